/// Quotes text from data in messages, which may end on a terminal.
enum Quoted {
  /// The text between quotes, cut to a readable length, its control characters escaped.
  static func text(_ text: String) -> String {
    let limit = 60
    var quoted = "\""
    for scalar in text.unicodeScalars.prefix(limit) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        quoted += "\\u{\(String(scalar.value, radix: 16))}"
      default:
        quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + (text.unicodeScalars.count > limit ? "…\"" : "\"")
  }
}
