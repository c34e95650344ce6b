/// Markup that writes itself in the template's format.
///
/// Sanitised Markdown is a fragment, written as Markdown in a Markdown template and as libcmark's
/// HTML in an HTML template. It is produced only where a template uses it.
public struct Fragment: Sendable {
  /// Fragments are few and texts are many: the box keeps a fragment from doubling the size of every
  /// ``Value``.
  private final class Content: Sendable {
    let source: String
    let write: @Sendable (_ output: inout [UInt8]) -> Void

    init(source: String, write: @escaping @Sendable (_ output: inout [UInt8]) -> Void) {
      self.source = source
      self.write = write
    }
  }

  private let content: Content

  /// The text before formatting, as functions such as `json` see it.
  public var source: String { content.source }

  /// Appends the fragment in the template's format to the output so far, whose end shows its
  /// position on the line.
  public var write: @Sendable (_ output: inout [UInt8]) -> Void { content.write }

  /// Makes a fragment from its source and a function that writes it safely.
  public init(source: String, write: @escaping @Sendable (_ output: inout [UInt8]) -> Void) {
    content = Content(source: source, write: write)
  }
}
