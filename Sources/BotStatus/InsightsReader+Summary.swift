internal import JSONDocument
internal import MeetingModel

extension InsightsReader {
  /// Reads the summary; what it holds of scores, strengths and weaknesses as text goes to their
  /// slots where these are empty.
  mutating func readSummary(_ value: JSONValue) {
    guard let received = value.stringValue, EmbeddedDocument.value(in: received) == nil else {
      let shape = shapes.shape(of: value)
      if shape != .nothing { insights.summary = shape }
      return
    }
    let text = LeadingTitle.removed(
      from: ModelText.markdown(received), titles: insights.title.map { [$0] } ?? [],
      labels: InsightSlot.summary.titles)
    var prose: [String] = []
    var isWhole = true
    for (part, lines) in SummaryText(text).parts {
      if take(part) {
        isWhole = false
      } else {
        prose += lines
      }
    }
    // Untouched, the text stays as it is to the byte.
    let rest = isWhole ? text : prose.joined(separator: "\n").trimmed
    if !rest.isBlank { insights.summary = .text(MarkdownText(rest, received: received)) }
  }

  /// Puts a part of the summary into its slot; false where the slot is taken or there is none.
  private mutating func take(_ part: SummaryText.Part) -> Bool {
    switch part {
    case .prose: return false
    case .overallScore(let score):
      guard insights.overallScore.map({ $0.value == 0 }) ?? true else { return false }
      insights.overallScore = score
    case .competencies(let competencies):
      guard insights.competencies.isEmpty else { return false }
      insights.competencies = competencies
    case .strengths(let items):
      guard insights.strengths.isEmpty else { return false }
      insights.strengths = texts(items)
    case .weaknesses(let items):
      guard insights.weaknesses.isEmpty else { return false }
      insights.weaknesses = texts(items)
    }
    return true
  }

  /// Items as Markdown, the placeholder left out.
  private mutating func texts(_ items: [String]) -> [InsightValue] {
    let kept = items.filter { !Placeholder.isPlaceholder($0) }
    if kept.count < items.count { hasPlaceholder = true }
    return kept.map { .text(MarkdownText(ItemText($0).boxed)) }
  }
}
