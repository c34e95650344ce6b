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
      && insights.competencies.isEmpty && insights.actionItems.isEmpty
      && InsightSlot.lists.allSatisfy { insights[$0].isEmpty }
      && insights.sections.isEmpty && !assessments.contains(where: \.isAssessed)
  }

  /// Reads insights, placeholders left out.
  ///
  /// - Parameter isDocument: Whether they are a document in a text, whose parts have no path.
  private mutating func readWithoutPlaceholders(_ received: JSONValue, isDocument: Bool = false) {
    let rest = Placeholder.removed(from: received)
    if rest != nil { hasPlaceholder = true }
    let value = rest ?? received
    switch value {
    case .null: return
    case .object(let object): read(object, received: isDocument ? nil : received.objectValue)
    case .string(let text):
      warnings.add("the insights are a text instead of an object", at: path)
      switch EmbeddedDocument.value(in: text) {
      case nil: readSummary(value)
      case .object(let object)?: readWithoutPlaceholders(.object(object), isDocument: true)
      case let document?: addSection("insights", document, slot: nil)
      }
    case .boolean, .number, .array:
      warnings.add("the insights are \(value.kindName) instead of an object", at: path)
      addSection("insights", value, slot: nil)
    }
  }
}
