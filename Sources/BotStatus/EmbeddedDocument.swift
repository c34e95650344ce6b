internal import JSONDocument

/// A JSON document inside a string, as language models write them now and then.
enum EmbeddedDocument {
  /// The object or array that a text holds; nil where it is none.
  static func value(in text: String) -> JSONValue? {
    let scalars = text.trimmed.unicodeScalars
    guard let first = scalars.first, let last = scalars.last,
      (first == "{" && last == "}") || (first == "[" && last == "]")
    else { return nil }
    return try? JSONParser.parse(text)
  }
}
