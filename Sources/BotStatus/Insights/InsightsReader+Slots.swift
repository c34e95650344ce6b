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
    guard let section = shapes.section(key, value) else { return }
    insights.sections.append(section)
  }

  /// Reads a value that is not empty into a slot; false where the slot cannot hold it.
  private mutating func read(_ value: JSONValue, into slot: InsightSlot) -> Bool {
    switch slot {
    case .title: return readTitle(value)
    case .summary: readSummary(value)
    case .overallScore: return readOverallScore(value)
    case .competencyScores: return readCompetencies(value)
    case .strengths: insights.strengths = items(of: value, in: slot)
    case .weaknesses: insights.weaknesses = items(of: value, in: slot)
    case .decisions: insights.decisions = items(of: value, in: slot)
    case .nextSteps: insights.nextSteps = items(of: value, in: slot)
    case .topics: insights.topics = items(of: value, in: slot)
    case .actionItems: return readActionItems(value)
    case .questionAssessments: return readAssessments(value)
    }
    return true
  }

  /// What a list holds, in whatever shape it came.
  ///
  /// A text that is nothing but a list is its items, and objects that share their keys are one
  /// table. What only says that there is none is no item.
  func items(of value: JSONValue, in slot: InsightSlot) -> [InsightValue] {
    let absence = StatedAbsence.of(slot)
    guard !absence.isStated(by: value) else { return [] }
    switch value {
    case .string(let received) where !MarkdownText.isOnlyMarks(received):
      if let document = EmbeddedDocument.value(in: received) {
        return items(of: document, in: slot)
      }
      let text = listText(received, in: slot)
      if let items = MarkdownList.items(of: text) {
        return items.map { ItemText($0) }.filter { !absence.isStated(by: $0.text) }
          .map { .text(MarkdownText(shown: $0.boxed)) }
      }
      return ItemText.items([text]).joined().filter { !$0.text.isBlank }
        .map { .text(MarkdownText(shown: $0.boxed, received: received)) }
    case .array(let elements):
      let shape = shapes.shape(of: .array(elements.filter { !absence.isStated(by: $0) }))
      guard case .list(let items) = shape else { return shape == .nothing ? [] : [shape] }
      // A text may have been a list itself.
      return items.filter { item in
        if case .text(let text) = item { !absence.isStated(by: text.source) } else { true }
      }
    default: break
    }
    let shape = shapes.shape(of: value)
    return shape == .nothing ? [] : [shape]
  }

  /// A text in a slot for lists as Markdown, without the title that the slot has.
  func listText(_ text: String, in slot: InsightSlot) -> String {
    LeadingTitle.removed(from: ModelText.markdown(text, isItem: true), slot: slot)
  }
}
