internal import TextScanning

/// Recognises the starts of blocks behind the markers of containers (CommonMark 0.30, chapter 4).
///
/// Every function takes the line from its first character that is not white space.
enum BlockStart {
  /// Whether an ATX heading begins: `#` to `######`, then white space or the end of the line.
  static func isHeading(_ line: ArraySlice<UInt8>) -> Bool {
    let level = line.prefix(7).prefix { $0 == UInt8(ascii: "#") }.count
    return (1...6).contains(level) && isSpaceOrEnd(line.dropFirst(level).first)
  }

  /// Whether the line is a setext heading underline.
  static func isUnderline(_ line: ArraySlice<UInt8>) -> Bool {
    guard let mark = line.first, mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-") else {
      return false
    }
    return line.drop { $0 == mark }.allSatisfy(\.isSpaceOrTab)
  }

  /// Whether the line is a thematic break: three or more `*`, `-` or `_`, and white space.
  static func isThematicBreak(_ line: ArraySlice<UInt8>) -> Bool {
    guard let mark = line.first,
      mark == UInt8(ascii: "*") || mark == UInt8(ascii: "-") || mark == UInt8(ascii: "_")
    else { return false }
    var count = 0
    for byte in line {
      if byte == mark { count += 1 } else if !byte.isSpaceOrTab { return false }
    }
    return count >= 3
  }

  /// The fence that opens a code block; nil if there is none.
  static func fence(_ line: ArraySlice<UInt8>) -> Fence? {
    guard let mark = line.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else {
      return nil
    }
    let rest = line.drop { $0 == mark }
    let length = line.count - rest.count
    guard length >= 3, mark == UInt8(ascii: "~") || !rest.contains(mark) else { return nil }
    return Fence(mark: mark, length: length)
  }

  /// Whether raw HTML may begin: `<` followed by `!`, `?` or the name of a tag.
  static func isHTML(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.first == UInt8(ascii: "<") else { return false }
    var rest = line.dropFirst()
    if rest.first == UInt8(ascii: "!") || rest.first == UInt8(ascii: "?") { return true }
    if rest.first == UInt8(ascii: "/") { rest = rest.dropFirst() }
    let end = rest.drop { $0.isAlphanumeric || $0 == UInt8(ascii: "-") }
    return end.count < rest.count
      && (isSpaceOrEnd(end.first) || end.first == UInt8(ascii: ">")
        || end.first == UInt8(ascii: "/"))
  }

  /// The length of a `<br>` tag without attributes at the start; nil if there is none.
  ///
  /// ```
  /// <br>  <br/>  <BR />  </br>
  /// ```
  static func breakTag(_ line: ArraySlice<UInt8>) -> Int? {
    guard line.first == UInt8(ascii: "<") else { return nil }
    var rest = line.dropFirst()
    let isEnd = rest.first == UInt8(ascii: "/")
    if isEnd { rest = rest.dropFirst() }
    guard rest.count >= 3, rest.first.map({ $0 | 0x20 }) == UInt8(ascii: "b"),
      rest.dropFirst().first.map({ $0 | 0x20 }) == UInt8(ascii: "r")
    else { return nil }
    rest = rest.dropFirst(2).drop(while: \.isSpaceOrTab)
    if !isEnd, rest.first == UInt8(ascii: "/") { rest = rest.dropFirst() }
    return rest.first == UInt8(ascii: ">") ? rest.startIndex + 1 - line.startIndex : nil
  }

  /// Whether a text is exactly a `<br>` tag without attributes.
  static func isBreakTag(_ tag: String) -> Bool {
    let bytes = Array(tag.utf8)
    return breakTag(bytes[...]) == bytes.count
  }

  /// The length of a list marker; nil if there is none.
  ///
  /// - Parameter interrupts: Whether it would interrupt a paragraph, for which a number has to be 1
  ///   and text has to follow the marker.
  static func listMarker(_ line: ArraySlice<UInt8>, interrupts: Bool) -> Int? {
    var length = 1
    switch line.first {
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): break
    default:
      let digits = line.prefix(10).prefix(while: \.isDigit)
      let delimiter = line.dropFirst(digits.count).first
      guard (1...9).contains(digits.count),
        delimiter == UInt8(ascii: ".") || delimiter == UInt8(ascii: ")"),
        !interrupts || isOne(digits)
      else { return nil }
      length = digits.count + 1
    }
    let rest = line.dropFirst(length)
    guard isSpaceOrEnd(rest.first), !interrupts || !rest.allSatisfy(\.isSpaceOrTab) else {
      return nil
    }
    return length
  }

  struct Fence {
    let mark: UInt8
    let length: Int

    func isClosed(by line: ArraySlice<UInt8>) -> Bool {
      let rest = line.drop { $0 == mark }
      return line.count - rest.count >= length && rest.allSatisfy(\.isSpaceOrTab)
    }
  }

  private static func isSpaceOrEnd(_ byte: UInt8?) -> Bool { byte?.isSpaceOrTab ?? true }

  /// Whether digits make the number 1, with or without leading zeros.
  private static func isOne(_ digits: ArraySlice<UInt8>) -> Bool {
    digits.last == UInt8(ascii: "1") && digits.dropLast().allSatisfy { $0 == UInt8(ascii: "0") }
  }
}
