/// What a line can begin with, after the markers of the containers it is in (CommonMark 0.30,
/// chapter 4).
///
/// Each takes the rest of the line from its first character that is not white space.
enum BlockStart {
  /// `#` to `######`, and white space or nothing.
  static func isHeading(_ line: ArraySlice<UInt8>) -> Bool {
    let level = line.prefix(7).prefix { $0 == UInt8(ascii: "#") }.count
    return (1...6).contains(level) && isSpaceOrEnd(line.dropFirst(level).first)
  }

  /// An underline that makes a heading of a paragraph.
  static func isUnderline(_ line: ArraySlice<UInt8>) -> Bool {
    guard let mark = line.first, mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-") else {
      return false
    }
    return line.drop { $0 == mark }.allSatisfy(isSpace)
  }

  /// Three or more of `*`, `-` or `_`, and white space.
  static func isThematicBreak(_ line: ArraySlice<UInt8>) -> Bool {
    guard let mark = line.first,
      mark == UInt8(ascii: "*") || mark == UInt8(ascii: "-") || mark == UInt8(ascii: "_")
    else { return false }
    var count = 0
    for byte in line {
      if byte == mark { count += 1 } else if !isSpace(byte) { return false }
    }
    return count >= 3
  }

  /// The fence that opens a code block.
  static func fence(_ line: ArraySlice<UInt8>) -> Fence? {
    guard let mark = line.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else {
      return nil
    }
    let rest = line.drop { $0 == mark }
    let length = line.count - rest.count
    guard length >= 3, mark == UInt8(ascii: "~") || !rest.contains(mark) else { return nil }
    return Fence(mark: mark, length: length)
  }

  /// Whether raw HTML begins here, or could: `<` with `!`, `?`, or a tag's name.
  static func isHTML(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.first == UInt8(ascii: "<") else { return false }
    var rest = line.dropFirst()
    if rest.first == UInt8(ascii: "!") || rest.first == UInt8(ascii: "?") { return true }
    if rest.first == UInt8(ascii: "/") { rest = rest.dropFirst() }
    let end = rest.drop { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
    return end.count < rest.count
      && (isSpaceOrEnd(end.first) || end.first == UInt8(ascii: ">")
        || end.first == UInt8(ascii: "/"))
  }

  /// The length of the tag of a line break without attributes that begins here; nil if none does.
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
    rest = rest.dropFirst(2).drop(while: isSpace)
    if !isEnd, rest.first == UInt8(ascii: "/") { rest = rest.dropFirst() }
    return rest.first == UInt8(ascii: ">") ? rest.startIndex + 1 - line.startIndex : nil
  }

  /// Whether a tag is that of a line break, and no more.
  static func isBreakTag(_ tag: String) -> Bool {
    let bytes = Array(tag.utf8)
    return breakTag(bytes[...]) == bytes.count
  }

  /// The length of the marker of an item.
  ///
  /// - Parameter interrupts: Whether it would end a paragraph, for which it must begin with 1
  ///   if it is a number, and have something after it.
  static func listMarker(_ line: ArraySlice<UInt8>, interrupts: Bool) -> Int? {
    var length = 1
    switch line.first {
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): break
    default:
      let digits = line.prefix(10).prefix { (0x30...0x39).contains($0) }
      let delimiter = line.dropFirst(digits.count).first
      guard (1...9).contains(digits.count),
        delimiter == UInt8(ascii: ".") || delimiter == UInt8(ascii: ")"),
        !interrupts || isOne(digits)
      else { return nil }
      length = digits.count + 1
    }
    let rest = line.dropFirst(length)
    guard isSpaceOrEnd(rest.first), !interrupts || !rest.allSatisfy(isSpace) else { return nil }
    return length
  }

  struct Fence {
    let mark: UInt8
    let length: Int

    /// Whether a line closes the code block that this fence opened.
    func isClosed(by line: ArraySlice<UInt8>) -> Bool {
      let rest = line.drop { $0 == mark }
      return line.count - rest.count >= length && rest.allSatisfy(isSpace)
    }
  }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  private static func isSpaceOrEnd(_ byte: UInt8?) -> Bool {
    byte.map(isSpace) ?? true
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }

  /// Whether digits make the number 1, zeros before it or not.
  private static func isOne(_ digits: ArraySlice<UInt8>) -> Bool {
    digits.last == UInt8(ascii: "1") && digits.dropLast().allSatisfy { $0 == UInt8(ascii: "0") }
  }
}
