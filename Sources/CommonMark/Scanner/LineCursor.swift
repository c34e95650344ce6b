internal import TextScanning

/// A position on a line of Markdown, in bytes and in columns: a tab advances to the next multiple
/// of four (CommonMark 0.30, 2.2), and a container may consume only a part of it.
struct LineCursor {
  /// The line without its line end.
  let line: ArraySlice<UInt8>
  /// The position in bytes.
  private(set) var offset: Int
  /// The offset of the next byte that is neither a space nor a tab, or the end of the line.
  private(set) var text: Int
  /// Whether a part of the tab at the offset has been consumed.
  private(set) var isInTab = false
  private var column = 0
  private var textColumn = 0

  init(_ line: ArraySlice<UInt8>) {
    self.line = line
    self.offset = line.startIndex
    self.text = line.startIndex
    findText()
  }

  /// The number of columns of white space that follow.
  var indent: Int { textColumn - column }
  /// Whether nothing but white space follows.
  var isBlank: Bool { text == line.endIndex }
  /// The byte after the white space; nil at the end of the line.
  var byte: UInt8? { isBlank ? nil : line[text] }
  /// The bytes after the white space.
  var rest: ArraySlice<UInt8> { line[text...] }

  /// Skips the white space and some bytes after it.
  mutating func skip(bytes count: Int) {
    while offset < text {
      column += line[offset] == UInt8(ascii: "\t") ? 4 - column % 4 : 1
      offset += 1
    }
    let end = min(text + count, line.endIndex)
    column += end - offset
    offset = end
    isInTab = false
    findText()
  }

  mutating func skip(columns count: Int) {
    var remaining = min(count, indent)
    while remaining > 0 {
      let width = line[offset] == UInt8(ascii: "\t") ? 4 - column % 4 : 1
      let taken = min(width, remaining)
      isInTab = taken < width
      column += taken
      remaining -= taken
      if !isInTab { offset += 1 }
    }
    findText()
  }

  private mutating func findText() {
    guard text <= offset else { return }
    text = offset
    textColumn = column
    while text < line.endIndex {
      switch line[text] {
      case UInt8(ascii: " "): textColumn += 1
      case UInt8(ascii: "\t"): textColumn += 4 - textColumn % 4
      default: return
      }
      text += 1
    }
  }
}

/// A line of the source, a position on it, and at most one replacement in it.
struct EditedLine {
  let line: ArraySlice<UInt8>
  var cursor: LineCursor
  private(set) var edit: (range: Range<Int>, bytes: [UInt8])?

  init(_ line: ArraySlice<UInt8>) {
    self.line = line
    self.cursor = LineCursor(line)
  }

  /// Replaces a byte with its escape.
  mutating func escape(at offset: Int) {
    var bytes: [UInt8] = []
    NoncharacterEscape.appendFirst(of: line[offset...], to: &bytes)
    edit = (offset..<offset + 1, bytes)
  }

  /// Replaces a task box at the start of the text with its escape (GitHub Flavored Markdown 0.29,
  /// 5.3); false if there is none.
  mutating func markBox() -> Bool {
    let box = cursor.rest.prefix(3)
    let text = cursor.rest.dropFirst(3)
    guard text.first?.isSpaceOrTab == true, !text.allSatisfy(\.isSpaceOrTab) else { return false }
    let bytes: [UInt8]
    if box.elementsEqual("[ ]".utf8) {
      bytes = NoncharacterEscape.openBox
    } else if box.elementsEqual("[x]".utf8) || box.elementsEqual("[X]".utf8) {
      bytes = NoncharacterEscape.doneBox
    } else {
      return false
    }
    edit = (cursor.text..<cursor.text + 3, bytes)
    return true
  }
}
