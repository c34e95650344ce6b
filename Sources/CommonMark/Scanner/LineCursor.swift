/// A place on a line of Markdown, in bytes and in columns: a tab goes to the next multiple of
/// four (CommonMark 0.30, 2.2), and a container may take a part of it only.
struct LineCursor {
  /// The line, without its end.
  let line: ArraySlice<UInt8>
  /// The place in bytes.
  private(set) var offset: Int
  /// The next byte that is neither a space nor a tab, or the end of the line.
  private(set) var text: Int
  /// Whether a part of the tab at the offset is taken.
  private(set) var isInTab = false
  private var column = 0
  private var textColumn = 0

  init(_ line: ArraySlice<UInt8>) {
    self.line = line
    self.offset = line.startIndex
    self.text = line.startIndex
    findText()
  }

  /// How many columns of white space follow.
  var indent: Int { textColumn - column }
  /// Whether nothing but white space follows.
  var isBlank: Bool { text == line.endIndex }
  /// The byte after the white space; nil at the end of the line.
  var byte: UInt8? { isBlank ? nil : line[text] }
  /// The bytes after the white space.
  var rest: ArraySlice<UInt8> { line[text...] }

  /// Goes over the white space and some bytes after it.
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

  /// Goes over some columns of white space.
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
