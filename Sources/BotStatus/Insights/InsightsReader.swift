internal import JSONDocument
internal import MeetingModel

/// Reads insights of any shape.
///
/// Known keys are read into their slots, placeholders left out; a known key with a shape that its
/// slot cannot hold, and every other key, becomes a section. Nothing that is empty becomes either.
struct InsightsReader {
  let shapes = InsightValueReader()
  let path = JSONPointer().appending(name: "insights")
  var warnings: WarningCollector
  var insights: Insights
  /// The assessments of questions, which belong to the questions.
  var assessments: [Assessment] = []
  /// Whether somewhere stood that the analysis was not available.
  var hasPlaceholder = false

  /// Whether there is anything to show in what was received, assessments included.
  private(set) var hasContent = false

  /// Reads insights.
  ///
  /// - Parameters:
  ///   - received: The insights as received.
  ///   - summary: A summary that came beside them, as in a webhook payload. It takes the place of
  ///     one in the insights where they have none, else it is a section.
  ///   - warnings: What was odd so far.
  init(_ received: JSONValue, summary: JSONValue? = nil, warnings: WarningCollector) {
    self.warnings = warnings
    insights = Insights(received: received)
    readWithoutPlaceholders(received)
    dropUnsetScores()
    hasContent = !isEmpty
    guard let summary, received.objectValue?["summary"] != summary else { return }
    let shown = Placeholder.removed(from: ["summary": summary])?.objectValue?["summary"]
    if shown != nil { hasPlaceholder = true }
    if insights.summary == nil {
      readSummary(shown ?? summary)
      dropUnsetScores()
    } else {
      readSecondSummary(shown ?? summary)
    }
  }

  /// Whether there is nothing to show.
  var isEmpty: Bool {
    insights.title == nil && insights.summary == nil && insights.overallScore == nil
      && insights.competencies.isEmpty && insights.strengths.isEmpty
      && insights.weaknesses.isEmpty && insights.actionItems.isEmpty
      && insights.decisions.isEmpty && insights.nextSteps.isEmpty && insights.topics.isEmpty
      && insights.sections.isEmpty && !assessments.contains(where: \.isAssessed)
  }

  private mutating func readWithoutPlaceholders(_ value: JSONValue) {
    guard let rest = Placeholder.removed(from: value) else {
      read(value)
      return
    }
    hasPlaceholder = true
    read(rest)
  }

  private mutating func read(_ value: JSONValue) {
    switch value {
    case .null: return
    case .object(let object): read(object)
    case .string(let text):
      warnings.add("the insights are a text instead of an object", at: path)
      switch EmbeddedDocument.value(in: text) {
      case nil: readSummary(value)
      case .object(let object)?: readWithoutPlaceholders(.object(object))
      case let document?: addSection("insights", document)
      }
    case .boolean, .number, .array:
      warnings.add("the insights are \(value.kindName) instead of an object", at: path)
      addSection("insights", value)
    }
  }
}
