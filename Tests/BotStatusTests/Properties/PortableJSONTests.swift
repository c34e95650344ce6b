import BotStatus
import JSONDocument
import MeetingModel
import Testing

/// JSON Lines hold what was received as far as common readers of JSON take it.
@Suite struct PortableJSONTests: InsightSuite {
  private func nested(_ depth: Int) -> String {
    String(repeating: "[", count: depth) + "\"word\"" + String(repeating: "]", count: depth)
  }

  /// The levels of arrays and objects in a value.
  private func depth(of value: JSONValue) -> Int {
    switch value {
    case .array(let elements): 1 + (elements.map { depth(of: $0) }.max() ?? 0)
    case .object(let object): 1 + (object.members.map { depth(of: $0.value) }.max() ?? 0)
    default: 0
    }
  }

  @Test func `what lies deeper than 100 levels is its JSON text, with a warning`() throws {
    // The record and the insights are two levels.
    let fitting = try meeting("{\"a\":\(nested(98))}")
    #expect(!fitting.warnings.contains { $0.message.contains("100 levels") })
    let deep = try meeting("{\"a\":\(nested(400))}")
    #expect(deep.warnings.count { $0.message.contains("100 levels") } == 1)
    let received = try #require(deep.insights?.received)
    #expect(depth(of: received) == 99)
    let text = String(decoding: JSONWriter.bytes(of: received), as: UTF8.self)
    #expect(text.contains("\\\"word\\\""))
  }

  @Test func `a number of more than 300 digits is text, with a warning`() throws {
    let digits = String(repeating: "7", count: 300)
    let meeting = try meeting("{\"a\":\(digits),\"b\":\(digits)7,\"c\":1e99999,\"d\":-0.\(digits)}")
    #expect(meeting.insights?.received.objectValue?["a"]?.numberValue != nil)
    #expect(meeting.insights?.received.objectValue?["b"] == .string(digits + "7"))
    #expect(meeting.insights?.received.objectValue?["c"]?.numberValue != nil)
    #expect(meeting.insights?.received.objectValue?["d"] == .string("-0." + digits))
    #expect(meeting.warnings.map(\.path) == ["/insights/b", "/insights/d"])
  }

  @Test func `a score of more than 300 digits is text`() throws {
    let digits = "0." + String(repeating: "3", count: 300)
    let meeting = try meeting(
      "{\"overall_score\":\(digits),\"question_assessments\":[{\"question\":\"a\",\"score\":\(digits)}]}"
    )
    #expect(meeting.insights?.overallScore == nil)
    #expect(meeting.questions.map(\.score) == [nil])
    #expect(meeting.questions[0].extra["score"] == .string(digits))
  }

  @Test func `of members with one name the last stays, and the others are named`() throws {
    let text = #"""
      {"status":"completed","bot_id":"\#(Fixture.botID)","x":{"a":"first","b":1,"a":"last"},
      "qa_pairs":[{"question":"q","k":"one","k":"two","k":"three"}]}
      """#
    let meeting = try BotStatusReader().meeting(in: Array(text.utf8))
    #expect(meeting.extra["x"] == ["b": 1, "a": "last"])
    #expect(meeting.questions[0].extra == JSONObject(members: [.init(name: "k", value: "three")]))
    #expect(meeting.warnings.map(\.path) == [nil, "/x/a", "/qa_pairs/0/k", "/qa_pairs/0/k"])
    #expect(meeting.warnings[1].message.contains("first"))
    let composed = try BotStatusReader().meeting(
      from: [
        "bot_id": "x",
        "extra": .object(
          JSONObject(members: [
            .init(name: "\u{E9}", value: 1), .init(name: "e\u{301}", value: 2),
          ])),
      ])
    // Names that only look alike are two.
    #expect(composed.extra["extra"]?.objectValue?.members.count == 2)
  }

  @Test func `members that notes have no place for are named in one warning`() throws {
    let text = #"""
      {"status":"completed","bot_id":"\#(Fixture.botID)","tier":"gold","tags":["a"],"gap":null}
      """#
    let meeting = try BotStatusReader().meeting(in: Array(text.utf8))
    #expect(
      meeting.warnings == [
        Warning(
          #"notes have no place for "tier" ("gold"), "tags" ("["a"]"); JSON Lines keep that in "extra""#
        )
      ])
  }

  @Test(arguments: [#"\ud83d"#, #"\uDC00"#, #"\ud83d\ud83d"#, #"\ud83dx"#])
  func `half of a surrogate pair is replaced, with a warning`(escape: String) throws {
    let text = """
      {"bot_id":"\(Fixture.botID)","status":"completed",
      "transcript":"Ann: a\(escape) b"}
      """
    let meeting = try BotStatusReader().meeting(in: Array(text.utf8))
    #expect(meeting.transcript?.turns[0].text.contains("a\u{FFFD}") == true)
    #expect(
      meeting.warnings == [
        Warning(
          "halves of surrogate pairs were replaced by U+FFFD, the first at line 2, column 21")
      ])
    let list = BotStatusReader().meetings(in: Array("[\n\(text)]".utf8))
    for result in list {
      #expect(try result.get().warnings.first?.message.contains("line 3, column 21") == true)
    }
    let pair = try BotStatusReader().meeting(
      in: Array(text.replacing(escape, with: #"\ud83d\ude00"#).utf8))
    #expect(pair.warnings == [])
  }
}
