extension String {
  /// The text in quotes for a message: cut to 60 scalars, control characters escaped.
  var quoted: String {
    let limit = 60
    var text = "\""
    for (index, scalar) in unicodeScalars.enumerated() {
      guard index < limit else {
        text += "…"
        break
      }
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        text += scalar.escaped(asASCII: true)
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
