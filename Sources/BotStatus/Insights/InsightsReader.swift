internal import JSONDocument
internal import MeetingModel

/// Reads insights of any shape.
///
/// Known keys are read into their slots, without placeholders; a known key with a shape that its
/// slot cannot hold, and every other key, becomes a section. Empty values are dropped.
struct InsightsReader {
  let shapes: InsightValueReader
  let path = JSONPointer().appending(name: "insights")
  var warnings: WarningCollector
  var insights: Insights
  /// The assessments of questions, which are attached to the questions.
  var assessments: [Assessment] = []
  /// Whether any text said that the analysis was not available.
  var hasPlaceholder = false

  /// The names of the transcript's speakers and their first words, in lower case, which are owners
  /// wherever they occur.
  let speakers: Set<String>

  /// Whether the received insights hold anything to show, including assessments.
  private(set) var hasContent = false

  /// Reads insights.
  ///
  /// - Parameters:
  ///   - summary: A separate summary, as in a webhook payload. It becomes the summary if
  ///   the insights have none, otherwise a section.
  ///   - speakers: The names of the transcript's speakers.
  init(
    _ received: JSONValue, summary: JSONValue? = nil, speakers: [String] = [],
    warnings: WarningCollector
  ) {
    self.warnings = warnings
    shapes = InsightValueReader(names: Set(speakers.map(\.trimmed)))
    let names = speakers.map { $0.trimmed.lowercased() }
    self.speakers = Set(
      names + names.compactMap { $0.split(separator: " ").first.map { String($0) } })
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

  /// Reads insights, leaving out placeholders.
  ///
  /// - Parameter isDocument: Whether they are a document in a text, whose parts have no path.
  private mutating func readWithoutPlaceholders(_ received: JSONValue, isDocument: Bool = false) {
    if let object = received.objectValue, let unwrapped = InsightWrapper.unwrapped(object) {
      return readWithoutPlaceholders(.object(unwrapped), isDocument: true)
    }
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
