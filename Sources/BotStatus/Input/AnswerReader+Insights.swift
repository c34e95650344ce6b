internal import JSONDocument
internal import MeetingModel
internal import TextScanning

extension AnswerReader {
  /// Reads the insights, and joins the assessments in them to the questions.
  ///
  /// - Parameter summary: The member of a webhook payload that holds a separate summary. It is also
  ///   kept among the extra members, since it is not part of the insights as received.
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

  /// Reads the reason why a webhook payload has no insights.
  mutating func readInsightsError() {
    guard let error = members["insights_error"] else { return }
    members.keep("insights_error")
    warn(
      "the service has no insights: \((error.stringValue ?? error.text).quoted())",
      at: "insights_error")
  }
}
