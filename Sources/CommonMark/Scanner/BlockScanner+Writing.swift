internal import TextScanning

extension BlockScanner {
  /// A written line, by offsets in ``BlockScanner/body``.
  struct WrittenLine {
    let start: Int
    /// The end of its container markers.
    let prefixEnd: Int
    /// The start of its text.
    let text: Int
    let end: Int
    /// Whether it is a lazy continuation line, without the markers of its containers.
    var isLazy = false
  }

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

  /// Writes a blank line, unless it only repeats another: libcmark checks every blank line against
  /// every open container.
  mutating func write(blank edited: EditedLine, isNeeded: Bool) {
    let isEmpty = edited.line.allSatisfy(\.isSpaceOrTab)
    guard isNeeded || !isEmpty || !isAfterBlank else { return }
    write(edited)
    isAfterBlank = isEmpty
  }

  /// Writes a heading line, as text if it is too long.
  mutating func writeHeading(_ edited: EditedLine) {
    let line = write(edited)
    if isTooLong(body[line.text..<line.end]) { makePlain([line]) }
  }

  /// Whether the text of a heading or a cell exceeds the limits.
  func isTooLong(_ text: ArraySlice<UInt8>) -> Bool {
    text.count > limits.paragraph
      || text.count > limits.brackets && text.count { $0 == UInt8(ascii: "[") } > limits.brackets
  }

  mutating func endLine() {
    body.append(UInt8(ascii: "\n"))
    bodyLines += 1
    isAfterBlank = false
  }

  /// Turns the last lines into plain text, in which only escapes and entities are decoded.
  mutating func makePlain(_ lines: [WrittenLine]) {
    guard let first = lines.first else { return }
    exceededLimits = true
    let written = body[first.text...]
    body.removeLast(written.count)
    var start = written.startIndex
    for line in lines {
      body += written[start..<line.text]
      NoncharacterEscape.appendPlain(written[line.text..<line.end], to: &body)
      start = line.end
    }
    body += written[start...]
  }
}
