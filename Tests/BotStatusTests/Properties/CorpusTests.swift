import BotStatus
import JSONDocument
import MeetingModel
import Testing
import TestSupport

/// Real meetings in the shape that the service sends, its quirks included.
@Suite(.requires(.sharedFolder()))
struct CorpusTests {
  private func meetings() throws -> [(object: JSONObject, meeting: Meeting)] {
    try SharedFolder.meetings().map { _, bytes in
      let object = try #require(try JSONParser.parse(bytes).objectValue)
      return (object, try BotStatusReader().meeting(in: bytes))
    }
  }

  @Test func `all times are read, and nothing is warned of`() throws {
    let meetings = try meetings()
    #expect(meetings.count == 35)
    for (object, meeting) in meetings {
      #expect(meeting.warnings == [])
      #expect(meeting.extra.members == [])
      #expect(meeting.startedAt != nil && meeting.completedAt != nil)
      #expect(meeting.durationMilliseconds.map { $0 > 0 } == true)
      let name = try #require(meeting.room.name)
      #expect(object["room_url"]?.stringValue == "https://acme.daily.co/\(name)")
    }
    // Six of the transcripts have no times.
    let timed = meetings.compactMap(\.meeting.transcript).filter { transcript in
      transcript.turns.contains { $0.at != nil }
    }
    #expect(timed.count == 29)
    #expect(timed.allSatisfy { $0.turns.allSatisfy { $0.at != nil } })
    print("corpus: \(meetings.count) meetings read, 0 warnings, \(timed.count) with times")
  }

  @Test func `each line of a transcript is a turn, and all of it is kept in order`() throws {
    var turnCount = 0
    var wordCount = 0
    for (object, meeting) in try meetings() {
      let source = try #require(object["transcript"]?.stringValue)
      let transcript = try #require(meeting.transcript)
      let lines = source.utf8.split(separator: UInt8(ascii: "\n")).map(Substring.init)
      #expect(transcript.turns.count == lines.count)
      for (line, turn) in zip(lines, transcript.turns) {
        let name = try #require(transcript.speaker(of: turn)?.name)
        let plain = line.hasPrefix("[2025") ? line.drop { $0 != " " }.dropFirst() : line
        #expect(plain.utf8.elementsEqual("\(name): \(turn.text)".utf8))
        wordCount += turn.text.split(whereSeparator: \.isWhitespace).count
      }
      #expect(transcript.speakers.map(\.turnCount).reduce(0, +) == lines.count)
      #expect(transcript.speakers.allSatisfy { $0.role == nil })
      turnCount += lines.count
    }
    #expect(turnCount == 20_123)
    let counted = try meetings().compactMap(\.meeting.transcript).flatMap(\.speakers)
      .map(\.wordCount).reduce(0, +)
    #expect(counted == wordCount)
    print("corpus: \(turnCount) turns with \(wordCount) words, all in order")
  }

  @Test func `no stand-in is a question, and every assessment is joined`() throws {
    var fallbacks = 0
    for (object, meeting) in try meetings() {
      let pairs = try #require(object["qa_pairs"]?.arrayValue).compactMap(\.objectValue)
      if meeting.readiness.contains(.fallbackQuestions) {
        fallbacks += 1
        #expect(pairs.count == 1)
        #expect(meeting.questions == [])
      } else {
        #expect(
          meeting.questions.map(\.question) == pairs.map { $0["question"]?.stringValue })
        #expect(meeting.questions.map(\.answer) == pairs.map { $0["answer"]?.stringValue })
      }
      for question in meeting.questions {
        #expect((question.score == nil) == (question.notes == nil))
        #expect(question.score?.value != 0)
        #expect(question.extra.members == [])
      }
    }
    #expect(fallbacks == 7)
  }

  @Test func `no placeholder is shown, as a text or as a score of 0`() throws {
    var placeholders = 0
    for (object, meeting) in try meetings() {
      #expect(meeting.insights?.overallScore?.value != 0)
      let strengths = object["insights"]?.objectValue?["strengths"]?.arrayValue ?? []
      let isPlaceholder = strengths == ["Analysis pending - AI analysis unavailable"]
      #expect(meeting.readiness.contains(.placeholderInsights) == isPlaceholder)
      if isPlaceholder {
        placeholders += 1
        #expect(meeting.insights.map { $0 == Insights(received: $0.received) } == true)
      }
      #expect(meeting.readiness.contains(.noInsights) == (object["insights"] == .null))
    }
    #expect(placeholders == 6)
  }

  @Test
  func `custom keys are sections in the model's order, and summaries of scores are taken apart`()
    throws
  {
    var withText = 0
    for (object, meeting) in try meetings() {
      guard let insights = object["insights"]?.objectValue else { continue }
      let custom = insights.members.map(\.name).filter {
        ["zeta_first", "meeting_type", "decision_table", "risk"].contains($0)
      }
      #expect(meeting.insights?.sections.map(\.key) == custom)
      #expect(meeting.insights?.received == .object(insights))
      if insights["summary"]?.stringValue?.hasPrefix("\nOverall Score: ") == true {
        withText += 1
        #expect(meeting.insights?.summary == nil)
        #expect(meeting.insights?.overallScore != nil)
        #expect(meeting.insights?.strengths.isEmpty == false)
        #expect(meeting.insights?.weaknesses.isEmpty == false)
      }
    }
    #expect(withText == 4)
  }
}
