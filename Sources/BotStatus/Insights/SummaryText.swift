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
}
