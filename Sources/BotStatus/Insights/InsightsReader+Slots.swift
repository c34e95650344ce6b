internal import JSONDocument
internal import MeetingModel

extension InsightsReader {
  /// Reads the members of an object, each into its slot or a section.
  ///
  /// If several keys map to one slot, the last one that is not empty wins; the summary is read
  /// last, since it may fill slots that nothing else fills.
  ///
  /// - Parameter received: The object with its placeholders; nil if its parts have no path.
  mutating func read(_ object: JSONObject, received: JSONObject?) {
    let members = object.members.enumerated().compactMap { index, member in
      member.value.showsNothing
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

  /// Adds a section for a key and its value.
  mutating func addSection(_ key: String, _ value: JSONValue, slot: InsightSlot?) {
    guard let section = shapes.section(key, value, slot: slot) else { return }
    insights.sections.append(section)
  }

  /// Adds a section for a value that the slot does not hold.
  mutating func addSection(of slot: InsightSlot, _ value: JSONValue) {
    addSection(slot.rawValue, value, slot: slot)
  }

  /// Reads a non-empty value into a slot; returns false if the slot cannot hold it.
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

  /// The items of a list, in whatever shape it was received.
  ///
  /// A text that is only a list becomes its items. Texts that say there is nothing are dropped.
  func items(of received: ReceivedValue, in slot: InsightSlot) -> [InsightValue] {
    let value = received.value
    let absence = StatedAbsence.of(slot)
    guard !absence.isStated(by: value) else { return [] }
    if let elements = received.elements {
      let items = shapes.items(
        of: Self.withoutIntroduction(elements, in: slot)
          .filter { !absence.isStated(by: $0.value, isRecord: true) })
      // A text may itself have been a list.
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
    // The keys of an object without values.
    if case .list(let items) = shape { return items }
    return shape == .nothing ? [] : [shape]
  }

  /// A text in a list slot as Markdown, without the title of the slot and the sentences that only
  /// frame its list.
  func listText(_ text: String, in slot: InsightSlot) -> String {
    let text = LeadingTitle.removed(from: ModelText.markdown(text, isItem: true), slot: slot)
    let list = ListFraming.removed(from: text, of: slot)
    return list == text ? text : LeadingTitle.removed(from: list, slot: slot)
  }
}

extension InsightSlot {
  /// The slot for a key in any naming style: `action_items`, `actionItems`, `Action Items`.
  init?(key: String) {
    self.init(rawValue: SectionTitle.snakeCase(key))
  }
}
