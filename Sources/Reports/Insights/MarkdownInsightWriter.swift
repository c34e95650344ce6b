internal import CommonMark
internal import MeetingModel
internal import TextEscaping
internal import TimeZones

/// Writes insights as Markdown.
///
/// Texts are sanitised, lists become bullet lists, tables GFM tables, and objects bullets with bold
/// titles. `{"plan": "two **phases**", "risks": ["time", "cost"]}` becomes
///
/// ```markdown
/// - **Plan:** two **phases**
/// - **Risks:**
///     - time
///     - cost
/// ```
///
/// Everything is appended to the output, whose end determines the context: each line of a value
/// stays in the list item or block quote that the value begins in.
struct MarkdownInsightWriter: InsightWriter {
  /// The words for yes and no, and the number format.
  let labels: Labels
  /// The time zone of moments.
  var zone = Zone.utc
  var texts = ParsedTexts()

  func append(_ value: InsightValue, at place: InsightPlace, to output: inout [UInt8]) {
    switch value {
    case .text(let text):
      if let time = labels.moment(in: text, zone: zone) {
        return PlainText.appendMarkdown(time, to: &output)
      }
      texts.appendMarkdown(text.source, at: place, to: &output)
    case .number(let spelling): append(number: labels.number(spelling), to: &output)
    case .boolean(let value):
      PlainText.appendMarkdown(labels[value ? "yes" : "no"], to: &output)
    case .nothing: break
    case .list, .sections, .table: append(compound: value, at: place, to: &output)
    }
  }

  private func append(
    compound value: InsightValue, at place: InsightPlace, to output: inout [UInt8]
  ) {
    let line = LineContext(endOf: output)
    guard !line.hasOneLine, !place.isTooDeep else {
      return PlainText.appendMarkdown(value.literalSource, to: &output)
    }
    let place = line.isBehindMark ? place.unaligned : place
    switch value {
    case .list(let elements):
      let elements = elements.filter { !$0.isEmpty }
      appendList(of: elements, behind: line, to: &output) { element, output in
        append(element, at: place.inner(.item), to: &output)
      }
    case .sections(let sections):
      let sections = sections.filter { !$0.value.isEmpty }
      if place.kind == .item, let members = value.inlineMembers(texts) {
        append(line: members, at: place.inner(.cell), to: &output)
      } else if place.kind == .item, line.place == .start,
        sections.count == 1 || sections.first?.value.isLine(texts) == true
      {
        append(item: sections, behind: line, at: place.inner(.cell), to: &output)
      } else {
        append(sections, behind: line, at: place.inner(.cell), to: &output)
      }
    case .table(let table):
      append(table.withoutEmptyParts, behind: line, at: place.inner(.cell), to: &output)
    case .text, .number, .boolean, .nothing: break
    }
  }

  /// Appends a number, which is never markup; anything else is appended as plain text.
  private func append(number spelling: String, to output: inout [UInt8]) {
    if spelling.utf8.allSatisfy({ "0123456789+-.,eE".utf8.contains($0) }) {
      output.append(contentsOf: spelling.utf8)
    } else {
      PlainText.appendMarkdown(spelling, to: &output)
    }
  }

  /// Appends a bullet list; after text it begins on the next line.
  private func appendList<Element>(
    of elements: [Element], behind line: LineContext, to output: inout [UInt8],
    item: (Element, inout [UInt8]) -> Void
  ) {
    var start = output.count
    for (index, element) in elements.enumerated() {
      if index > 0 || line.place == .text {
        appendItemEnd(from: start, followedBy: line.siblingContinuation, to: &output)
      }
      start = output.count
      output.append(contentsOf: "- ".utf8)
      item(element, &output)
    }
  }

