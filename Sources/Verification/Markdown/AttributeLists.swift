/// Finds attributes in braces, `{.class onclick="x"}`, which Python-Markdown's `attr_list` and Hugo
/// recognise at the end of a heading or a cell, on the last line of a paragraph, and after a link,
/// code or emphasis.
struct AttributeLists {
  private let bytes: [UInt8]
  private let line: Range<Int>
  private let isHeading: Bool
  private let isRow: Bool
  /// Whether the line continues a paragraph.
  private let isContinued: Bool
  /// The content of the line, without white space and the markers of quotes, items and headings.
  private let content: Range<Int>

  init(_ bytes: [UInt8], line: Range<Int>, isContinued: Bool) {
    self.bytes = bytes
    self.line = line
    var start = line.lowerBound
    while start < line.upperBound, " >\t".utf8.contains(bytes[start]) { start += 1 }
    let marker = start
    while start < line.upperBound, " >-*+\t".utf8.contains(bytes[start]) { start += 1 }
    self.isContinued = isContinued && start == marker
    isHeading = start < line.upperBound && bytes[start] == UInt8(ascii: "#")
    isRow = bytes[line].contains(UInt8(ascii: "|"))
    var end = line.upperBound
    while end > start, bytes[end - 1] <= 0x20 || isHeading && bytes[end - 1] == UInt8(ascii: "#") {
      end -= 1
    }
    content = start..<end
  }

  /// The offsets of the opening braces, in order.
  func offsets() -> [Int] {
    var offsets: [Int] = []
    guard let last = bytes[line].lastIndex(of: UInt8(ascii: "}")) else { return [] }
    var close = line.lowerBound
    for index in line where bytes[index] == UInt8(ascii: "{") && index < last {
      if close <= index {
        close = bytes[index...].firstIndex(of: UInt8(ascii: "}")) ?? last
      }
      guard holdsAttributes(from: index + 1, to: close) else { continue }
      if acts(at: index, closedAt: close, last: last) { offsets.append(index) }
    }
    return offsets
  }

  private func holdsAttributes(from start: Int, to end: Int) -> Bool {
    var start = start
    while start < end, bytes[start] == 0x20 { start += 1 }
    // `{:`, `{{` and `{%` are checked elsewhere.
    return start < end && !":{%".utf8.contains(bytes[start])
  }

  private func acts(at index: Int, closedAt close: Int, last: Int) -> Bool {
    if index == content.lowerBound {
      return isContinued && last + 1 == content.upperBound && !isRow
    }
    let previous = bytes[index - 1]
    if previous == 0x20 {
      if isHeading, last + 1 == content.upperBound { return true }
      return isRow && endsCell(after: close)
    }
    return endsElement(at: index - 1)
  }

  private func endsCell(after close: Int) -> Bool {
    var end = close + 1
    while end < line.upperBound, bytes[end] == 0x20 { end += 1 }
    return end >= line.upperBound || bytes[end] == UInt8(ascii: "|")
  }

  /// Whether code, emphasis, a link or an autolink may end with the byte at an index.
  private func endsElement(at index: Int) -> Bool {
    switch Unicode.Scalar(bytes[index]) {
    case "`", "*", "_": !isEscaped(index)
    case ")": begins(with: "(", before: index, behind: "]")
    case ">": begins(with: "<", before: index, behind: nil)
    default: false
    }
  }

  private func isEscaped(_ index: Int) -> Bool {
    index > line.lowerBound && bytes[index - 1] == UInt8(ascii: "\\")
  }

  /// Whether brackets without a space inside end at an index, behind another character.
  private func begins(
    with opening: Unicode.Scalar, before index: Int, behind previous: Unicode.Scalar?
  ) -> Bool {
    guard index > line.lowerBound else { return false }
    // Longer ones count as brackets, which keeps the time linear.
    let earliest = max(line.lowerBound, index - 2_000)
    var start = index - 1
    while start > earliest, bytes[start] != UInt8(ascii: opening) {
      if bytes[start] == 0x20 { return false }
      start -= 1
    }
    guard bytes[start] == UInt8(ascii: opening) else { return earliest > line.lowerBound }
    guard let previous else { return true }
    return start > line.lowerBound && bytes[start - 1] == UInt8(ascii: previous)
  }
}
