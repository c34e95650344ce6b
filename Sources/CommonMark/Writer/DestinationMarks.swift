/// Finds, byte by byte, what readers may act on in the destination of a link, though it is none of
/// CommonMark's: `==` (a highlight of Obsidian's), `~~` (struck through), `::` (a field of
/// Dataview's), `:name:` (an emoji, which Hugo puts in before it reads Markdown).
struct DestinationMarks {
  private var previous: UInt8 = 0
  private var colonCount = 0

  /// Whether the next byte completes a mark, and has to be written as a reference.
  mutating func includes(_ byte: UInt8) -> Bool {
    defer { previous = byte }
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "~"): return previous == byte
    case UInt8(ascii: ":"):
      colonCount += 1
      // The first two are those of the scheme and of the port.
      return previous == byte || colonCount > 2
    default: return false
    }
  }
}
