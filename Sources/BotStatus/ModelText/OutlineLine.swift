/// A line of a text that may be part of a list.
struct OutlineLine {
  let bytes: ArraySlice<UInt8>
  /// The number of columns of leading white space.
  let indent: Int
  /// The line without its indentation and trailing white space.
  let text: ArraySlice<UInt8>
  /// Whether the line is in a fenced code block, including its fences.
  let isCode: Bool
  /// The list marker at the start of the line, if any.
  let sign: ItemSign?

  var isBlank: Bool { text.isEmpty }

  /// Whether the line is a thematic break (CommonMark 4.1): at least three marks.
  var isRule: Bool {
    !isCode && Self.isRule(text) && text.count { $0 != 0x20 && $0 != 0x09 } >= 3
  }

  /// Whether the line ends in a colon, so that it may introduce a list.
  var endsInColon: Bool {
    let plain = String(decoding: text.suffix(8), as: UTF8.self).unicodeScalars
      .last { $0 != "*" && $0 != "_" }
    return plain == ":" || plain == "：" || plain == "﹕"
  }

  static func lines(of text: String) -> [OutlineLine] {
    var fence: (mark: UInt8, length: Int)?
    let bytes = Array(text.utf8)
    return bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
      line in
      var indent = 0
      let start = line.firstIndex { byte in
        switch byte {
        case UInt8(ascii: " "): indent += 1
        case UInt8(ascii: "\t"): indent += 4 - indent % 4
        default: return true
        }
        return false
      }
      var rest = start.map { line[$0...] } ?? line.suffix(0)
      while let last = rest.last, last == 0x20 || (0x09...0x0D).contains(last) {
        rest = rest.dropLast()
      }
      let isCode = isCode(rest, fence: &fence)
      return OutlineLine(
        bytes: line, indent: indent, text: rest, isCode: isCode,
        sign: isCode || isRule(rest) ? nil : ItemSign(rest))
    }
  }

  /// Whether a line is part of a fenced code block (CommonMark 4.5).
  private static func isCode(
    _ line: ArraySlice<UInt8>, fence: inout (mark: UInt8, length: Int)?
  ) -> Bool {
    let mark = line.first ?? 0
    let length = line.prefix { $0 == mark }.count
    let isFence = length >= 3 && (mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~"))
    guard let open = fence else {
      guard isFence, mark == UInt8(ascii: "~") || !line.dropFirst(length).contains(mark) else {
        return false
      }
      fence = (mark, length)
      return true
    }
    if isFence, mark == open.mark, length >= open.length, line.count == length { fence = nil }
    return true
  }

  /// Whether a line is a thematic break (CommonMark 4.1).
  private static func isRule(_ line: ArraySlice<UInt8>) -> Bool {
    guard let mark = line.first, "-*_".utf8.contains(mark) else { return false }
    return line.allSatisfy { $0 == mark || $0 == 0x20 || $0 == 0x09 }
  }
}
