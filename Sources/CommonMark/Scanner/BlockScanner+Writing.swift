extension BlockScanner {
  /// A line as it was written.
  struct WrittenLine {
    /// Where it begins in ``BlockScanner/body``.
    let start: Int
    /// Where the markers of its containers end.
    let prefixEnd: Int
    /// Where its text begins.
    let text: Int
    /// Where it ends.
    let end: Int
    /// Whether it only goes on with a paragraph, without the markers of its containers.
    var isLazy = false
  }

  /// Writes a line.
  @discardableResult
  mutating func write(_ edited: EditedLine) -> WrittenLine {
    let line = edited.line
    let cursor = edited.cursor
    let start = body.count
    body += line[..<cursor.text]
    let text = body.count
    if let edit = edited.edit {
      body += line[cursor.text..<edit.range.lowerBound]
      body += edit.bytes
      body += line[edit.range.upperBound...]
    } else {
      body += cursor.rest
    }
    let end = body.count
    endLine()
    let prefix = cursor.offset + (cursor.isInTab ? 1 : 0) - line.startIndex
    return WrittenLine(start: start, prefixEnd: start + prefix, text: text, end: end)
  }

  /// Writes a blank line, but for one blank line after another that changes nothing: libcmark
  /// looks at each in all the containers that are open.
  mutating func write(blank edited: EditedLine, isNeeded: Bool) {
    let isEmpty = edited.line.allSatisfy(BlockStart.isSpace)
    guard isNeeded || !isEmpty || !isAfterBlank else { return }
    write(edited)
    isAfterBlank = isEmpty
  }

  /// Writes a line that is a heading, as text if it is too long.
  mutating func writeHeading(_ edited: EditedLine) {
    let line = write(edited)
    if isTooLong(body[line.text..<line.end]) { makePlain([line]) }
  }

  /// Whether the text of a heading or a cell is beyond the limits.
  func isTooLong(_ text: ArraySlice<UInt8>) -> Bool {
    text.count > limits.paragraph
      || text.count > limits.brackets && text.count { $0 == UInt8(ascii: "[") } > limits.brackets
  }

  /// Ends a line.
  mutating func endLine() {
    body.append(UInt8(ascii: "\n"))
    bodyLines += 1
    isAfterBlank = false
  }

  /// Has nothing in the last lines mean anything but their escapes and entities.
  mutating func makePlain(_ lines: [WrittenLine]) {
    guard let first = lines.first else { return }
    exceededLimits = true
    let written = body[first.text...]
    body.removeLast(written.count)
    var start = written.startIndex
    for line in lines {
      body += written[start..<line.text]
      StandIn.appendPlain(written[line.text..<line.end], to: &body)
      start = line.end
    }
    body += written[start...]
  }
}
