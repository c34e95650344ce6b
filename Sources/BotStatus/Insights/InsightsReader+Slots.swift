internal import JSONDocument
internal import MeetingModel

extension InsightsReader {
  /// Reads the members of an object, each into its slot or a section.
  ///
  /// Of several keys that mean one slot the last one that is not empty gets it; the summary comes
  /// last, since it may fill slots that nothing else fills.
  ///
  /// - Parameter received: The object as received, placeholders included; nil for one whose parts
  ///   have no path.
  mutating func read(_ object: JSONObject, received: JSONObject?) {
    let members = object.members.enumerated().compactMap { index, member in
      member.value.holdsNothing
        ? nil : (member: member, slot: InsightSlot(key: member.name), index: index)
    }
    var last: [InsightSlot: Int] = [:]
    for (_, slot, index) in members { slot.map { last[$0] = index } }
    let summary = members.first { $0.index == last[.summary] }
    for (member, slot, index) in members where index != summary?.index {
      let value = ReceivedValue(member.value, of: received?.members[index])
      guard let slot, last[slot] == index, read(value, into: slot) else {
        addSection(member.name, member.value, slot: slot)
        continue
      }
    }
    if let summary { readSummary(summary.member.value) }
  }

  /// Makes a section of a key and its value.
  ///
  /// - Parameter slot: The slot that the key is of, if any.
  mutating func addSection(_ key: String, _ value: JSONValue, slot: InsightSlot?) {
    guard let section = shapes.section(key, value, slot: slot) else { return }
    insights.sections.append(section)
  }

  /// Makes a section of what a slot does not hold.
  mutating func addSection(of slot: InsightSlot, _ value: JSONValue) {
    addSection(slot.rawValue, value, slot: slot)
  }

  /// Reads a value that is not empty into a slot; false where the slot cannot hold it.
  private mutating func read(_ received: ReceivedValue, into slot: InsightSlot) -> Bool {
    switch slot {
    case .title: return readTitle(received.value)
    case .summary: readSummary(received.value)
    case .overallScore: return readOverallScore(received.value)
    case .competencyScores: return readCompetencies(received.value)
    case .actionItems: return readActionItems(received)
    case .questionAssessments: return readAssessments(received)
    case _ where slot.isList: insights[slot] = items(of: received, in: slot)
    default: return false
    }
    return true
  }

  /// What a list holds, in whatever shape it came.
  ///
  /// A text that is nothing but a list is its items. What only says that there is none is no item.
  func items(of received: ReceivedValue, in slot: InsightSlot) -> [InsightValue] {
    let value = received.value
    let absence = StatedAbsence.of(slot)
    guard !absence.isStated(by: value) else { return [] }
    if let elements = received.elements {
      let items = shapes.items(of: elements.filter { !absence.isStated(by: $0.value) })
      // A text may have been a list itself.
      return items.filter { item in
        if case .text(let text) = item { !absence.isStated(by: text.source) } else { true }
      }
    }
    if case .string(let whole) = value, !MarkdownText.isOnlyMarks(whole) {
      if let document = EmbeddedDocument.value(in: whole) {
        return items(of: ReceivedValue(document), in: slot)
      }
      let text = listText(whole, in: slot)
      if let items = MarkdownList.items(of: text) {
        return items.map { ItemText($0) }.filter { !absence.isStated(by: $0.text) }
          .map { .text(MarkdownText(shown: $0.boxed)) }
      }
      return ItemText.items([text]).joined().filter { !$0.text.isBlank }
        .map { .text(MarkdownText(shown: $0.boxed)) }
    }
    let shape = shapes.shape(of: value)
    return shape == .nothing ? [] : [shape]
  }

  /// A text in a slot for lists as Markdown, without the title that the slot has.
  func listText(_ text: String, in slot: InsightSlot) -> String {
    LeadingTitle.removed(from: ModelText.markdown(text, isItem: true), slot: slot)
  }
}

extension InsightSlot {
  /// The slot of a key, in whatever style the key is written: `action_items`, `actionItems`,
  /// `Action Items`.
  init?(key: String) {
    self.init(rawValue: SectionTitle.snakeCase(key))
  }
}
