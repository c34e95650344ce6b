internal import TextScanning

/// An item of a task list, such as `- [x] **Ann:** Write it down *(0:12)*`.
///
/// Task lists are an extension of GitHub Flavored Markdown (section 5.3). Some editors put other
/// characters than `x` into the box, such as `-` for what was dropped: any one ASCII character
/// counts as the state of an item.
package struct TaskItem {
  /// The index of the box's character in the line.
  let box: Int
  /// The character in the box: a space for what is still to be done.
  let state: UInt8
  /// The text of the line.
  package let line: ArraySlice<UInt8>
  /// What is to be done: the text without what surrounds it, and without the time at its end at
  /// which it was said.
  let text: ArraySlice<UInt8>

  static let open = UInt8(ascii: " ")

  /// Whether there is nothing more to do: it is ticked, or was dropped (`-`).
  package var isDone: Bool { "xX-".utf8.contains(state) }

  /// Reads a line without its end; nil if it is no such item.
  package init?(_ line: ArraySlice<UInt8>) {
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
    self.line = text.trimming(while: \.isSpaceOrTab)
    self.text = Self.withoutTime(self.line)
  }

  /// The text without a remark in emphasis at its end, such as `*(0:12)*`, which a day may follow:
  /// `*(0:12)* 📅 2026-03-05` or `*(0:12)* (Friday)`.
  private static func withoutTime(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let (start, end) = (Array(" *(".utf8), Array(")*".utf8))
    // Of the last remark.
    guard let close = lastIndex(of: end, in: text) else { return text }
    let day = text[(close + end.count)...]
    guard day.isEmpty || isDay(day),
      let open = lastIndex(of: start, in: text[..<close])
    else { return text }
    let rest = text[..<open].trimming(while: \.isSpaceOrTab)
    guard !rest.isEmpty else { return text }
    return day.isEmpty ? rest : (Array(rest) + day)[...]
  }

  /// Whether a text is what follows a remark: a day with a sign, as some editors write the day when
  /// something is due, or words in parentheses.
  private static func isDay(_ text: ArraySlice<UInt8>) -> Bool {
    text.starts(with: " \u{1F4C5} ".utf8)
      || (text.starts(with: " (".utf8) && text.last == UInt8(ascii: ")"))
  }

  private static func lastIndex(of part: [UInt8], in text: ArraySlice<UInt8>) -> Int? {
    var index = text.endIndex - part.count
    while index >= text.startIndex {
      if text[index..<(index + part.count)].elementsEqual(part) { return index }
      index -= 1
    }
    return nil
  }
}
