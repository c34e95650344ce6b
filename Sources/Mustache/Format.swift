public import TextScanning

/// How values are written in a template's output: as Markdown, HTML or JSON.
public struct Format: Sendable {
  /// Appends text to the output, whose end shows the position on the line.
  public typealias Writer = @Sendable (_ text: TextSlice, _ output: inout [UInt8]) -> Void

  /// Writes the text of `{{name}}`.
  public let escape: Writer
  /// Writes the text of `{{{name}}}` and `{{&name}}`.
  ///
  /// For untrusted text this is the same as ``escape``.
  public let raw: Writer
  /// Writes a number, given by its spelling, as a value.
  ///
  /// Functions see the spelling itself.
  public let number: @Sendable (_ spelling: String, _ output: inout [UInt8]) -> Void
  /// Ends a fragment, which begins at `start`, before something is written after it on its line
  /// that would become part of it.
  public typealias Separator = @Sendable (_ start: Int, _ output: inout [UInt8]) -> Void
  /// Separates a fragment from text after it on its line; nil if that is never necessary.
  public let separator: Separator?

  /// Makes a format.
  ///
  /// - Parameters:
  ///   - escape: How to write text.
  ///   - raw: How to write text in triple braces.
  ///   - number: How to write numbers; nil to keep their spelling.
  ///   - separator: How to separate a fragment from text after it; nil if that is never necessary.
  public init(
    escape: @escaping Writer, raw: @escaping Writer,
    number: (@Sendable (_ spelling: String, _ output: inout [UInt8]) -> Void)? = nil,
    separator: Separator? = nil
  ) {
    self.escape = escape
    self.raw = raw
    self.separator = separator
    self.number = number ?? { $1.append(contentsOf: $0.utf8) }
  }
}
