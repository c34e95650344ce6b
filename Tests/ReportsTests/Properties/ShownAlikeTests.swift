import BotStatus
import Evidence
import JSONDocument
import MeetingModel
import Reports
import Testing

/// What notes say in two places is the same in both.
@Suite struct ShownAlikeTests {
  private func text(
    _ template: String, _ meeting: Meeting, format: OutputFormat = .markdown
  ) throws -> String {
    let name = format == .html ? "own.html.mustache" : "own.md.mustache"
    let pack = try TemplatePack.extendingNotes([name: template])
    return try Renderer(pack, format: format).text(meeting)
  }

  @Test(arguments: [
    (1_799_900, "30 30 min"), (1_769_900, "29 29 min"), (1_770_000, "30 30 min"),
    (59_900, "1 1 min"), (59_400, "1 59 s"), (29_999, "0 30 s"), (0, "0 0 s"),
    (3_599_900, "60 1 h"), (5_369_999, "89 1 h 29 min"),
  ])
  func `a length is rounded alike in numbers and in words`(
    milliseconds: Int64, expected: String
  ) throws {
    var meeting = Meeting(status: .completed)
    meeting.durationMilliseconds = milliseconds
    #expect(try text("{{duration_minutes}} {{duration}}", meeting) == expected)
  }

  @Test func `a time that evidence cites stands in the transcript`() throws {
    let lines = (0..<40).map { index in
      let name = index % 7 < 4 ? "Ann" : "Bob"
      let time = "2026-03-02T09:\(index + 10):00Z"
      return
        "[\(time)] \(name): The pump \(index) costs price\(index) in harbour\(index) of town\(index)."
    }
    let decisions = [2, 5, 9, 17, 26, 33].map {
      "Buy pump \($0) for price\($0) in harbour\($0) of town\($0) and pump \($0 + 1) for price\($0 + 1) in harbour\($0 + 1) of town\($0 + 1)"
    }
    var meeting = try BotStatusReader().meeting(from: [
      "bot_id": "x", "status": "completed", "started_at": "2026-03-02T09:00:00Z",
      "transcript": .string(lines.joined(separator: "\n")),
      "insights": ["decisions": .array(decisions.map { .string($0) })],
    ])
    meeting.findEvidence()
    let template = """
      {{#decisions}}{{said_at}}, {{/decisions}}
      |{{#passages}}{{time}} {{/passages}}
      """
    let parts = try text(template, meeting).split(separator: "|")
    let cited = parts[0].split { $0 == "," || $0.isWhitespace }
    let shown = Set(parts[1].split(whereSeparator: \.isWhitespace))
    #expect(cited.count >= decisions.count)
    #expect(cited.allSatisfy { shown.contains($0) })
  }

  @Test func `a room from right to left is isolated in the title, and the title in the page`()
    throws
  {
    var meeting = Meeting(status: .completed)
    meeting.room.name = "\u{5E9}\u{5DC}\u{5D5}\u{5DD}"
    meeting.startedAt = Instant(seconds: 1_736_935_200)
    let title = "\u{2068}\u{5E9}\u{5DC}\u{5D5}\u{5DD}\u{2069}, \u{2068}15 January 2025\u{2069}"
    #expect(try text("{{title}}", meeting).contains(title))
    let page = try Renderer(PackLoader().load("notes"), format: .html).text(meeting)
    #expect(page.contains("<title>\u{2068}\(title)\u{2069}</title>"))
    meeting.room.name = "caf\u{E9}"
    #expect(
      try Renderer(PackLoader().load("notes"), format: .html).text(meeting)
        .contains("<title>caf\u{E9}, 15 January 2025</title>"))
  }

  @Test func `what else is said of a question is shown in notes`() throws {
    let meeting = try BotStatusReader().meeting(from: [
      "bot_id": "x", "status": "completed",
      "qa_pairs": [["question": "Why?", "answer": "So.", "asked_by": "Ann"]],
      "insights": [
        "question_assessments": [
          ["question": "Why?", "answer": "Other.", "score": "high", "level": "senior"]
        ]
      ],
    ])
    let pack = try PackLoader().load("notes")
    let markdown = try Renderer(pack, format: .markdown).text(meeting)
    #expect(
      markdown.contains(
        """
        > So.

        - **Asked by:** Ann
        - **Score:** high
        - **Level:** senior
        - **Assessed answer:** Other.
        """))
    let page = try Renderer(pack, format: .html).text(meeting)
    for words in ["Asked by:</span> Ann", "Score:</span> high", "Assessed answer:</span> Other."] {
      #expect(page.contains(words))
    }
    let options = RenderOptions(omitting: [.scores])
    #expect(try !Renderer(pack, format: .markdown, options: options).text(meeting).contains("high"))
  }
}
