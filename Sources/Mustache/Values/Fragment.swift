/// Text that knows how to write itself in the template's format, and that is written as it is.
///
/// Markdown that is sanitised for a Markdown page, or that libcmark makes HTML for an HTML page,
/// is a fragment. It is written only where a template asks for it.
public struct Fragment: Sendable {
  /// Fragments are few and texts are many: in a box of its own, a fragment does not make every
  /// ``Value`` twice as large.
  private final class Content: Sendable {
    let source: String
    let plainText: (@Sendable () -> String)?
    let write: @Sendable (_ output: inout [UInt8]) -> Void

    init(
      source: String, plainText: (@Sendable () -> String)?,
      write: @escaping @Sendable (_ output: inout [UInt8]) -> Void
    ) {
      self.source = source
      self.plainText = plainText
      self.write = write
    }
  }

  private let content: Content

  /// The text before it was made fit for the format: what functions such as `json` see.
  public var source: String { content.source }

  /// Makes the words of the text, without markup; nil if nobody has said what they are.
  public var plainText: (@Sendable () -> String)? { content.plainText }

  /// Appends the text in the template's format to what was rendered so far, whose end tells
  /// where on a line the fragment stands.
  public var write: @Sendable (_ output: inout [UInt8]) -> Void { content.write }

  /// Makes a fragment of its source and a writer that escapes or sanitises it.
  ///
  /// - Parameter plainText: Makes its words, without markup.
  public init(
    source: String, plainText: (@Sendable () -> String)? = nil,
    write: @escaping @Sendable (_ output: inout [UInt8]) -> Void
  ) {
    content = Content(source: source, plainText: plainText, write: write)
  }
}
