import BotStatus
import JSONDocument
import MeetingModel
import Testing
import TestSupport

/// Nothing in an answer, however odd, crashes the reader or loses what was said.
@Suite struct RandomValueTests {
  /// Values of all kinds, with the names that the reader knows and others.
  private struct ValueGenerator {
    var random: SplitMix64
    let names = [
      "question", "answer", "score", "notes", "title", "summary", "overall_score", "topics",
      "competency_scores", "strengths", "weaknesses", "question_assessments", "action_items",
      "next_steps", "task", "owner", "due", "status", "speaker", "text", "timestamp", "name", "x",
      "",
    ]
    let texts = [
      "", " ", "a", "8/10", "Full Interview Transcript", "Ann: Hi.\nBob: Ho.", "- a\n- b",
      "[2025-01-15T10:00:00Z] Ann: Hi.", "Overall Score: 0/10\nStrengths:\n- a", "{\"a\":[1]}",
      "[]",
      "Analysis pending - AI analysis unavailable", "\u{0}\u{202E}", "e\u{301}",
      "[2, {\"b\": \"[3]\"}]",
    ]

    mutating func value(depth: Int = 0) -> JSONValue {
      switch Int.random(in: 0..<(depth < 5 ? 8 : 5), using: &random) {
      case 0: .null
      case 1: .boolean(Bool.random(using: &random))
      case 2: .number(JSONNumber(Int.random(in: -3...12, using: &random)))
      case 3, 4: .string(texts.randomElement(using: &random) ?? "")
      case 5:
        .array((0..<Int.random(in: 0...4, using: &random)).map { _ in value(depth: depth + 1) })
      default: .object(object(depth: depth + 1))
      }
    }

    mutating func object(depth: Int) -> JSONObject {
      // Of members with one name JSON Lines hold the last.
      let names = Set(
        (0..<Int.random(in: 0...5, using: &random)).map { _ in
          self.names.randomElement(using: &random) ?? ""
        })
      return JSONObject(
        members: names.sorted().shuffled(using: &random).map {
          JSONObject.Member(name: $0, value: value(depth: depth))
        })
    }
  }

  private static let fields = [
    "status", "bot_id", "room_url", "started_at", "completed_at", "transcript", "qa_pairs",
    "insights", "error", "event", "room_name", "duration_seconds", "transcript_text", "summary",
    "insights_error", "unknown",
  ]

  @Test func `random values in the place of each field keep the meeting and all its texts`() throws
  {
    var generator = ValueGenerator(random: SplitMix64(seed: 3))
    for _ in 0..<3_000 {
      var object = JSONObject(members: [.init(name: "bot_id", value: .string(Fixture.botID))])
      for field in Self.fields where Int.random(in: 0..<2, using: &generator.random) == 0 {
        object.members.append(.init(name: field, value: generator.value()))
      }
      let meeting = try BotStatusReader().meeting(from: .object(object))
      #expect(meeting.warnings.count <= 101)
      let kept = keptTexts(of: meeting)
      for member in object.members where member.name != "insights" && member.name != "bot_id" {
        for text in strings(in: member.value) where !isSaid(text, in: kept) {
          Issue.record("\(text.debugDescription) of \(member) is lost")
        }
      }
    }
  }

  @Test func `random insights keep each text in a slot, a section or a question`() throws {
    var generator = ValueGenerator(random: SplitMix64(seed: 4))
    for _ in 0..<3_000 {
      let value = generator.value()
      let meeting = try BotStatusReader().meeting(
        from: ["bot_id": .string(Fixture.botID), "insights": value])
      #expect(meeting.insights?.received ?? .null == value)
      let kept = keptTexts(of: meeting)
      for text in strings(in: value) where !isSaid(text, in: kept) {
        Issue.record("\(text.debugDescription) of \(value) is lost")
      }
    }
  }

  // MARK: What there is

  private func strings(in value: JSONValue) -> [String] {
    switch value {
    case .string(let text): [text]
    case .array(let elements): elements.flatMap { strings(in: $0) }
    case .object(let object): object.members.flatMap { strings(in: $0.value) }
    case .null, .boolean, .number: []
    }
  }

  /// Whether the words of a text are among others, those of its JSON document where it holds one.
  private func isSaid(_ text: String, in kept: Set<Substring>) -> Bool {
    words(of: text).isSubset(of: kept)
  }

  /// The runs of letters of a text, but for the words of what is never shown.
  private func words(of text: String) -> Set<Substring> {
    guard text != "Analysis pending - AI analysis unavailable",
      text != "Full Interview Transcript"
    else { return [] }
    let labels: Set<Substring> = ["Overall", "Score", "Strengths"]
    return Self.words(in: text).subtracting(labels)
  }

  /// The runs of letters; a line feed may be escaped, where a text is shown as JSON.
  private static func words(in text: String) -> Set<Substring> {
    let lines = text.replacing("\\n", with: "\n")
    let runs = lines.unicodeScalars.split { !$0.properties.isAlphabetic }
    return Set(runs.map { Substring($0) })
  }

  private func keptTexts(of meeting: Meeting) -> Set<Substring> {
    var texts = [meeting.botID, meeting.status.name, meeting.error, meeting.room.url]
    texts += [meeting.room.name] + (meeting.transcript?.turns ?? []).map(\.text)
    texts += (meeting.transcript?.speakers ?? []).map(\.name)
    for question in meeting.questions {
      texts += [question.question, question.answer, question.notes?.source]
      texts += strings(in: .object(question.extra)) + question.extra.members.map(\.name)
    }
    texts += strings(in: .object(meeting.extra))
    texts += meeting.extra.members.map(\.name)
    if let insights = meeting.insights { texts += self.texts(of: insights) }
    var words: Set<Substring> = []
    for text in texts { words.formUnion(Self.words(in: text ?? "")) }
    // The time of a turn.
    return words.union(["T", "Z"])
  }

  private func texts(of insights: Insights) -> [String?] {
    var values = [insights.summary].compactMap(\.self)
    values += InsightSlot.lists.flatMap { insights[$0] }
    values += insights.sections.map(\.value) + insights.competencies.compactMap(\.notes)
    values += insights.actionItems.map(\.task)
    values += insights.actionItems.flatMap { $0.details.map(\.value) }
    return [insights.title] + insights.actionItems.flatMap { [$0.owner, $0.due] }
      + insights.competencies.map(\.name) + values.flatMap { texts(in: $0) }
      + (insights.actionItems.contains(where: \.isDone) ? ["done"] : [])
  }

  private func texts(in value: InsightValue) -> [String] {
    switch value {
    case .text(let text): [text.source]
    case .number, .boolean, .nothing: []
    case .list(let values): values.flatMap { texts(in: $0) }
    case .table(let table): table.rows.joined().flatMap { texts(in: $0) }
    case .sections(let sections): sections.flatMap { texts(in: $0.value) }
    }
  }
}
