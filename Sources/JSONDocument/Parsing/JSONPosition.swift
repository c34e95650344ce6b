/// A position in a JSON text.
public struct JSONPosition: Sendable, Hashable {
  /// The number of bytes before the position.
  public var offset: Int
  /// The line, from 1; lines end at LF, CR or CRLF.
  public var line: Int
  /// The column, from 1, counted in Unicode scalars.
  ///
  /// A byte order mark at the start of the text does not count. In bytes that are not UTF-8, each
  /// maximal subpart (Unicode, section 3.9) counts as one.
  public var column: Int

  /// Makes a position.
  public init(offset: Int, line: Int, column: Int) {
    self.offset = offset
    self.line = line
    self.column = column
  }

  /// The start of a text: offset 0, line 1, column 1.
  public static let start = JSONPosition(offset: 0, line: 1, column: 1)

  /// The position after bytes that begin at this one.
  ///
  /// It takes linear time. The bytes must not begin between the CR and the LF of a line end.
  public func advanced(over bytes: Span<UInt8>) -> JSONPosition {
    let isValid = (try? UTF8Span(validating: bytes)) != nil
    var position = self
    position.offset += bytes.count
    var index = ByteOrderMark.length(in: bytes)
    while index < bytes.count {
      let byte = bytes[index]
      index += isValid ? UTF8Scalar.length(ofLead: byte) : UTF8Scalar.length(in: bytes, at: index)
      switch byte {
      case UInt8(ascii: "\r") where index < bytes.count && bytes[index] == UInt8(ascii: "\n"):
        continue
      case UInt8(ascii: "\r"), UInt8(ascii: "\n"):
        position.line += 1
        position.column = 1
      default:
        position.column += 1
      }
    }
    return position
  }
}
