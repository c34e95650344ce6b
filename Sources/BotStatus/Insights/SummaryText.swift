internal import JSONDocument
internal import MeetingModel

/// A summary that may contain scores, strengths and other lists as text.
///
/// ```
/// Overall Score: 8.0/10
///
/// Strengths:
/// - Clear answers
///
/// Areas for Improvement:
/// - Time keeping
/// ```
///
/// Lines may be headings or bold. Everything else is prose.
struct SummaryText {
  enum Part {
    /// Lines to keep unchanged.
    case prose
    case overallScore(Score)
    /// A list of scores by competency.
    case competencies([Competency])
    /// A list, with the slot that its label names.
    case items([String], InsightSlot)
    /// A list on the same line as its label, separated by commas or semicolons.
    case line([String], InsightSlot)
  }

  /// The parts in order, each with its lines.
  private(set) var parts: [(part: Part, lines: [String])] = []

  /// Splits a text into its parts.
  init(_ text: String) {
    // Most summaries are a single paragraph without a label.
    guard
      text.utf8.count <= Self.maximumLabel || text.hasByte(UInt8(ascii: "\n"))
        || text.hasByte(UInt8(ascii: ":"))
    else {
      parts = [(.prose, [text])]
      return
    }
    let outline = OutlineLine.lines(of: text)
    let lines = outline.map { String(decoding: $0.bytes, as: UTF8.self) }
    var index = 0
    while index < lines.count {
      let label = Self.label(of: lines[index])
      if let score = Self.overallScore(label) {
        parts.append((.overallScore(score), [lines[index]]))
        index += 1
      } else if let part = Self.listOnLine(lines[index]) {
        parts.append((part, [lines[index]]))
        index += 1
      } else if let (part, count) = Self.list(under: label, lines: outline[(index + 1)...]) {
        parts.append((part, Array(lines[index...(index + count)])))
        index += count + 1
      } else {
        parts.append((.prose, [lines[index]]))
        index += 1
      }
    }
  }

  static func lines(of text: String) -> [String] {
    text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
  }

  // MARK: Labelled parts

  /// The maximum length of a label line in bytes.
  static let maximumLabel = 80

  /// A line in lower case, without heading and bold markup and surrounding white space.
  static func label(of line: String) -> String {
    // A longer line is prose.
    guard line.utf8.count <= maximumLabel else { return "" }
    let scalars = line.unicodeScalars.filter { $0 != "*" }.drop { $0 == "#" || $0 == " " }
    return String(String.UnicodeScalarView(scalars)).trimmed.lowercased()
  }

  /// The score in `overall score: 8.0/10`; nil for any other label.
  static func overallScore(_ label: String) -> Score? {
    let start = "overall score"
    guard label.utf8.starts(with: start.utf8) else { return nil }
    let rest = label.unicodeScalars.dropFirst(start.utf8.count).drop { $0 == ":" || $0 == " " }
    return ScoreText.score(String(rest))
  }

  /// The list under a label, and its number of lines; nil if there is none.
  static func list(
    under label: String, lines: ArraySlice<OutlineLine>
  ) -> (part: Part, count: Int)? {
    let name = label.utf8.last == UInt8(ascii: ":") ? String(label.utf8.dropLast()) ?? "" : label
    guard let slot = slots[name.trimmed] else { return nil }
    let list = MarkdownList.leadingItems(in: lines, isLabelled: true)
    guard !list.items.isEmpty else { return nil }
    guard slot == .competencyScores else { return (.items(list.items, slot), list.count) }
    let competencies = list.items.compactMap { competency(in: $0) }
    guard competencies.count == list.items.count else { return nil }
    return (.competencies(competencies), list.count)
  }

  /// The list on the line of its label: `**Strengths:** patience, humour`; nil for other lines.
  static func listOnLine(_ line: String) -> Part? {
    let scalars = line.unicodeScalars.drop { $0 == "#" || $0 == " " || $0 == "*" }
    // No label is longer than this.
    guard let colon = scalars.prefix(40).firstIndex(of: ":"),
      let slot = slots[String(scalars[..<colon]).trimmed.lowercased()], slot != .competencyScores
    else { return nil }
    let items = scalars[scalars.index(after: colon)...].split { $0 == "," || $0 == ";" }
      .map { String($0).trimmed }.filter { Phrase.key(of: $0) != "" }
    return items.isEmpty ? nil : .line(items, slot)
  }

  private static let slots: [String: InsightSlot] = Dictionary(
    uniqueKeysWithValues: InsightSlot.allCases.flatMap { slot in
      slot.entry.summaryLabels.map { ($0, slot) }
    })

  /// The competency in `Communication: 8.5/10`; nil for any other text.
  private static func competency(in item: String) -> Competency? {
    let plain = String(item.unicodeScalars.filter { $0 != "*" })
    guard let colon = plain.utf8.lastIndex(of: UInt8(ascii: ":")),
      let score = ScoreText.score(String(plain[plain.index(after: colon)...]))
    else { return nil }
    return Competency(name: String(plain[..<colon]).trimmed, score: score)
  }
}
