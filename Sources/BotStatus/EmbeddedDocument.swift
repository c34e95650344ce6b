internal import JSONDocument

/// A JSON document inside a string, as language models write them now and then.
enum EmbeddedDocument {
  /// The object or array that a text holds; nil where it is none.
  static func value(in text: String) -> JSONValue? {
    let scalars = text.unicodeScalars
    guard let first = scalars.first(where: { !$0.isWhiteSpace }),
      first == "{" || first == "[",
      let last = scalars.last(where: { !$0.isWhiteSpace }),
      last == (first == "{" ? "}" : "]")
    else { return nil }
    return try? JSONParser.parse(text)
  }
}
