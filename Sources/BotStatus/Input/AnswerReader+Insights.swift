internal import JSONDocument
internal import MeetingModel

extension AnswerReader {
  /// Reads the insights, and joins the assessments in them to the questions.
  ///
  /// - Parameter summary: The member of a webhook payload with a summary of its own. It stays among
  ///   the extra members too, since it is no part of the insights as received.
  mutating func readInsights(summary: String? = nil) {
    let summary = summary.flatMap { name in
      members.keep(name)
      return members[name]
    }
    let received = members["insights"]
    let reader = InsightsReader(received ?? .null, summary: summary, warnings: warnings)
    warnings = reader.warnings
    if let received, NestingDepth.exceedsShown(received) {
      warn(
        "lists are nested more than \(NestingDepth.maximumShown) deep; what is deeper is shown less deep",
        at: "insights")
    }
    hasInsights = reader.hasContent
    hasPlaceholder = reader.hasPlaceholder && !reader.hasContent
    guard received != nil || !reader.isEmpty else { return }
    meeting.insights = reader.insights
    let join = AssessmentJoin(meeting.questions, reader.assessments)
    meeting.questions = join.questions
    join.others.forEach { append($0) }
  }

  /// Reads why a webhook payload has no insights.
  mutating func readInsightsError() {
    guard let error = members["insights_error"] else { return }
    members.keep("insights_error")
    warn(
      "the service made no insights: \((error.stringValue ?? error.text).quoted)",
      at: "insights_error")
  }
}
