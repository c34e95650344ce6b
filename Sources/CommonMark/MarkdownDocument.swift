/// Untrusted Markdown, such as a language model's insights, parsed and made harmless.
///
/// Raw HTML becomes text, images become links or text, links lead to `http`, `https` and `mailto`
/// only, headings are moved below the heading that they stand under. No word is lost.
public struct MarkdownDocument {
  /// Whether something in the source was nested too deep or was too long for the Markdown in it
  /// to be read, and is shown as plain text.
  public let exceededLimits: Bool

  let tree: MarkdownTree?

  /// Parses Markdown.
  public init(_ source: String) {
    self.tree = MarkdownTree(SourceText.bytes(of: source))
    self.exceededLimits = tree?.exceededLimits ?? false
  }
}
