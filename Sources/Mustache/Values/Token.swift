/// A word of the program's own that is made of a number, such as a time or an anchor: it is written
/// straight into the output.
public struct Token: Sendable {
  /// Appends the word for a number: no markup in any format, and never empty.
  public typealias Writer = @Sendable (_ number: Int64, _ output: inout [UInt8]) -> Void

  private let number: Int64
  private let writer: Writer

  /// Makes a word.
  ///
  /// - Parameters:
  ///   - number: What it is made of.
  ///   - writer: Writes it; a function that captures nothing costs least.
  public init(_ number: Int64, writer: @escaping Writer) {
    self.number = number
    self.writer = writer
  }

  /// Appends the word.
  public func append(to output: inout [UInt8]) { writer(number, &output) }

  /// The word as a text.
  public var text: String {
    var output: [UInt8] = []
    append(to: &output)
    return String(decoding: output, as: UTF8.self)
  }
}
