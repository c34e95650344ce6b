internal import JSONDocument
internal import MeetingModel
internal import TextEscaping
internal import TimeZones

/// Writes insights as plain words, escaped for the format: lists have an item a line, objects a
/// member a line.
///
/// In a place of one line, as an item of a list, all of it is on that line.
struct PlainInsightWriter: InsightWriter {
  private let format: DocumentFormat
  private let labels: Labels
  private let zone: Zone
  var texts = ParsedTexts()

  /// - Parameter zone: The time zone of moments.
  init(format: DocumentFormat, labels: Labels, zone: Zone) {
    self.format = format
    self.labels = labels
    self.zone = zone
  }

  /// The maximum nesting depth that is shown with lines of its own.
  private static let maximumDepth = 8

  func append(_ value: InsightValue, at place: InsightPlace, to output: inout [UInt8]) {
    guard place.kind == .block, value.isCompound else {
      let words = words(of: value)
      return format.append(place.kind == .block ? words : PlainText.singleLine(words), to: &output)
    }
    var lines: [String] = []
    append(value, depth: 0, to: &lines)
    format.append(lines.joined(separator: "\n"), to: &output)
  }

  /// The words of a value, without markup.
  private func words(of value: InsightValue) -> String {
    switch value {
    case .text(let text): labels.moment(in: text, zone: zone) ?? texts.plainText(of: text.source)
    case .number(let spelling): format.keepsNumbers ? spelling : labels.number(spelling)
    case .boolean(let value): labels[value ? "yes" : "no"]
    case .nothing: ""
    case .list, .table, .sections: texts.plainText(of: value.plainSource)
    }
  }

  private func append(_ value: InsightValue, depth: Int, to lines: inout [String]) {
    guard depth < Self.maximumDepth else { return append(words(of: value), depth, to: &lines) }
    switch value {
    case .list(let elements):
      for element in elements where !element.isEmpty {
        if element.isCompound {
          append(element, depth: depth + 1, to: &lines)
        } else {
          append("- " + PlainText.singleLine(words(of: element)), depth, to: &lines)
        }
      }
    case .sections(let sections):
      append(sections.map { (labels.title(of: $0), $0.value) }, depth: depth, to: &lines)
    case .table(let table):
      let table = table.withoutEmptyParts
      for row in table.rows {
        append(Array(zip(table.columns, row)), depth: depth, to: &lines)
      }
    case .text, .number, .boolean, .nothing: append(words(of: value), depth, to: &lines)
    }
  }

  private func append(
    _ members: [(title: String, value: InsightValue)], depth: Int, to lines: inout [String]
  ) {
    for member in members where !member.value.isEmpty {
      // A column may have no title.
      let title = member.title.isBlank ? "-" : "- " + member.title + labels["colon"]
      if member.value.isCompound {
        append(title, depth, to: &lines)
        append(member.value, depth: depth + 1, to: &lines)
      } else {
        append(title + " " + PlainText.singleLine(words(of: member.value)), depth, to: &lines)
      }
    }
  }

  private func append(_ text: String, _ depth: Int, to lines: inout [String]) {
    lines.append(String(repeating: "  ", count: depth) + text)
  }
}
