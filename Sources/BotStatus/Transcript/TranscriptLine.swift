internal import TextScanning

/// The extent of a line of a transcript and where its first `: ` is.
struct TranscriptLine {
  /// Where the line begins, or what is looked at of it.
  let start: Int
  /// Where it ends, before its line feed.
  let end: Int
  /// Where the next line begins.
  let next: Int
  /// The first colon that a space follows or that ends the line.
  let colon: Int?

  /// Looks at a line from an index on.
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

  /// Where the text behind the first `: ` begins; the start of the line where there is none.
  var textStart: Int {
    guard let colon else { return start }
    return min(colon + 2, end)
  }

  /// The part before the first `: `, without the white space around it; empty where there is none.
  func name(in bytes: Span<UInt8>) -> Range<Int> {
    guard let colon else { return start..<start }
    return WhiteSpace.trim(start..<colon, in: bytes)
  }

  /// The index of the next line feed; the count where there is none.
  static func lineFeed(from start: Int, in bytes: Span<UInt8>) -> Int {
    ByteWord.firstIndex(of: UInt8(ascii: "\n"), or: UInt8(ascii: "\n"), in: bytes, from: start)
  }

  /// The index of the next colon or line feed; the count where there is none.
  private static func colonOrLineFeed(from start: Int, in bytes: Span<UInt8>) -> Int {
    ByteWord.firstIndex(of: UInt8(ascii: ":"), or: UInt8(ascii: "\n"), in: bytes, from: start)
  }

  /// Whether a colon parts a name from what follows: by a space or the end of the line.
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
