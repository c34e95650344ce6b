/// Text that knows how to write itself in the template's format, and that is written as it is.
///
/// Markdown that is sanitised for a Markdown page, or that libcmark makes HTML for an HTML page,
/// is a fragment. It is written only where a template asks for it.
public struct Fragment: Sendable {
  /// The text before it was made fit for the format: what functions such as `json` see.
  public let source: String

  /// Appends the text in the template's format to what was rendered so far, whose end tells
  /// where on a line the fragment stands.
  public let write: @Sendable (_ output: inout [UInt8]) -> Void

  /// Makes a fragment of its source and a writer that escapes or sanitises it.
  public init(source: String, write: @escaping @Sendable (_ output: inout [UInt8]) -> Void) {
    self.source = source
    self.write = write
  }
}
