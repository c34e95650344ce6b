import JSONDocument
import MeetingModel
import Testing
import TestSupport

@testable import BotStatus

/// Action items in random texts.
@Suite struct ActionTextPropertyTests {
  /// Lines of texts with action items; `@` is a word that stands nowhere else.
  private static let lines = [
    "# @", "## @ @", "### 1. @", "### Ann Lee", "## Bo", "**Bo:**", "Ann Lee:", "**@:**", "@ @:",
    "**@**", "**Everyone:**", "- @ @", "- [x] @", "* @", "1. @", "2. @", "- **Bo:**", "- Ann Lee",
    "- Bo: @", "  - @", "    - @", "  - Owner: @", "  - **Due:** @", "   - **Owner**: Bo",
    "  - @: @", "Owner: @", "Task: @", "**Action 1:** @", "@ @.", "@ @: @", "@", "> @", "```",
    "| Task | Owner |\n|---|---|\n| @ | **@** |", "| @ |\n|---|\n| @ |", "---", "", "", "",
    "Here are the tasks for @:", "Here are the tasks:", "Thanks.", "Let me know if you @.",
    "* * *", "\t- @", "- Owner: Bo", "- Due: @", "- Status: @",
  ]

  fileprivate struct Source {
    var text = ""
    var words: [String] = []

    init(using random: inout SplitMix64) {
      var lines: [String] = []
      for _ in 0..<Int.random(in: 1...12, using: &random) {
        var line = ""
        for part in ActionTextPropertyTests.lines.randomElement(using: &random) ?? "" {
          if part == "@" {
            words.append(Self.word(words.count))
            line += words[words.count - 1]
          } else {
            line.append(part)
          }
        }
        lines.append(line)
      }
      text = lines.joined(separator: "\n")
    }

    private static func word(_ number: Int) -> String {
      let letters = Array("abcdefghijklmnopqrstuvwxyz")
      return "W" + String([letters[number / 26 % 26], letters[number % 26]]) + "q"
    }
  }

  @Test(arguments: [["Ann Lee", "Bo"], []])
  func `no word of a text is lost`(speakers: [String]) throws {
    var random = SplitMix64(seed: 11)
    for _ in 0..<4_000 {
      let source = Source(using: &random)
      for value in [
        JSONValue.string(source.text), [.string(source.text), "x"], ["Bo": .string(source.text)],
      ] {
        let reader = InsightsReader(
          ["action_items": value], speakers: speakers, warnings: WarningCollector())
        let kept = Self.text(of: reader.insights)
        let lost = source.words.filter { !kept.contains($0) && !source.isChat($0) }
        #expect(lost == [], "\(source.text.debugDescription)")
      }
    }
  }

  @Test func `a text with many headings, labels and people is read in linear time`() {
    let line = "### Ann Lee\n**Bo:**\n- a\n  - Owner: Ann Lee\n\nNote.\n\n- **Bo:**\n  - b\n"
    func duration(_ count: Int) -> Duration {
      let text = JSONValue.string(String(repeating: line, count: count))
      return ContinuousClock().measure {
        _ = InsightsReader(
          ["action_items": text], speakers: ["Ann Lee", "Bo"], warnings: WarningCollector())
      }
    }
    _ = duration(50)
    #expect(duration(2_000) < duration(200) * 40)
  }

  private static func text(of insights: Insights) -> String {
    var parts: [String] = []
    for item in insights.actionItems {
      parts += [item.owner, item.due].compactMap(\.self) + text(of: item.task)
      for detail in item.details { parts += [detail.title, detail.key] + text(of: detail.value) }
    }
    for section in insights.sections { parts += [section.title] + text(of: section.value) }
    return parts.joined(separator: " ")
  }

  private static func text(of value: InsightValue) -> [String] {
    switch value {
    case .text(let text): [text.source]
    case .number, .boolean, .nothing: []
    case .list(let values): values.flatMap { text(of: $0) }
    case .table(let table): table.columns + table.rows.joined().flatMap { text(of: $0) }
    case .sections(let sections): sections.flatMap { [$0.title, $0.key] + text(of: $0.value) }
    }
  }
}

extension ActionTextPropertyTests.Source {
  /// Whether a word is in an offer of the model, which is dropped.
  fileprivate func isChat(_ word: String) -> Bool {
    text.contains("Let me know if you \(word).")
  }
}
