internal import TextScanning

/// The bounds of a line of a transcript and the position of its first `: `.
struct TranscriptLine {
  /// The start of the line, or of the part that is examined.
  let start: Int
  /// The end of the line, before its line feed.
  let end: Int
  /// The start of the next line.
  let next: Int
  /// The first colon followed by a space or the end of the line.
  let colon: Int?

  init(from start: Int, in bytes: Span<UInt8>) {
    var colon: Int?
    var index = Self.colonOrLineFeed(from: start, in: bytes)
    while index < bytes.count, bytes[index] == UInt8(ascii: ":") {
      if Self.isSeparator(colonAt: index, in: bytes) {
        colon = index
        break
      }
      index = Self.colonOrLineFeed(from: index + 1, in: bytes)
    }
    self.start = start
    self.end = Self.lineFeed(from: index, in: bytes)
    self.next = min(end + 1, bytes.count)
    self.colon = colon
  }

  /// The start of the text after the first `: `; the start of the line if there is none.
  var textStart: Int {
    guard let colon else { return start }
    return min(colon + 2, end)
  }

  /// The part before the first `: `, without surrounding white space; empty if there is none.
  func name(in bytes: Span<UInt8>) -> Range<Int> {
    guard let colon else { return start..<start }
    return WhiteSpace.trim(start..<colon, in: bytes)
  }

  /// The index of the next line feed; the count if there is none.
  static func lineFeed(from start: Int, in bytes: Span<UInt8>) -> Int {
    ByteWord.firstIndex(of: UInt8(ascii: "\n"), or: UInt8(ascii: "\n"), in: bytes, from: start)
  }

  /// The index of the next colon or line feed; the count if there is none.
  private static func colonOrLineFeed(from start: Int, in bytes: Span<UInt8>) -> Int {
    ByteWord.firstIndex(of: UInt8(ascii: ":"), or: UInt8(ascii: "\n"), in: bytes, from: start)
  }

  /// Whether a colon separates a name from its text: a space or the end of the line follows it.
  static func isSeparator(colonAt index: Int, in bytes: Span<UInt8>) -> Bool {
    guard index + 1 < bytes.count else { return true }
    switch bytes[index + 1] {
    case UInt8(ascii: " "), UInt8(ascii: "\n"): return true
    case UInt8(ascii: "\r"):
      return index + 2 < bytes.count && bytes[index + 2] == UInt8(ascii: "\n")
    default: return false
    }
  }
}
