/// Converts strings of the insights, written by language models, to the Markdown they meant.
///
/// | in the string | in the Markdown |
/// | --- | --- |
/// | literal `\n`, and no line break | text escaped twice is unescaped once: ``SpeltEscapes`` |
/// | a single fenced `markdown` block | its content: ``CodeFence`` |
/// | lists with other markers, or sloppily nested | lists of CommonMark: ``Outline`` |
/// | a label on the line below a list | a paragraph of its own: ``ListEnd`` |
/// | one line with a sign before a quantity: `> 50` | text: ``SignedLine`` |
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
    if let line = SignedLine.escaped(content, isItem: isItem) { return line }
    content = Outline.markdown(content, isItem: isItem) ?? content
    return isItem ? content : ListEnd.separated(in: content) ?? content
  }

  /// The intended Markdown of a list item that may have its own marker, with the lists in it ended
  /// as in other texts; what is below a task may be its owner, and so is left there.
  static func item(_ text: String) -> String {
    let content = markdown(text, isItem: true)
    return ListEnd.separated(in: content) ?? content
  }
}
