import BotStatus
import JSONDocument
import MeetingModel
import Testing

@Suite struct MeetingSequenceTests {
  /// What a text holds: the ID of each meeting, or the error in its place.
  private func read(_ bytes: [UInt8]) -> [String] {
    BotStatusReader().meetings(in: bytes).map { result in
      switch result {
      case .success(let meeting): meeting.botID ?? "-"
      case .failure(let error): "\(error)"
      }
    }
  }

  private func read(_ text: String) -> [String] {
    read(Array(text.utf8))
  }

  /// The place and the beginning of each error, `ok` for each meeting.
  private func outline(_ text: String) -> [String] {
    BotStatusReader().meetings(in: Array(text.utf8)).map { result in
      switch result {
      case .success: "ok"
      case .failure(let error):
        "\(error.itemNumber.map { "#\($0) " } ?? "")\(error.line ?? 0):\(error.column ?? 0)"
      }
    }
  }

  private let a = #"{"bot_id":"a","status":"completed"}"#
  private let b = #"{"bot_id":"b","status":"completed"}"#

  // MARK: Kinds

  @Test func `one object, an array, JSON Lines and objects in a row are told apart by content`() {
    #expect(read(a) == ["a"])
    #expect(read("\u{FEFF}\r\n \(a)\r\n") == ["a"])
    #expect(read("[\(a),\(b)]") == ["a", "b"])
    #expect(read(" [\n\(a)\n,\n\(b)\n]\n") == ["a", "b"])
    #expect(read("\(a)\n\(b)") == ["a", "b"])
    #expect(read("\(a)\r\n\r\n \t\r\n\(b)\r\n") == ["a", "b"])
    #expect(read("\(a)\(b) \(a)") == ["a", "b", "a"])
    #expect(read("\u{FEFF}\(a)\n\u{FEFF}\(b)") == ["a", "b"])
    #expect(read("[\(a)]\n[\(b)]") == ["a", "b"])
    #expect(read("[]\n\(b)") == ["b"])
    #expect(read(#"{"event":"session_complete","transcript_text":"Ann: Hi."}"#) == ["-"])
  }

  @Test func `objects may span lines, indented or not`() throws {
    let pretty = String(
      decoding: JSONWriter.bytes(of: try JSONParser.parse(a), layout: .pretty), as: UTF8.self)
    #expect(read(pretty) == ["a"])
    #expect(read(pretty + "\n" + pretty + "\n" + b) == ["a", "a", "b"])
    let flat =
      "{\n\"bot_id\":\n\"a\",\n\"qa_pairs\":[\n{\"question\":\"q\"},\n{\"question\":\"r\"}\n]\n}"
    #expect(read(flat + "\n" + flat) == ["a", "a"])
    let meetings = try BotStatusReader().meetings(in: Array(flat.utf8)).map { try $0.get() }
    #expect(meetings.first?.questions.count == 2)
  }

  @Test func `meetings are read one at a time`() throws {
    var iterator = BotStatusReader().meetings(in: Array("\(a)\n{\n\(b)".utf8)).makeIterator()
    #expect(try iterator.next()?.get().botID == "a")
    #expect(throws: BotStatusError.self) { try iterator.next()?.get() }
    #expect(try iterator.next()?.get().botID == "b")
    #expect(iterator.next() == nil)
    #expect(iterator.next() == nil)
  }

  // MARK: Bad input

  @Test(arguments: [
    ("", "there is nothing in it; give it the answer of the service about a bot"),
    (" \r\n\t\n", "there is nothing in it; give it the answer of the service about a bot"),
    ("[]", "there is nothing in it; give it the answer of the service about a bot"),
    (
      "hello\nworld",
      """
      line 1, column 1: not JSON: expected a value but found the word "hello"; check that the \
      answer of the service was saved whole
      """
    ),
    (
      "{\"bot_id\": \"a\",\n \"status\" \"completed\"}",
      """
      line 2, column 11: not JSON: expected ":" but found "\""; check that the answer of the \
      service was saved whole
      """
    ),
    (
      "<!DOCTYPE html><html></html>",
      "a web page, not JSON; check the address that it was fetched from"
    ),
    (
      "\"text\"",
      """
      not a bot's status object: expected the key "bot_id" or "status" but found a string; give \
      the whole answer of the service about a bot
      """
    ),
    (
      "{}",
      """
      line 1, column 1: not a bot's status object: expected the key "bot_id" or "status" but found \
      an empty object; give the whole answer of the service about a bot
      """
    ),
    (
      #"{"name":"debrief","version":1,"private":true,"scripts":{}}"#,
      """
      line 1, column 1: not a bot's status object: expected the key "bot_id" or "status" but found \
      an object with "name", "version", "private" and 1 more; give the whole answer of the service \
      about a bot
      """
    ),
    (
      #"{"schema":"debrief.meeting.v1","bot_id":"a","status":"completed"}"#,
      """
      line 1, column 1: a record that debrief wrote, not a bot's status object; give the answer of \
      the service that it was made of
      """
    ),
    (
      "[1]",
      """
      item 1, line 1, column 2: not a bot's status object: expected the key "bot_id" or "status" \
      but found a number; give the whole answer of the service about a bot
      """
    ),
  ])
  func `an input without a meeting is one error of one line that says what to do`(
    text: String, message: String
  ) {
    #expect(read(text) == [message])
  }

