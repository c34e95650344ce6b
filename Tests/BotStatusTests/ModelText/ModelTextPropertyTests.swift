import JSONDocument
import MeetingModel
import Testing
import TestSupport

@testable import BotStatus

/// What holds for every text of a model, put together at random of lists, signs, fences and lines.
@Suite struct ModelTextPropertyTests: InsightSuite {
  /// Texts with words `w0`, `w1`… that stand in them once each.
  private struct Generator {
    var random: SplitMix64
    var words = 0

    mutating func pick(_ choices: [String]) -> String {
      choices.randomElement(using: &random) ?? ""
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    mutating func word() -> String {
      words += 1
      return "w\(words)w" + pick(["", "", ":", "?", ".", "!", "：", " x", " **y**"])
    }

    mutating func line() -> String {
      let indent = String(repeating: pick([" ", "  ", "\t"]), count: number(0...3) / 2)
      let sign = pick([
        "", "", "- ", "* ", "+ ", "• ", "◦ ", "▪", "– ", "— ", "·  ", "・", "－ ", "1. ", "2. ",
        "3) ", "12. ",
        "2024. ", "[ ] ", "- [x] ", "☐ ", "# ", "Summary: ", "**Summary** ", "> ", "-", "–", "●●",
      ])
      return indent + sign + word()
    }

    mutating func text() -> String {
      var lines = (0..<number(1...7)).map { _ in line() }
      if number(0...3) == 0 { lines.insert("", at: number(0...lines.count)) }
      if number(0...5) == 0 {
        lines.insert(pick(["```", "---", "Summary", "## Summary", "```json", "•"]), at: 0)
      }
      var text = lines.joined(separator: pick(["\n", "\n", "\r\n", "\\n"]))
      if number(0...5) == 0 {
        text =
          pick(["```markdown\n", "~~~md\n", "```json\n", "```\n"]) + text
          + pick(["\n```", "\n~~~", ""])
      }
      return text
    }
  }

  /// The words of some text, in order.
  private func words(in text: String) -> [String] {
    text.matches(of: /w[0-9]+w/).map { String($0.output) }
  }

  @Test func `reading a text as Markdown loses no word and adds none, and does so once`() {
    var generator = Generator(random: SplitMix64(seed: 31))
    for _ in 0..<4_000 {
      let text = generator.text()
      let markdown = ModelText.markdown(text)
      let all = words(in: text)
      let isSame = words(in: markdown) == all
      #expect(isSame, "\(text.debugDescription): \(markdown.debugDescription)")
      let again = ModelText.markdown(markdown)
      #expect(again == markdown, "\(text.debugDescription): \(again.debugDescription)")
      if let items = MarkdownList.items(of: markdown) {
        #expect(
          words(in: items.joined(separator: "\n")) == all, "\(text.debugDescription): \(items)")
      }
      let rest = LeadingTitle.removed(
        from: markdown, titles: ["w1w"], labels: InsightSlot.summary.entry.titles)
      #expect(words(in: rest) == all || all.first == "w1w", "\(text.debugDescription): \(rest)")
      guard isSame, again == markdown else { return }
    }
  }

  @Test func `whatever slot a text is in, each of its words is shown once`() throws {
    var generator = Generator(random: SplitMix64(seed: 32))
    let keys = [
      "summary", "action_items", "strengths", "decisions", "next_steps", "topics", "weaknesses",
      "budget_risks",
    ]
    for index in 0..<3_000 {
      generator.words = 1
      let key = keys[index % keys.count]
      let texts = (0..<generator.number(1...3)).map { _ in generator.text() }
      let value: JSONValue =
        index % 3 == 0 ? .string(texts[0]) : .array(texts.map { .string($0) })
      let all = words(in: index % 3 == 0 ? texts[0] : texts.joined(separator: "\n"))
      let received = JSONValue.object(JSONObject(members: [.init(name: key, value: value)]))
      let insights = try insights(received.text)
      let shown = words(in: sources(of: insights).joined(separator: "\n"))
      // Each task below a heading has it as a detail.
      let isSame = key == "action_items" ? Set(shown) == Set(all) : shown == all
      #expect(isSame, "\(key): \(received.text): \(shown)")
      #expect(insights.received == received)
      guard isSame else { return }
    }
  }

  /// The Markdown of all parts of some insights.
  private func sources(of insights: Insights) -> [String] {
    let parts =
      [insights.summary].compactMap(\.self)
      + insights.actionItems.flatMap { [$0.task] + $0.details.map(\.value) }
      + InsightSlot.lists.flatMap { insights[$0] } + insights.sections.map(\.value)
    return parts.flatMap { sources(of: $0) }
  }

  private func sources(of value: InsightValue) -> [String] {
    switch value {
    case .text(let text): [text.source]
    case .list(let values): values.flatMap { sources(of: $0) }
    case .sections(let sections): sections.flatMap { sources(of: $0.value) }
    case .table(let table): table.rows.joined().flatMap { sources(of: $0) }
    case .number, .boolean, .nothing: []
    }
  }
}
