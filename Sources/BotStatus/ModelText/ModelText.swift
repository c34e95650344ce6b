/// Converts strings of the insights, written by language models, to the Markdown they meant.
///
/// | in the string | in the Markdown |
/// | --- | --- |
/// | literal `\n`, and no line break | text escaped twice is unescaped once: ``SpeltEscapes`` |
/// | a single fenced `markdown` block | its content: ``CodeFence`` |
/// | lists with other markers, or sloppily nested | lists of CommonMark: ``Outline`` |
///
/// Every other string is kept byte for byte.
enum ModelText {
  /// The intended Markdown of a string.
  ///
  /// - Parameter isItem: Whether the string is a list item and may have its own marker, which
  ///   ``ItemText`` handles.
  static func markdown(_ text: String, isItem: Bool = false) -> String {
    let unescaped = SpeltEscapes.resolved(in: text)
    var content = unescaped ?? text
    if let inner = CodeFence.markdown(in: content) {
      content = unescaped == nil ? SpeltEscapes.resolved(in: inner) ?? inner : inner
    }
    return Outline.markdown(content, isItem: isItem) ?? content
  }
}
