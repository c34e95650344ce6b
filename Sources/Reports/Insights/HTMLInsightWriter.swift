internal import CommonMark
internal import MeetingModel
internal import TextEscaping
internal import TimeZones

/// Writes insights as HTML: text through libcmark; lists, tables and definition lists by structure.
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
  /// The words for yes and no, and the number format.
  let labels: Labels
  /// The time zone of moments.
  var zone = Zone.utc
  var texts = ParsedTexts()

  func append(_ value: InsightValue, at place: InsightPlace, to output: inout [UInt8]) {
    switch value {
    case .text(let text):
      if let time = labels.moment(in: text, zone: zone) {
        return append(paragraph: time, at: place, to: &output)
      }
      let start = output.count
      texts.appendHTML(text.source, at: place, to: &output)
      if output.count > start, output.last == UInt8(ascii: "\n") { output.removeLast() }
    case .number(let spelling):
      append(paragraph: labels.number(spelling), at: place, to: &output)
    case .boolean(let value):
      append(paragraph: labels[value ? "yes" : "no"], at: place, to: &output)
    case .nothing: break
    case _ where place.isTooDeep: append(paragraph: value.literalSource, at: place, to: &output)
    case .list(let elements):
      output.append(contentsOf: "<ul>\n".utf8)
      for element in elements where !element.isEmpty {
        appendElement("li", to: &output) { append(element, at: place.inner(.item), to: &$0) }
      }
      output.append(contentsOf: "</ul>".utf8)
    case .table(let table):
      append(table.withoutEmptyParts, at: place.inner(.cell), to: &output)
    case .sections(let sections):
      if place.kind == .item, let members = value.inlineMembers(texts) {
        append(line: members, at: place.inner(.cell), to: &output)
      } else if place.kind == .item, let list = value.titledList {
        append(line: [list], at: place.inner(.cell), to: &output)
      } else {
        append(sections, at: place.inner(.cell), to: &output)
      }
    }
  }

  private func append(paragraph text: String, at place: InsightPlace, to output: inout [UInt8]) {
    output.append(contentsOf: (place.kind == .block ? "<p>" : "").utf8)
    PlainText.appendHTML(text, to: &output)
    output.append(contentsOf: (place.kind == .block ? "</p>" : "").utf8)
  }

  private func append(
    line members: [InsightSection], at place: InsightPlace, to output: inout [UInt8]
  ) {
    for (index, member) in members.enumerated() {
      output.append(contentsOf: (index > 0 ? " · <strong>" : "<strong>").utf8)
      PlainText.appendHTML(labels.title(of: member), to: &output)
      PlainText.appendHTML(labels["colon"], to: &output)
      output.append(contentsOf: "</strong> ".utf8)
      append(member.value, at: place, to: &output)
    }
  }

  private func append(
    _ sections: [InsightSection], at place: InsightPlace, to output: inout [UInt8]
  ) {
    output.append(contentsOf: "<dl>\n".utf8)
    for section in sections where !section.value.isEmpty {
      appendElement("dt", to: &output) { PlainText.appendHTML(labels.title(of: section), to: &$0) }
      appendElement("dd", to: &output) { append(section.value, at: place, to: &$0) }
    }
    output.append(contentsOf: "</dl>".utf8)
  }

  private func append(_ table: InsightTable, at place: InsightPlace, to output: inout [UInt8]) {
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
      for value in row { appendElement("td", to: &output) { append(value, at: place, to: &$0) } }
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
