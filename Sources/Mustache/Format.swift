/// How text is written in what a template makes: Markdown, HTML, JSON.
public struct Format: Sendable {
  /// Appends a text to the output, whose end tells where on a line the text stands.
  public typealias Writer = @Sendable (_ text: String, _ output: inout [UInt8]) -> Void

  /// Writes the text of `{{name}}`.
  public let escape: Writer
  /// Writes the text of `{{{name}}}` and `{{&name}}`.
  ///
  /// Where texts are not trusted this is the same as ``escape``.
  public let raw: Writer
  /// Writes a number, given in its own spelling, wherever it stands as a value.
  ///
  /// Functions see the spelling itself.
  public let number: Writer
  /// Ends a fragment, which begins at an index of the output, if something is to be written behind it
  /// on its line that would become a part of it.
  public typealias Separator = @Sendable (_ start: Int, _ output: inout [UInt8]) -> Void
  /// Writes what keeps a fragment and what stands behind it on its line apart; nil if nothing has to.
  public let separator: Separator?

  /// Makes a format of its writers.
  ///
  /// - Parameters:
  ///   - number: Nil means that numbers are written as they are spelt.
  ///   - separator: Nil means that whatever stands behind a fragment is no part of it.
  public init(
    escape: @escaping Writer, raw: @escaping Writer, number: Writer? = nil,
    separator: Separator? = nil
  ) {
    self.escape = escape
    self.raw = raw
    self.separator = separator
    self.number = number ?? { $1.append(contentsOf: $0.utf8) }
  }
}
