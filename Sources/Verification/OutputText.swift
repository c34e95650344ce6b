internal import TextScanning

/// The bytes of an output, and the mapping of offsets to lines and columns.
///
/// A line ends with a line feed, a carriage return, or both (CommonMark 2.1).
struct OutputText {
  let bytes: [UInt8]
  /// The offsets at which lines begin.
  private let lineStarts: [Int]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [0]
    for index in bytes.indices
    where bytes[index] == UInt8(ascii: "\n") || Self.isLoneReturn(index, in: bytes) {
      starts.append(index + 1)
    }
    lineStarts = starts
  }

  /// The text with every carriage return that ends a line by itself replaced with a line feed; all
  /// offsets stay the same.
  var withLineFeeds: OutputText {
    guard bytes.contains(UInt8(ascii: "\r")) else { return self }
    return OutputText(
      bytes.indices.map { Self.isLoneReturn($0, in: bytes) ? UInt8(ascii: "\n") : bytes[$0] })
  }

  private static func isLoneReturn(_ index: Int, in bytes: [UInt8]) -> Bool {
    bytes[index] == UInt8(ascii: "\r")
      && (index + 1 == bytes.count || bytes[index + 1] != UInt8(ascii: "\n"))
  }

  /// The line and the column, in Unicode scalars, of an offset.
  func place(of offset: Int) -> (line: Int, column: Int) {
    let offset = min(max(offset, 0), bytes.count)
    let line = lineNumber(of: offset)
    let column = bytes[lineStarts[line - 1]..<offset].count { $0 & 0xC0 != 0x80 }
    return (line, column + 1)
  }

  /// The line, from 1, of an offset.
  func lineNumber(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The number of lines, including an empty one after the last line end.
  var lineCount: Int { lineStarts.count }

  /// The offsets of a line, from 1, without its line feed.
  func line(_ number: Int) -> Range<Int> {
    guard (1...lineStarts.count).contains(number) else { return bytes.count..<bytes.count }
    let start = lineStarts[number - 1]
    let end = number < lineStarts.count ? lineStarts[number] - 1 : bytes.count
    return start..<max(start, end)
  }

  /// The offset of the first byte that is not UTF-8; nil if there is none.
  func offsetOfInvalidUTF8() -> Int? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  /// The first line of a range, shortened for a message.
  func excerpt(_ range: Range<Int>) -> String {
    // More than enough bytes for the scalars that are kept.
    let line = bytes[range].prefix(400).prefix { $0 != UInt8(ascii: "\n") }
    return String(decoding: line, as: UTF8.self).excerpt()
  }
}
