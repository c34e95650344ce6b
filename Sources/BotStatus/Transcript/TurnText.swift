/// Finds the lines of a turn that are its text.
enum TurnText {
  /// Returns a range without the line break and the blank lines at its end.
  ///
  /// Trailing spaces of a line that is not blank are part of the text and are kept.
  static func withoutBlankLines(behind range: Range<Int>, in bytes: Span<UInt8>) -> Range<Int> {
    var end = range.upperBound
    var index = end
    while index > range.lowerBound {
      switch bytes[index - 1] {
      case UInt8(ascii: "\n"):
        index -= 1
        end = index
      case UInt8(ascii: "\r"):
        // A line break, or, before a line feed, part of one.
        index -= 1
        end = index
      case UInt8(ascii: " "), UInt8(ascii: "\t"):
        index -= 1
      default:
        return range.lowerBound..<end
      }
    }
    return range.lowerBound..<end
  }

  /// Returns a range without the blank lines at its start and its end.
  static func withoutBlankLines(around range: Range<Int>, in bytes: Span<UInt8>) -> Range<Int> {
    var start = range.lowerBound
    search: for index in range {
      switch bytes[index] {
      case UInt8(ascii: "\n"): start = index + 1
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): continue
      default: break search
      }
    }
    return withoutBlankLines(behind: start..<range.upperBound, in: bytes)
  }
}
