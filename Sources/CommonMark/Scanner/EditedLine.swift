/// A line of a source, a place on it, and what is to be written for a part of it.
struct EditedLine {
  let line: ArraySlice<UInt8>
  var cursor: LineCursor
  private(set) var edit: (range: Range<Int>, bytes: [UInt8])?

  init(_ line: ArraySlice<UInt8>) {
    self.line = line
    self.cursor = LineCursor(line)
  }

  /// Has the stand-in of a byte written for it.
  mutating func standIn(at offset: Int) {
    var bytes: [UInt8] = []
    StandIn.appendFirst(of: line[offset...], to: &bytes)
    edit = (offset..<offset + 1, bytes)
  }

  /// Has a stand-in written for the box of a task, if one begins the rest of the line
  /// (GitHub Flavored Markdown 0.29, 5.3); false if none does.
  mutating func markBox() -> Bool {
    let box = cursor.rest.prefix(3)
    let text = cursor.rest.dropFirst(3)
    guard let space = text.first, BlockStart.isSpace(space),
      !text.allSatisfy(BlockStart.isSpace)
    else { return false }
    let bytes: [UInt8]
    if box.elementsEqual("[ ]".utf8) {
      bytes = StandIn.openBox
    } else if box.elementsEqual("[x]".utf8) || box.elementsEqual("[X]".utf8) {
      bytes = StandIn.doneBox
    } else {
      return false
    }
    edit = (cursor.text..<cursor.text + 3, bytes)
    return true
  }
}