  /// Ends a list item, adding an empty line if it contains one or ends in a table.
  ///
  /// Otherwise, some readers would take the next item for a part of the last paragraph or table.
  private func appendItemEnd(
    from start: Int, followedBy continuation: [UInt8], to output: inout [UInt8]
  ) {
    let hasEmptyLine = LineContext.hasEmptyLine(output[start...])
    while output.last == UInt8(ascii: " ") || output.last == UInt8(ascii: "\n") {
      output.removeLast()
    }
    let isTable = output.last == UInt8(ascii: "|")
    output.append(UInt8(ascii: "\n"))
    if hasEmptyLine || isTable {
      output.append(contentsOf: continuation)
      while output.last == UInt8(ascii: " ") { output.removeLast() }
      output.append(UInt8(ascii: "\n"))
    }
    output.append(contentsOf: continuation)
  }

  /// Appends titled values as a bullet list.
  private func append(
    _ sections: [InsightSection], behind line: LineContext, at place: InsightPlace,
    to output: inout [UInt8]
  ) {
    appendList(of: sections, behind: line, to: &output) { section, output in
      append(section, at: place, to: &output)
    }
  }

  /// Appends titled values as a list item, whose first value introduces the others.
  private func append(
    item sections: [InsightSection], behind line: LineContext, at place: InsightPlace,
    to output: inout [UInt8]
  ) {
    guard let first = sections.first else { return }
    append(first, at: place, to: &output)
    var start = output.count
    for section in sections.dropFirst() {
      appendItemEnd(from: start, followedBy: line.continuation, to: &output)
      start = output.count
      output.append(contentsOf: "- ".utf8)
      append(section, at: place, to: &output)
    }
  }

  /// Appends short titled values on one line.
  private func append(
    line sections: [InsightSection], at place: InsightPlace, to output: inout [UInt8]
  ) {
    for (index, section) in sections.enumerated() {
      if index > 0 { output.append(contentsOf: " · ".utf8) }
      append(section, at: place, to: &output)
    }
  }

  /// Appends a value after its title in bold.
  private func append(_ section: InsightSection, at place: InsightPlace, to output: inout [UInt8]) {
    let title = labels.title(of: section)
    if !title.isBlank {
      output.append(contentsOf: "**".utf8)
      PlainText.appendMarkdown(PlainText.singleLine(title).trimmed, to: &output)
      output.append(contentsOf: labels["colon"].utf8)
      output.append(contentsOf: section.value.isCompound ? "**".utf8 : "** ".utf8)
    }
    append(section.value, at: place, to: &output)
  }

  /// Appends a table in GitHub Flavored Markdown; after text it begins below an empty line.
  private func append(
    _ table: InsightTable, behind line: LineContext, at place: InsightPlace,
    to output: inout [UInt8]
  ) {
    if line.place == .text {
      appendLineEnd(in: line, to: &output)
      appendLineEnd(in: line, to: &output)
    }
    appendRow(of: table.columns, to: &output) { column, output in
      PlainText.appendMarkdown(PlainText.singleLine(column), to: &output)
    }
    appendLineEnd(in: line, to: &output)
    appendRow(of: table.columns, to: &output) { _, output in
      output.append(contentsOf: "---".utf8)
    }
    for row in table.rows {
      appendLineEnd(in: line, to: &output)
      appendRow(of: row, to: &output) { value, output in
        append(value, at: place, to: &output)
      }
    }
  }

  private func appendRow<Cell>(
    of cells: [Cell], to output: inout [UInt8], cell: (Cell, inout [UInt8]) -> Void
  ) {
    output.append(UInt8(ascii: "|"))
    for value in cells {
      output.append(UInt8(ascii: " "))
      cell(value, &output)
      output.append(contentsOf: " |".utf8)
    }
  }

  /// Ends the line; the next one stays in the same list items and block quotes.
  private func appendLineEnd(in line: LineContext, to output: inout [UInt8]) {
    // Trailing spaces have no effect, or cause an unwanted line break.
    while output.last == UInt8(ascii: " ") { output.removeLast() }
    output.append(UInt8(ascii: "\n"))
    output.append(contentsOf: line.continuation)
  }
}
