/// What acts in Markdown as soon as a reader takes it for text instead of code: the start of a tag
/// or autolink, the middle of a link or image, attributes of kramdown.
enum LiveMark {
  /// Where the first one is within a range; nil if there is none.
  static func first(in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    var index = range.lowerBound
    while index + 1 < range.upperBound {
      if begins(bytes[index], bytes[index + 1]) { return index }
      index += 1
    }
    return nil
  }

  private static func begins(_ byte: UInt8, _ next: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case "<": ASCII.isLetter(next) || "/!?_:".utf8.contains(next) || next >= 0x80
    case "]": next == UInt8(ascii: "(")
    case "{": next == UInt8(ascii: ":")
    default: false
    }
  }
}
