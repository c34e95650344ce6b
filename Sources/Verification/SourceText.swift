/// The bytes of an output, and the lines and columns of its offsets.
///
/// A line ends with a line feed, a carriage return, or both (CommonMark 2.1).
struct SourceText {
  let bytes: [UInt8]
  /// Where the lines begin.
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

  /// The text with a line feed for each carriage return that ends a line by itself: the same
  /// offsets, and lines that whoever looks for line feeds sees.
  var withLineFeeds: SourceText {
    guard bytes.contains(UInt8(ascii: "\r")) else { return self }
    return SourceText(
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

  /// How many lines there are; one that only begins behind the last line end counts.
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

  /// A part of the text for a message: its first line, cut to a length that can be read.
  func excerpt(_ range: Range<Int>) -> String {
    // More than enough bytes for the scalars that are kept.
    let line = bytes[range].prefix(400).prefix { $0 != UInt8(ascii: "\n") }
    return String(decoding: line, as: UTF8.self).excerpt
  }
}

extension String {
  /// The text for a message: cut to a length that can be read.
  var excerpt: String {
    let limit = 60
    guard unicodeScalars.dropFirst(limit).first != nil else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.prefix(limit))) + "…"
  }
}
