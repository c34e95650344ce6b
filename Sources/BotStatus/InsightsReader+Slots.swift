internal import JSONDocument
internal import MeetingModel

extension InsightsReader {
  /// Reads the members of an object, each into its slot or a section.
  ///
  /// Of several keys that mean one slot the last one that is not empty gets it; the summary comes
  /// last, since it may fill slots that nothing else fills.
  mutating func read(_ object: JSONObject) {
    var slots: [InsightSlot: Int] = [:]
    for (index, member) in object.members.enumerated() where !member.value.holdsNothing {
      if let slot = InsightSlot(key: member.name) { slots[slot] = index }
    }
    let summary = slots[.summary]
    for (index, member) in object.members.enumerated() where index != summary {
      guard !member.value.holdsNothing else { continue }
      guard let slot = InsightSlot(key: member.name), slots[slot] == index,
        read(member.value, into: slot)
      else {
        addSection(member.name, member.value)
        continue
      }
    }
    if let summary { _ = read(object.members[summary].value, into: .summary) }
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
