import Foundation
import JSONDocument
import MeetingModel
import Reports
import Testing
import TestSupport

@Suite struct RecordTests {
  /// The members in the order that this version of the encoding has them.
  private static let members = [
    "schema", "bot_id", "status", "readiness", "room_url", "room_name", "started_at",
    "completed_at", "duration_seconds", "speakers", "turns", "qa_pairs", "insights",
    "insight_evidence", "error", "warnings", "extra", "title",
  ]

  @Test func `a record is one line with its members in order, missing ones null or empty`() throws {
    let text = try record(Meeting(status: .unknown("paused")))
    #expect(text.hasSuffix("\n"))
    #expect(text.utf8.count { $0 == UInt8(ascii: "\n") } == 1)
    #expect(
      text == """
        {"schema":"debrief.meeting.v1","bot_id":null,"status":"paused","readiness":[],\
        "room_url":null,"room_name":null,"started_at":null,"completed_at":null,\
        "duration_seconds":null,"speakers":[],"turns":[],"qa_pairs":[],"insights":null,\
        "insight_evidence":[],"error":null,"warnings":[],"extra":{},\
        "title":"Meeting"}

        """)
    let rich = try JSONParser.parse(record(Sample.rich())).objectValue
    #expect(rich?.members.map(\.name) == Self.members)
  }

  @Test func `texts, numbers and order are kept as received`() throws {
    var meeting = Sample.talk([("A", "line\r\nbreak \u{0}\u{7F}\u{85}\u{2028}\u{202E}\"\\")])
    let received = #"{"b":8.0,"a":100000000000000000000000000001,"b":[null,{"c":1e+2}]}"#
    meeting.insights = Insights(received: try JSONParser.parse(received))
    meeting.transcript?.turns[0].at = Instant(seconds: -1, nanoseconds: 999_999_999)
    meeting.transcript?.turns[0].offsetMilliseconds = -7
    meeting.durationMilliseconds = 61_005
    let text = try record(meeting)
    #expect(text.contains("\"insights\":" + received))
    #expect(text.contains("\"at\":\"1969-12-31T23:59:59.999Z\",\"offset_ms\":-7"))
    #expect(text.contains("\"duration_seconds\":61.005"))
    let turns = try JSONParser.parse(text).objectValue?["turns"]?.arrayValue
    #expect(turns?[0].objectValue?["text"]?.stringValue == meeting.transcript?.turns[0].text)
  }

  @Test func `the title is that of the insights, else the room and the day in UTC`() throws {
    var meeting = try Sample.rich()
    func title(_ options: RenderOptions = RenderOptions()) throws -> String? {
      let renderer = try Renderer(PackLoader().load("notes"), format: .jsonLines, options: options)
      return try JSONParser.parse(renderer.text(meeting)).objectValue?["title"]?.stringValue
    }
    #expect(try title() == meeting.insights?.title)
    meeting.room.name = "sync"
    meeting.startedAt = Instant(seconds: 1_736_985_540)
    // Neither the language nor what is left out of notes changes the encoding.
    #expect(
      try title(RenderOptions(omitting: [.insights], language: "de")) == "sync, 2025-01-15")
  }

  @Test func `parts that are left out are empty`() throws {
    let renderer = try Renderer(
      PackLoader().load("notes"), format: .jsonLines,
      options: RenderOptions(omitting: [.transcript, .questions, .insights]))
    let record = try JSONParser.parse(renderer.text(Sample.rich())).objectValue
    #expect(record?.members.map(\.name) == Self.members)
    #expect(record?["turns"] == .array([]))
    #expect(record?["qa_pairs"] == .array([]))
    #expect(record?["insights"] == .null)
    #expect(record?["speakers"]?.arrayValue?.count == 4)
  }

  @Test(.requires(.python("jsonschema")))
  func `every record fits its JSON Schema, by a validator of others`() throws {
    var lines: [UInt8] = []
    for meeting in [try Sample.rich(), Sample.talk([(nil, "x")]), Meeting(status: .failed)] {
      lines += try record(meeting).utf8
    }
    for meeting in try Corpus.meetings().map(\.meeting) {
      lines += try record(meeting).utf8
    }
    let output = try Tool.python(
      """
      import json, jsonschema, sys
      schema = json.loads(\(pythonString(RecordSchema.text)))
      jsonschema.Draft202012Validator.check_schema(schema)
      validator = jsonschema.Draft202012Validator(schema)
      lines = sys.stdin.buffer.read().decode("utf-8").split("\\n")[:-1]
      for number, line in enumerate(lines, 1):
          for error in validator.iter_errors(json.loads(line)):
              print(number, error.json_path, error.message[:200])
      broken = json.loads(lines[0])
      broken["surplus"] = 1
      if validator.is_valid(broken): print("the schema allows members that there are not")
      """, input: lines)
    #expect(output == "")
  }

  @Test func `a template may take the place of the record`() throws {
    let pack = try TemplatePack.extendingNotes([
      "own.jsonl.mustache":
        "{{#turns}}{\"who\":\"{{speaker}}\",\"text\":{{json(text)}}}\n{{/turns}}"
    ])
    let meeting = Sample.talk([("A\"", "x\n"), (nil, "y")])
    #expect(
      try Renderer(pack, format: .jsonLines).text(meeting)
        == "{\"who\":\"A\\\"\",\"text\":\"x\\n\"}\n{\"who\":\"\",\"text\":\"y\"}\n")
  }

  @Test(arguments: [
    (
      "{\"a\":\"{{title}}\"}\n{{title}}",
      "own/own.jsonl.mustache: line 2 of what the template wrote is not JSON: column 1: expected a value "
        + "but found the word \"Meeting\"; write texts as \"{{x}}\" or {{json(x)}}"
    ),
    (
      "{}\n\n{}",
      "own/own.jsonl.mustache: line 2 of what the template wrote is not JSON: column 1: expected a value "
        + "but the text ends here; write texts as \"{{x}}\" or {{json(x)}}"
    ),
  ])
  func `a line of a template that is not JSON is an error, and nothing is written`(
    template: String, message: String
  ) throws {
    let pack = try TemplatePack.extendingNotes(["own.jsonl.mustache": template])
    let renderer = try Renderer(pack, format: .jsonLines)
    var output = Array("before\n".utf8)
    #expect(description { try renderer.render(Sample.talk([]), into: &output) } == message)
    #expect(output == Array("before\n".utf8))
  }

  private func record(_ meeting: Meeting) throws -> String {
    try Renderer(PackLoader().load("notes"), format: .jsonLines).text(meeting)
  }

  private func pythonString(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    JSONWriter.append(string: String(decoding: bytes, as: UTF8.self), to: &text)
    return String(decoding: text, as: UTF8.self)
  }
}
