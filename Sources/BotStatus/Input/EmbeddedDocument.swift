internal import JSONDocument

/// A JSON document inside a string, as language models sometimes write.
enum EmbeddedDocument {
  /// The object or array in a text, even if fenced or escaped twice; nil if there is none.
  static func value(in text: String) -> JSONValue? {
    guard let first = text.unicodeScalars.first(where: { !$0.isWhiteSpace }),
      ["{", "[", "`", "~"].contains(first)
    else { return nil }
    if let value = document(in: text) { return value }
    return SpeltEscapes.resolved(in: text).flatMap { document(in: $0) }
  }

  private static func document(in text: String) -> JSONValue? {
    if let value = bare(text) { return value }
    guard let fence = CodeFence(text), languages.contains(fence.language) else { return nil }
    return bare(fence.content)
  }

  private static let languages: Set<String> = ["", "json", "json5", "jsonc", "javascript", "js"]

  private static func bare(_ text: String) -> JSONValue? {
    let scalars = text.unicodeScalars
    guard let first = scalars.first(where: { !$0.isWhiteSpace }),
      first == "{" || first == "[",
      let last = scalars.last(where: { !$0.isWhiteSpace }),
      last == (first == "{" ? "}" : "]")
    else { return nil }
    return try? JSONParser.parse(text)
  }
}
