internal import TextScanning

/// Finds marks in a paragraph: syntax beyond CommonMark that some reader acts on.
struct MarkParagraph {
  typealias Report = (_ offset: Int, _ length: Int, _ meaning: String) -> Void

  private let bytes: [UInt8]
  private let range: Range<Int>
  private var index: Int
  /// The offset of an unpaired dollar sign.
  private var dollar: Int?
  /// The end of the current line.
  private var lineEnd: Int
  /// The end of the quote markers at the start of the line; -1 if there are none.
  private var quoteEnd = -1
  /// Whether the line is only `=`, which makes the line before it a heading.
  private var isUnderline = false
  /// The code spans after the current position.
  private var code: ArraySlice<Range<Int>>

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    self.range = range
    index = range.lowerBound
    lineEnd = index
    code = CodeSpans(bytes, range).spans(for: .commonMark)[...]
  }

  mutating func scan(_ report: Report) {
    while index < range.upperBound {
      if index >= lineEnd { readLine(report) }
      switch Unicode.Scalar(bytes[index]) {
      case "`": skipCode()
      case "]" where peek(1) == UInt8(ascii: "(") && peek(2) == UInt8(ascii: "<"):
        skipDestination()
      case "\\":
        checkPair(report)
        index += 1
        if index < range.upperBound {
          checkPair(report)
          index += 1
        }
      default:
        checkPair(report)
        check(report)
        index += 1
      }
    }
  }

  private func peek(_ distance: Int) -> UInt8? {
    let place = index + distance
    return range.contains(place) ? bytes[place] : nil
  }

  /// Reports marks that count even if they are escaped.
  private func checkPair(_ report: Report) {
    guard let next = peek(1) else { return }
    let meaning: String? =
      switch (Unicode.Scalar(bytes[index]), Unicode.Scalar(next)) {
      case ("[", "["): "which Obsidian reads as a link to a note"
      case ("%", "%"): "which Obsidian hides as a comment"
      case ("=", "=") where !isUnderline: "which Obsidian highlights"
      case (":", ":"): "which Dataview in Obsidian reads as a field"
      case ("{", ":"): "which Jekyll reads as attributes"
      default: nil
      }
    if let meaning { report(index, 2, meaning) }
  }

  /// Reports marks that an escape would prevent.
  private mutating func check(_ report: Report) {
    switch Unicode.Scalar(bytes[index]) {
    case "~" where peek(1) == UInt8(ascii: "~"):
      report(index, 2, "which readers strike through")
      index += 1
    case "[" where peek(1) == UInt8(ascii: "^"), "^" where peek(1) == UInt8(ascii: "["):
      report(index, 2, "which readers take for a footnote")
    case "[" where peek(1) == UInt8(ascii: "!") && index == quoteEnd:
      report(index, 2, "which GitHub and Obsidian read as a callout")
    case "$":
      if let first = dollar { report(first, 1, "which begins a formula that another one closes") }
      dollar = dollar == nil ? index : nil
    case "#" where isTag: report(index, 1, "which Obsidian reads as a tag")
    case "^" where isBlockIdentifier:
      report(index, 1, "which Obsidian reads as the name of a block")
    default: break
    }
  }

  private var before: UInt8 { index > range.lowerBound ? bytes[index - 1] : UInt8(ascii: "\n") }

  /// Reads the properties of the current line, once per line since lines can be long.
  private mutating func readLine(_ report: Report) {
    let newline = UInt8(ascii: "\n")
    var start = index
    while start > range.lowerBound, bytes[start - 1] != newline { start -= 1 }
    let line = bytes[start..<range.upperBound].prefix { $0 != newline }
    lineEnd = line.endIndex + 1
    let marks = line.prefix { $0 == UInt8(ascii: ">") || $0 == 0x20 }
    quoteEnd = marks.contains(UInt8(ascii: ">")) ? marks.endIndex : -1
    isUnderline = line.allSatisfy { $0 == UInt8(ascii: "=") || $0 == 0x20 }
    var spans = code
    let lists = AttributeLists(
      bytes, line: line.startIndex..<line.endIndex, isContinued: start > range.lowerBound)
    for offset in lists.offsets() {
      while let span = spans.first, span.upperBound <= offset { spans.removeFirst() }
      if spans.first?.contains(offset) ?? false { continue }
      report(offset, 1, "which MkDocs and Hugo may read as attributes")
    }
  }

  private var isTag: Bool {
    guard before <= 0x20 else { return false }
    let name = bytes[(index + 1)..<range.upperBound].prefix {
      isWord($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/")
    }
    // Spaces and controls of the block General Punctuation end a name.
    if name.starts(with: [0xE2, 0x80]) || name.starts(with: [0xE2, 0x81]) { return false }
    return !name.allSatisfy(\.isDigit)
  }

  private var isBlockIdentifier: Bool {
    guard before <= 0x20 else { return false }
    for byte in bytes[(index + 1)..<range.upperBound] {
      if byte == UInt8(ascii: "\n") { return true }
      guard isWord(byte) || byte == UInt8(ascii: "-") || byte == 0x20 else { return false }
    }
    return true
  }

  private func isWord(_ byte: UInt8) -> Bool {
    byte.isAlphanumeric || byte >= 0x80 || byte == UInt8(ascii: "_")
  }

  /// Skips a code span, or backticks that do not begin one (CommonMark 6.1).
  private mutating func skipCode() {
    while let span = code.first, span.lowerBound < index { code.removeFirst() }
    if let span = code.first, span.lowerBound == index {
      index = span.upperBound
      return
    }
    while index < range.upperBound, bytes[index] == UInt8(ascii: "`") { index += 1 }
  }

  /// Skips a link destination, which is checked elsewhere.
  private mutating func skipDestination() {
    index += 3
    while index < range.upperBound, bytes[index] != UInt8(ascii: ">"),
      bytes[index] != UInt8(ascii: "\n")
    {
      index += 1
    }
  }
}
