extension String {
  /// The text in quotes for a message: truncated to 60 scalars, with control characters escaped.
  var quoted: String { quoted(upTo: 60) }

  /// The text in quotes for a message: truncated to `limit` scalars, with control characters
  /// escaped.
  func quoted(upTo limit: Int) -> String {
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
