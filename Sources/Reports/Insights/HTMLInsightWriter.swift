internal import CommonMark
internal import MeetingModel

/// Writes insights as HTML: texts through libcmark, lists, tables and definition lists by shape.
///
/// `{"plan": "two **phases**", "risks": ["time", "cost"]}` becomes
///
/// ```html
/// <dl>
/// <dt>Plan</dt>
/// <dd>two <strong>phases</strong></dd>
/// <dt>Risks</dt>
/// <dd><ul>
/// <li>time</li>
/// <li>cost</li>
/// </ul></dd>
/// </dl>
/// ```
struct HTMLInsightWriter: InsightWriter {
  /// The words for yes and no.
  let labels: Labels

  func append(
    _ value: InsightValue, headingLevel: Int, isTight: Bool, to output: inout [UInt8]
  ) {
    append(value, headingLevel: headingLevel, isTight: isTight, depth: 0, to: &output)
  }

  private func append(
    _ value: InsightValue, headingLevel: Int, isTight: Bool, depth: Int, to output: inout [UInt8]
  ) {
    func appendText(_ text: String) {
      output.append(contentsOf: (isTight ? "" : "<p>").utf8)
      PlainText.appendHTML(text, to: &output)
      output.append(contentsOf: (isTight ? "" : "</p>").utf8)
    }
    /// Appends a value inside this one.
    func appendInner(_ inner: InsightValue, to output: inout [UInt8]) {
      append(inner, headingLevel: headingLevel, isTight: true, depth: depth + 1, to: &output)
    }
    switch value {
    case .text(let text):
      let start = output.count
      MarkdownDocument(text.source).appendHTML(
        to: &output, headingLevel: headingLevel, isTight: isTight)
      if output.count > start, output.last == UInt8(ascii: "\n") { output.removeLast() }
    case .number(let spelling): appendText(spelling)
    case .boolean(let value): appendText(labels[value ? "yes" : "no"])
    case .nothing: break
    case _ where depth >= maximumInsightDepth: appendText(value.plainSource)
    case .list(let elements):
      output.append(contentsOf: "<ul>\n".utf8)
      for element in elements where !element.isEmpty {
        appendElement("li", to: &output) { appendInner(element, to: &$0) }
      }
      output.append(contentsOf: "</ul>".utf8)
    case .table(let table):
      append(table.withoutEmptyParts, to: &output, cell: appendInner)
    case .sections(let sections):
      output.append(contentsOf: "<dl>\n".utf8)
      for section in sections where !section.value.isEmpty {
        appendElement("dt", to: &output) { PlainText.appendHTML(section.title, to: &$0) }
        appendElement("dd", to: &output) { appendInner(section.value, to: &$0) }
      }
      output.append(contentsOf: "</dl>".utf8)
    }
  }

  private func append(
    _ table: InsightTable, to output: inout [UInt8],
    cell: (InsightValue, inout [UInt8]) -> Void
  ) {
    output.append(contentsOf: TableTag.start(columnCount: table.columns.count).utf8)
    output.append(contentsOf: "\n<thead>\n<tr>\n".utf8)
    for column in table.columns {
      appendElement("th", attributes: " scope=\"col\"", to: &output) {
        PlainText.appendHTML(column, to: &$0)
      }
    }
    output.append(contentsOf: "</tr>\n</thead>\n<tbody>\n".utf8)
    for row in table.rows {
      output.append(contentsOf: "<tr>\n".utf8)
      for value in row { appendElement("td", to: &output) { cell(value, &$0) } }
      output.append(contentsOf: "</tr>\n".utf8)
    }
    output.append(contentsOf: "</tbody>\n</table>".utf8)
  }

  private func appendElement(
    _ name: String, attributes: String = "", to output: inout [UInt8],
    content: (inout [UInt8]) -> Void
  ) {
    output.append(contentsOf: "<\(name)\(attributes)>".utf8)
    content(&output)
    output.append(contentsOf: "</\(name)>\n".utf8)
  }
}
