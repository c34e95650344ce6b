internal import JSONDocument
internal import MeetingModel

extension InsightsReader {
  /// Reads the members of an object, each into its slot or a section.
  ///
  /// If several keys map to one slot, the last one that is not empty wins; another word for the slot
  /// counts only if none does. The summary is read last, since it may fill slots that nothing else
  /// fills.
  ///
  /// - Parameter received: The object with its placeholders; nil if its parts have no path.
  mutating func read(_ object: JSONObject, received: JSONObject?) {
    var members = object.members.enumerated().compactMap { index, member in
      member.value.showsNothing
        ? nil : (member: member, slot: InsightSlot(key: member.name), index: index)
    }
    var last: [InsightSlot: Int] = [:]
    for (_, slot, index) in members { slot.map { last[$0] = index } }
    takeSynonyms(among: &members, in: &last)
    let summary = members.first { $0.index == last[.summary] }
    for (member, slot, index) in members where index != summary?.index {
      let value = ReceivedValue(member.value, of: received?.members[index])
      guard let slot, last[slot] == index, read(value, into: slot) else {
        addSection(member.name, member.value, slot: slot)
        continue
      }
    }
    if let summary { readSummary(summary.member.value) }
    readScales(of: object)
  }

  private typealias ReadMember = (member: JSONObject.Member, slot: InsightSlot?, index: Int)

  /// Gives each slot without content to the first member with another word for it.
  ///
  /// - Parameter last: The index of the member that is read into each slot.
  private func takeSynonyms(among members: inout [ReadMember], in last: inout [InsightSlot: Int]) {
    // The place of the member that is read into each slot, if it may say that there is nothing.
    var places: [InsightSlot: Int] = [:]
    // The slots of which it does: a long value is read once, however many other words there are.
    var absent: Set<InsightSlot> = []
    for (place, member) in members.enumerated() {
      if let slot = member.slot, member.index == last[slot] { places[slot] = place }
    }
    for place in members.indices where members[place].slot == nil {
      let value = members[place].member.value
      guard let slot = InsightSlot(synonym: members[place].member.name), slot.mayHold(value),
        last[slot] == nil || places[slot] != nil
      else { continue }
      let absence = StatedAbsence.of(slot)
      if let own = places[slot], !absent.contains(slot) {
        guard absence.isStated(by: members[own].member.value) else {
          places[slot] = nil
          continue
        }
        absent.insert(slot)
      }
      guard !absence.isStated(by: value) else { continue }
      // Read as nothing, and not shown as a section either.
      if let own = places.removeValue(forKey: slot) { members[own].member.value = .null }
      members[place].slot = slot
      last[slot] = members[place].index
    }
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
      if let lists = MarkdownList.labelledLists(of: text) {
        return lists.map { .text(MarkdownText(shown: $0)) }
      }
      return ItemText.items([text]).joined().filter { !$0.text.isBlank }
        .map { .text(MarkdownText(shown: $0.boxed)) }
    }
    let shape = shapes.shape(of: value)
    switch shape {
    case .nothing: return []
    // The keys of an object without values, or rows.
    case .list(let items): return items
    case .sections(let sections) where !sections.contains(where: Self.isField):
      return sections.filter { $0.value != .nothing }.map { .sections([$0]) }
    default: return [shape]
    }
  }

  /// Whether a member is a field of a single item, rather than an item under its name.
  private static func isField(_ section: InsightSection) -> Bool {
    fields.contains(SectionTitle.snakeCase(section.key))
  }

  private static let fields: Set<String> = [
    "decision", "topic", "step", "next_step", "action", "task", "strength", "weakness", "area",
    "title", "name", "text", "description", "item", "point", "owner", "assignee", "due", "due_date",
    "rationale", "status",
  ]

  /// A text in a list slot as Markdown, without the title of the slot and the sentences that only
  /// frame its list.
  func listText(_ text: String, in slot: InsightSlot) -> String {
    let content =
      slot == .actionItems ? ModelText.markdown(text, isItem: true) : ModelText.item(text)
    let text = LeadingTitle.removed(from: content, slot: slot)
    let list = ListFraming.removed(from: text, of: slot)
    return list == text ? text : LeadingTitle.removed(from: list, slot: slot)
  }
}

extension InsightSlot {
  /// The slot for a key in any naming style: `action_items`, `actionItems`, `Action Items`.
  init?(key: String) {
    self.init(rawValue: SectionTitle.snakeCase(key))
  }

  /// The slot for another word for it, in any naming style: `tasks`, `keyDecisions`.
  init?(synonym key: String) {
    guard let slot = Self.synonyms[SectionTitle.snakeCase(key)] else { return nil }
    self = slot
  }

  private static let synonyms: [String: InsightSlot] = Dictionary(
    uniqueKeysWithValues: allCases.flatMap { slot in slot.entry.synonyms.map { ($0, slot) } })

  /// Whether a value under another word for the slot may be meant for it.
  fileprivate func mayHold(_ value: JSONValue) -> Bool {
    switch value {
    case .string: true
    case .array, .object: self != .title
    case .null, .boolean, .number: false
    }
  }
}
