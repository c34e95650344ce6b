/// A trusted word generated from a number, such as a time or an anchor, and written straight into
/// the output.
public struct Token: Sendable {
  /// Appends the word for a number; it must have no markup in any format and must not be empty.
  public typealias Writer = @Sendable (_ number: Int64, _ output: inout [UInt8]) -> Void

  private let number: Int64
  private let writer: Writer

  /// Makes a token.
  ///
  /// - Parameters:
  ///   - number: The number that the word is generated from.
  ///   - writer: Writes the word; a function without captures is cheapest.
  public init(_ number: Int64, writer: @escaping Writer) {
    self.number = number
    self.writer = writer
  }

  /// Appends the word.
  public func append(to output: inout [UInt8]) { writer(number, &output) }

  /// The word as a string.
  public var text: String {
    var output: [UInt8] = []
    append(to: &output)
    return String(decoding: output, as: UTF8.self)
  }
}