  @Test func `binary data is named as such`() {
    #expect(
      read([0x1F, 0x8B, 8, 0, 1]) == [
        "binary data (gzip), not JSON; unpack it, or give the answer of the service as JSON"
      ])
    #expect(read([0x7F, 0x45, 0x4C, 0x46, 0, 0]).map { $0.prefix(11) } == ["binary data"])
    #expect(read(Array("PK\u{3}\u{4}{\n{".utf8)).map { $0.prefix(17) } == ["binary data (zip)"])
    #expect(read([0xFF, 0xFE, 0x7B, 0, 0x7D, 0]).map { $0.suffix(18) } == ["; save it as UTF-8"])
    #expect(read([0x7B, 0, 0x0A, 0, 0x7D, 0]).map { $0.suffix(18) } == ["; save it as UTF-8"])
  }

  @Test(arguments: [
    "answer-401", "answer-401-outage", "answer-402", "answer-404", "answer-404-documented",
    "answer-422",
  ])
  func `an answer that says what went wrong is no status object, and its message is named`(
    name: String
  ) throws {
    let error = #expect(throws: BotStatusError.self) { try Fixture.meeting(name) }
    guard case .notStatusObject(let found) = error?.kind else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(found.contains("\"detail\""))
    #expect(found.contains("(\"") == (name != "answer-422"))
  }

  @Test func `an answer must be one object`() throws {
    let reader = BotStatusReader()
    #expect(try reader.meeting(in: Array(a.utf8)).botID == "a")
    for text in [a + b, "[\(a)]", "", "{", "<html>", "nul"] {
      #expect(throws: BotStatusError.self) { try reader.meeting(in: Array(text.utf8)) }
    }
  }

  // MARK: Good and bad together

  @Test func `the good lines are read and the bad ones named`() {
    #expect(
      outline(
        "\(a)\nnot json\n\(b)\n{\"bot_id\":\"c\",\n{\"bot_id\":\n{\"bot_id\":\"d\"}\n{}\n7\n\(a)\n{"
      )
        == ["ok", "2:1", "ok", "4:15", "5:11", "ok", "7:1", "8:1", "ok", "10:2"])
    #expect(outline("garbage\n\(a)\ngarbage\ngarbage") == ["1:1", "ok", "3:1", "4:1"])
    #expect(outline("\(a) x\n\(b)") == ["ok", "1:37", "ok"])
    #expect(outline("{\"bot_id\":\"cut\n\(b)") == ["1:15", "ok"])
  }

  @Test func `an object on several lines that is broken is one error`() {
    let broken = "{\n  \"bot_id\": \"c\",\n  \"status\": completed,\n  \"x\": [\n    1\n  ]\n}"
    #expect(outline("\(broken)\n\(a)\n\(broken)\n\(broken)") == ["3:13", "ok", "11:13", "18:13"])
  }

  @Test func `the good elements of an array are read and the bad ones named`() {
    #expect(
      outline("[\(a), {\"bot_id\": nul}, 7,\n\(b), {\"x\": [1, \"],\"}, \(a), {\"y\":1}]")
        == ["ok", "#2 1:50", "#3 1:56", "ok", "#5 2:52", "ok", "#7 2:92"])
    #expect(outline("[\(a),]") == ["ok", "#2 1:38"])
    #expect(outline("[\(a)") == ["ok", "#1 1:37"])
    #expect(outline("[\(a), {\"bot_id\":") == ["ok", "#2 1:49"])
    #expect(outline("[\(a) \(b), \(a)]") == ["ok", "#1 1:38", "ok"])
    #expect(outline("[\(a)] x\n\(b)") == ["ok", "1:39", "ok"])
  }

  @Test func `errors are placed by line and column over many lines`() {
    let lines = (1...1_000).map { $0 % 10 == 0 ? "{\"é\" 1}" : a }.joined(separator: "\n")
    let places = outline(lines).filter { $0 != "ok" }
    #expect(places == (1...100).map { "\($0 * 10):6" })
  }

  // MARK: Bytes that are not UTF-8

  @Test func `bytes that are not UTF-8 are replaced, with a warning`() throws {
    let bytes =
      Array("\(a)\n{\"status\":\"completed\",\"bot_id\":\"".utf8) + [0xFF]
      + Array("\",\"transcript\":\"Ann: caf".utf8) + [0xE9] + Array("\"}".utf8)
    let meetings = try BotStatusReader().meetings(in: bytes).map { try $0.get() }
    #expect(meetings.map(\.botID) == ["a", "\u{FFFD}"])
    #expect(meetings.last?.transcript?.turns.map(\.text) == ["caf\u{FFFD}"])
    #expect(
      meetings.last?.warnings.first
        == Warning(
          "bytes that are not UTF-8 were replaced by U+FFFD, the first at line 2, column 33"))
    #expect(meetings.first?.warnings.count == 1)
  }

  // MARK: Size

  @Test func `many broken lines cost no more than the text is long`() {
    // Each line is the start of an object that never ends; were each parsed to the end of the
    // text or to the limit of depth, this would take minutes.
    let text = String(repeating: "{\"a\":\n", count: 200_000)
    var count = 0
    for result in BotStatusReader().meetings(in: Array(text.utf8)) {
      if case .failure = result { count += 1 }
    }
    #expect(count > 0)
  }
}
