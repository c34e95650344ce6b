extension BlockScanner {
  /// Writes a line of the open paragraph.
  mutating func writeParagraph(_ edited: EditedLine, isLazy: Bool) {
    var line = write(edited)
    line.isLazy = isLazy
    paragraph.append(line)
  }

  mutating func closeLeaf() {
    if case .paragraph = leaf { closeParagraph() }
    leaf = .none
  }

  /// Closes the open paragraph.
  ///
  /// - Returns: Whether it has anything but link reference definitions.
  @discardableResult
  mutating func closeParagraph() -> Bool {
    let lines = paragraph
    paragraph.removeAll(keepingCapacity: true)
    leaf = .none
    guard let first = lines.first else { return false }
    if isTooLong(lines) {
      makePlain(lines)
      return true
    }
    return body[first.text] != UInt8(ascii: "[") || moveDefinitions(lines)
  }

  /// Whether a paragraph exceeds the limits.
  private func isTooLong(_ lines: [WrittenLine]) -> Bool {
    let count = lines.reduce(0) { $0 + $1.end - $1.text }
    guard count > limits.brackets else { return false }
    return count > limits.paragraph
      || lines.reduce(0) { sum, line in
        sum + body[line.text..<line.end].count { $0 == UInt8(ascii: "[") }
      } > limits.brackets
  }

  /// Moves used link reference definitions from the start of a paragraph to the head of the source,
  /// and turns unused ones into text.
  private mutating func moveDefinitions(_ lines: [WrittenLine]) -> Bool {
    let text = Array(lines.map { body[$0.text..<$0.end] }.joined(separator: [UInt8(ascii: "\n")]))
    var definitions: [(lines: Int, isMoved: Bool)] = []
    var rest = text[...]
    while let definition = LinkDefinition(rest) {
      let isMoved =
        definition.isAllowed && definition.text.count <= Self.longestDefinition
        && refers(to: definition.label)
      if isMoved { addHead(definition.line) }
      definitions.append((definition.lineCount, isMoved))
      rest = rest[definition.text.endIndex...].dropFirst()
    }
    guard !definitions.isEmpty else { return true }
    return rewrite(lines, definitions)
  }

  /// Rewrites a paragraph without the moved definitions, escaping the start of the others.
  private mutating func rewrite(
    _ lines: [WrittenLine], _ definitions: [(lines: Int, isMoved: Bool)]
  ) -> Bool {
    let start = lines[0].start
    let written = Array(body[start...])
    body.removeLast(written.count)
    bodyLines -= lines.count
    var rest = lines[...]
    for (index, definition) in definitions.enumerated() {
      if !definition.isMoved {
        for (index, line) in rest.prefix(definition.lines).enumerated() {
          body += written[(line.start - start)..<(line.prefixEnd - start)]
          var text = written[(line.text - start)..<(line.end - start)]
          if index == 0 {
            NoncharacterEscape.appendFirst(of: text, to: &body)
            text = text.dropFirst()
          }
          body += text
          endLine()
        }
      } else if index == 0 {
        writePlaceholder(.nothing, prefix: written[..<(lines[0].prefixEnd - start)])
      }
      rest = rest.dropFirst(definition.lines)
    }
    for line in rest {
      body += written[(line.start - start)..<(line.prefixEnd - start)]
      NoncharacterEscape.appendText(written[(line.text - start)..<(line.end - start)], to: &body)
      endLine()
    }
    return !rest.isEmpty || definitions.contains { !$0.isMoved }
  }

  mutating func writePlaceholder(
    _ placeholder: PreparedSource.Placeholder, prefix: ArraySlice<UInt8>
  ) {
    body += prefix
    body += "___".utf8
    endLine()
    placeholders[bodyLines] = placeholder
  }

  /// Adds a line to the head as a paragraph of its own; returns its index.
  @discardableResult
  mutating func addHead(_ line: [UInt8]) -> Int {
    head += line
    head += "\n\n".utf8
    headCount += 1
    return headCount - 1
  }

  private mutating func refers(to label: ArraySlice<UInt8>) -> Bool {
    let references = self.references ?? References(in: source)
    self.references = references
    return references.contains(label)
  }

  /// The maximum length of a definition in bytes: every reference repeats it.
  private static let longestDefinition = 1000
}
