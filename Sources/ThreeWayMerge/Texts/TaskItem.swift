internal import TextScanning

/// An item of a task list, such as `- [x] **Ann:** Write it down *(0:12)*`.
///
/// Task lists are an extension of GitHub Flavored Markdown (section 5.3). Some editors put other
/// characters than `x` into the box, such as `-` for what was dropped: any one ASCII character
/// counts as the state of an item.
struct TaskItem {
  /// The index of the box's character in the line.
  let box: Int
  /// The character in the box: a space for what is still to be done.
  let state: UInt8
  /// What is to be done: the text without what surrounds it, and without the time at its end at
  /// which it was said.
  let text: ArraySlice<UInt8>

  static let open = UInt8(ascii: " ")

  /// Reads a line without its end; nil if it is no such item.
  init?(_ line: ArraySlice<UInt8>) {
    var rest = line.drop(while: \.isSpaceOrTab)
    guard let mark = rest.popFirst() else { return nil }
    if mark.isDigit {
      // `1.` or `1)` (CommonMark 5.2).
      rest = rest.drop(while: \.isDigit)
      guard let end = rest.popFirst(), end == UInt8(ascii: ".") || end == UInt8(ascii: ")")
      else { return nil }
    } else {
      guard "-*+".utf8.contains(mark) else { return nil }
    }
    guard rest.first?.isSpaceOrTab == true else { return nil }
    rest = rest.drop(while: \.isSpaceOrTab)
    let box = rest.prefix(3)
    guard box.count == 3, box.first == UInt8(ascii: "["), box.last == UInt8(ascii: "]") else {
      return nil
    }
    let state = box[box.startIndex + 1]
    let text = rest.dropFirst(3)
    guard state == Self.open || (state > 0x20 && state < 0x7F), text.first?.isSpaceOrTab == true
    else { return nil }
    self.box = box.startIndex + 1 - line.startIndex
    self.state = state
    self.text = Self.withoutTime(text.trimming(while: \.isSpaceOrTab))
  }

  /// The text without a remark in emphasis at its end, such as `*(0:12)*`.
  private static func withoutTime(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let (start, end) = (Array(" *(".utf8), Array(")*".utf8))
    guard text.suffix(2).elementsEqual(end) else { return text }
    var index = text.endIndex - end.count
    while index - start.count >= text.startIndex {
      if text[(index - start.count)..<index].elementsEqual(start) {
        let rest = text[..<(index - start.count)].trimming(while: \.isSpaceOrTab)
        return rest.isEmpty ? text : rest
      }
      index -= 1
    }
    return text
  }
}
