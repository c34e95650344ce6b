/// Strings of the insights, which language models write, as the Markdown that they were meant to be.
///
/// | in the string | in the Markdown |
/// | --- | --- |
/// | `\n` spelt out, and no line break | what was escaped twice, unescaped once: ``SpeltEscapes`` |
/// | one fence of `markdown` as a whole | its content: ``CodeFence`` |
/// | lists with other signs, or sloppily nested | lists of CommonMark: ``Outline`` |
///
/// Every other string stays as it is to the byte.
enum ModelText {
  /// The Markdown that a string was meant to be.
  ///
  /// - Parameter isItem: Whether the string is one of a list, and brings a sign of its own perhaps,
  ///   which ``ItemText`` looks at.
  static func markdown(_ text: String, isItem: Bool = false) -> String {
    let unescaped = SpeltEscapes.resolved(in: text)
    var content = unescaped ?? text
    if let inner = CodeFence.markdown(in: content) {
      content = unescaped == nil ? SpeltEscapes.resolved(in: inner) ?? inner : inner
    }
    return Outline.markdown(content, isItem: isItem) ?? content
  }
}
