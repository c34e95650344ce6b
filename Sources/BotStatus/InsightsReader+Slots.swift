internal import JSONDocument
internal import MeetingModel

extension InsightsReader {
  /// Reads the members of an object, each into its slot or a section.
  ///
  /// Of several keys that mean one slot the last one that is not empty gets it; the summary comes
  /// last, since it may fill slots that nothing else fills.
  mutating func read(_ object: JSONObject) {
    var slots: [InsightSlot: Int] = [:]
    var values = object.members.map(\.value)
    for (index, member) in object.members.enumerated() {
      if let rest = Placeholder.removed(from: member.value) {
        hasPlaceholder = true
        values[index] = rest
      }
      guard let slot = InsightSlot(key: member.name), !values[index].holdsNothing else { continue }
      slots[slot] = index
    }
    for (index, member) in object.members.enumerated() where !values[index].holdsNothing {
      guard let slot = InsightSlot(key: member.name), slots[slot] == index else {
        addSection(member.name, values[index])
        continue
      }
      guard slot != .summary else { continue }
      if !read(values[index], into: slot) {
        addSection(member.name, values[index])
      }
    }
    if let index = slots[.summary] { readSummary(values[index]) }
  }

  /// Makes a section of a key and its value.
  mutating func addSection(_ key: String, _ value: JSONValue) {
    let shape = shapes.shape(of: value)
    guard shape != .nothing else { return }
    insights.sections.append(
      InsightSection(key: key, title: SectionTitle.title(of: key), value: shape))
  }

  /// Reads a value that is not empty into a slot; false where the slot cannot hold it.
  private mutating func read(_ value: JSONValue, into slot: InsightSlot) -> Bool {
    switch slot {
    case .title: return readTitle(value)
    case .summary: readSummary(value)
    case .overallScore: return readOverallScore(value)
    case .competencyScores: return readCompetencies(value)
    case .strengths: insights.strengths = items(of: value)
    case .weaknesses: insights.weaknesses = items(of: value)
    case .decisions: insights.decisions = items(of: value)
    case .nextSteps: insights.nextSteps = items(of: value)
    case .topics: insights.topics = items(of: value)
    case .actionItems: return readActionItems(value)
    case .questionAssessments: return readAssessments(value)
    }
    return true
  }

  /// What a list holds, in whatever shape it came: a text that is nothing but a list is its items,
  /// objects that share their keys are one table.
  func items(of value: JSONValue) -> [InsightValue] {
    switch value {
    case .string(let text):
      if let document = EmbeddedDocument.value(in: text) { return items(of: document) }
      if let items = MarkdownList.items(of: text) { return items.map { .text(MarkdownText($0)) } }
    case .array(let elements):
      let shape = shapes.shape(of: .array(elements.filter { !$0.holdsNothing }))
      if case .list(let items) = shape { return items }
      return shape == .nothing ? [] : [shape]
    default: break
    }
    let shape = shapes.shape(of: value)
    return shape == .nothing ? [] : [shape]
  }
}
