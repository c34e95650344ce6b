internal import MeetingModel
internal import TextScanning

/// Leaves out a part of a meeting's results, where all of them are too much for a message.
///
/// Items of lists, rows of tables and sections stay whole or are left out, and a last one says how
/// many: "and 19,940 more". Of a long text, the first paragraphs stay.
struct MeetingExcerpt {
  /// The labels, for what stands for the items left out.
  let labels: Labels
  /// The number of bytes that each part of the notes may have, markup not counted.
  let budget: Int

  /// The budgets to try, one after the other, until the result is small enough.
  static let budgets = [12_000, 4_000, 1_500, 500, 150]
  /// What an item costs besides its text.
  private static let itemCost = 40
  /// The number of scalars of a name or a message that stays.
  private static let nameLength = 200

  /// A meeting with the part of its results that fits.
  func of(_ meeting: Meeting) -> Meeting {
    var meeting = meeting
    meeting.room.name = meeting.room.name?.excerpt(upTo: Self.nameLength)
    meeting.error = meeting.error?.excerpt(upTo: Self.nameLength)
    if case .unknown(let name) = meeting.status {
      meeting.status = .unknown(name.excerpt(upTo: Self.nameLength))
    }
    guard var insights = meeting.insights else { return meeting }
    insights.title = insights.title?.excerpt(upTo: Self.nameLength)
    insights.summary = insights.summary.map(cut)
    insights.actionItems = items(
      insights.actionItems,
      weight: { item in
        Self.weight(item.task) + (item.owner ?? "").utf8.count + (item.due ?? "").utf8.count
          + Self.weight(.sections(item.details))
      }, rest: { ActionItem(task: .text(MarkdownText($0))) })
    for slot in InsightSlot.lists {
      let values = insights[slot]
      if values.count == 1, case .table(let table) = values[0] {
        insights[slot] = [cut(.table(table))]
      } else {
        insights[slot] = items(values, weight: Self.weight, rest: { .text(MarkdownText($0)) })
      }
    }
    insights.competencies = items(
      insights.competencies,
      weight: { $0.name.utf8.count + ($0.notes.map(Self.weight) ?? 0) },
      rest: { Competency(name: $0) })
    if case .sections(let sections) = cut(.sections(insights.sections)) {
      insights.sections = sections
    }
    meeting.insights = insights
    return meeting
  }

  /// The items that fit, in order, and one for the rest.
  private func items<Item>(
    _ items: [Item], weight: (Item) -> Int, rest: (String) -> Item
  ) -> [Item] {
    var kept: [Item] = []
    var used = 0
    for item in items {
      let weight = weight(item) + Self.itemCost
      guard used + weight <= budget else { continue }
      used += weight
      kept.append(item)
    }
    let missing = items.count - kept.count
    if missing > 0 { kept.append(rest(labels.more(missing))) }
    return kept
  }

  /// A value as far as it fits.
  private func cut(_ value: InsightValue) -> InsightValue {
    guard Self.weight(value) > budget else { return value }
    switch value {
    case .text(var text):
      text.source = start(of: text.source)
      return .text(text)
    case .list(let values):
      return .list(items(values, weight: Self.weight, rest: { .text(MarkdownText($0)) }))
    case .table(var table):
      let width = table.columns.count
      guard table.columns.reduce(0, { $0 + $1.utf8.count + Self.itemCost }) <= budget else {
        return .text(MarkdownText(labels.more(table.rows.count)))
      }
      table.rows = items(
        table.rows, weight: { $0.reduce(0) { $0 + Self.weight($1) } },
        rest: { text in
          [.text(MarkdownText(text))] + Array(repeating: .nothing, count: max(width - 1, 0))
        })
      return .table(table)
    case .sections(let sections):
      // A long section is shown as far as it fits; there may be only one.
      let inner = sections.map { section in
        var section = section
        section.value = cut(section.value)
        return section
      }
      return .sections(
        items(
          inner, weight: { $0.title.utf8.count + Self.weight($0.value) },
          rest: { InsightSection(key: "", title: "…", value: .text(MarkdownText($0))) }))
    case .number, .boolean, .nothing:
      return .nothing
    }
  }

  /// The first paragraphs of a text, or of a single long one the first words.
  private func start(of source: String) -> String {
    let bytes = Array(source.utf8)
    let budget = budget * 3 / 4
    let start = bytes[..<min(budget, bytes.count)]
    let blank = Array("\n\n".utf8)
    var end = start.indices.last { start[$0...].starts(with: blank) && $0 > start.count / 4 }
    end = end ?? start.lastIndex(of: UInt8(ascii: " "))
    guard let end, end > 0 else { return "…" }
    return String(decoding: bytes[..<end], as: UTF8.self)
      + (bytes[end] == UInt8(ascii: "\n") ? "\n\n…" : " …")
  }

  /// The size of a value without markup.
  private static func weight(_ value: InsightValue) -> Int {
    switch value {
    case .text(let text): text.source.utf8.count
    case .number(let spelling): spelling.utf8.count
    case .boolean, .nothing: 0
    case .list(let values): values.reduce(0) { $0 + weight($1) + itemCost }
    case .table(let table):
      table.columns.reduce(0) { $0 + $1.utf8.count + itemCost }
        + table.rows.reduce(0) { $0 + $1.reduce(itemCost) { $0 + weight($1) } }
    case .sections(let sections):
      sections.reduce(0) { $0 + $1.title.utf8.count + weight($1.value) + itemCost }
    }
  }
}

extension Labels {
  /// What stands for items that are left out: `and 19,940 more`.
  fileprivate func more(_ count: Int) -> String {
    filled("more_items", ["count": grouped(count)])
  }

  /// A whole number with the language's separator between thousands.
  private func grouped(_ number: Int) -> String {
    let digits = Array(String(number).unicodeScalars)
    var text = String.UnicodeScalarView()
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) {
        text.append(contentsOf: self["group_separator"].unicodeScalars)
      }
      text.append(digit)
    }
    return String(text)
  }
}
