internal import JSONDocument
internal import MeetingModel

extension AnswerReader {
  /// Whether there is anything in the insights to show.
  var hasInsights: Bool { meeting.insights?.sections.isEmpty == false }

  mutating func readInsightsError() {
  }

  mutating func readInsights(summary: String?) {
    guard let value = members["insights"] else { return }
    var insights = Insights(received: value)
    if case .sections(let s) = InsightValueReader().shape(of: value) { insights.sections = s }
    meeting.insights = insights
  }
}
