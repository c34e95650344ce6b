internal import JSONDocument
internal import MeetingModel

extension InsightsReader {
  /// Reads the summary; scores, strengths and weaknesses in its text are moved to their slots if
  /// those are empty, and dropped if they only repeat them.
  mutating func readSummary(_ value: JSONValue) {
    guard !StatedAbsence.of(.summary).isStated(by: value) else { return }
    guard let received = value.stringValue, EmbeddedDocument.value(in: received) == nil else {
      let shape = shapes.shape(of: value)
      if shape != .nothing { insights.summary = shape }
      return
    }
    if let rest = newText(of: summaryText(received)) {
      insights.summary = .text(MarkdownText(shown: rest))
    }
  }

  /// A summary as Markdown, without the meeting's title and the summary's own heading.
  private func summaryText(_ received: String) -> String {
    LeadingTitle.removed(
      from: ModelText.markdown(received), titles: insights.title.map { [$0] } ?? [],
      slot: .summary)
  }

  /// Reads a second summary beside the one in the insights: anything new in it becomes a section.
  mutating func readSecondSummary(_ value: JSONValue) {
    guard !StatedAbsence.of(.summary).isStated(by: value) else { return }
    guard let text = value.stringValue, EmbeddedDocument.value(in: text) == nil else {
      return addSection(of: .summary, value)
    }
    guard let rest = newText(of: summaryText(text)) else { return }
    guard case .text(let first)? = insights.summary else {
      return addSection(of: .summary, .string(rest))
    }
    let known = Set(Self.paragraphs(of: first.source).map { Phrase.key(of: $0) })
    let paragraphs = Self.paragraphs(of: rest)
    let new = paragraphs.filter { !known.contains(Phrase.key(of: $0)) }
    guard !new.isEmpty else { return }
    addSection(
      of: .summary,
      .string(new.count == paragraphs.count ? rest : new.joined(separator: "\n\n")))
  }

  /// The paragraphs of a text, separated by blank lines.
  private static func paragraphs(of text: String) -> [String] {
    var paragraphs: [String] = []
    var lines: [String] = []
    for line in SummaryText.lines(of: text) + [""] {
      if !line.isBlank {
        lines.append(line)
      } else if !lines.isEmpty {
        paragraphs.append(lines.joined(separator: "\n"))
        lines.removeAll()
      }
    }
    return paragraphs
  }

  /// The text of a summary that is not in the slots, some of which it may fill; nil if none.
  private mutating func newText(of text: String) -> String? {
    var prose: [String] = []
    var isWhole = true
    for (part, lines) in SummaryText(text).parts {
      if take(part) {
        isWhole = false
      } else if let new = newLines(of: part, lines: lines) {
        isWhole = false
        prose += new
      } else {
        prose += lines
      }
    }
    // If no part was removed, keep the text byte for byte.
    let rest = isWhole ? text : prose.joined(separator: "\n").trimmed
    return rest.isBlank ? nil : rest
  }

  /// Puts a part of the summary into its slot; returns false if the slot is taken or there is none.
  private mutating func take(_ part: SummaryText.Part) -> Bool {
    switch part {
    case .overallScore(let score):
      guard insights.overallScore.map({ $0.value == 0 }) ?? true else { return false }
      insights.overallScore = score
    case .competencies(let competencies):
      guard insights.competencies.isEmpty else { return false }
      insights.competencies = competencies
    case .items(let items, let slot) where slot.entry.isFilledBySummary:
      guard insights[slot].isEmpty else { return false }
      insights[slot] = texts(items, for: slot)
    case .prose, .items, .line: return false
    }
    return true
  }

  /// Items as Markdown, without placeholders and texts that say there is nothing.
  private mutating func texts(_ items: [String], for slot: InsightSlot) -> [InsightValue] {
    let known = items.filter { !Placeholder.isPlaceholder($0) }
    if known.count < items.count { hasPlaceholder = true }
    let absence = StatedAbsence.of(slot)
    return known.filter { !absence.isStated(by: $0) }
      .map { .text(MarkdownText(shown: ItemText($0).boxed)) }
  }

  // MARK: Repetitions

  /// The lines of a part that are not in the slots; nil if it repeats nothing.
  private func newLines(of part: SummaryText.Part, lines: [String]) -> [String]? {
    switch part {
    case .prose:
      return nil
    case .overallScore(let score):
      guard let known = insights.overallScore, score.isRounding(of: known) else { return nil }
      return []
    case .competencies(let competencies):
      let known = Dictionary(
        insights.competencies.map { (Phrase.key(of: $0.name), $0.score) }, uniquingKeysWith: { $1 })
      let repeats = competencies.allSatisfy { competency in
        guard let score = known[Phrase.key(of: competency.name)] ?? nil else { return false }
        return competency.score?.isRounding(of: score) == true
      }
      return repeats ? [] : nil
    case .items(let items, let slot):
      let known = knownTexts(in: slot)
      let absence = StatedAbsence.of(slot)
      let new = items.filter { item in
        !known.contains(Phrase.key(of: item)) && !absence.isStated(by: item)
          && !Placeholder.isPlaceholder(item)
      }
      guard new.count < items.count else { return nil }
      // Keep further lines of an item inside it.
      let list = new.map { "- " + SummaryText.lines(of: $0).joined(separator: "\n  ") }
      return new.isEmpty ? [] : lines.prefix(1) + [""] + list
    case .line(let items, let slot):
      let known = knownTexts(in: slot)
      return items.allSatisfy { known.contains(Phrase.key(of: $0)) } ? [] : nil
    }
  }

  /// The texts of the items of a slot, normalized for comparison.
  private func knownTexts(in slot: InsightSlot) -> Set<String> {
    Set(
      insights.items(of: slot).compactMap { $0.leadingText.map { Phrase.key(of: $0.source) } })
  }
}

extension Score {
  /// Whether the score is another one rounded to this one's decimals, as `8` is of `8.25`.
  fileprivate func isRounding(of other: Score) -> Bool {
    let spelling = number.spelling.utf8
    let decimals = spelling.firstIndex(of: UInt8(ascii: ".")).map {
      spelling.distance(from: $0, to: spelling.endIndex) - 1
    }
    // Half a unit of the last decimal, plus a margin for the inexactness of doubles.
    var half = 0.5
    for _ in 0..<min(decimals ?? 0, 10) { half /= 10 }
    return abs(value - other.value) <= half + 1e-9
  }
}
