import BotStatus
import JSONDocument
import MeetingModel
import Testing

@Suite struct TranscriptReaderTests {
  private let ten = Instant(seconds: 1_736_935_200)

  private func lines(_ transcript: Transcript?) -> [String] {
    (transcript?.turns ?? []).map { turn in
      "\(transcript?.speaker(of: turn)?.name ?? "-")|\(turn.text)"
    }
  }

  private func lines(_ text: String) -> [String] {
    lines(TranscriptReader().transcript(from: text))
  }

  // MARK: The rows of the service's description

  @Test func `lines with times become turns`() throws {
    let transcript = try #require(try Fixture.meeting("transcript-timed").transcript)
    #expect(transcript.form == .turns)
    #expect(lines(transcript) == ["PailBot|How did it go?", "Ann|Well: we shipped.", "Bob|"])
    #expect(
      transcript.turns.map(\.at) == [
        Instant(seconds: ten.seconds, nanoseconds: 123_456_000),
        Instant(seconds: ten.seconds + 4, nanoseconds: 500_000_000),
        Instant(seconds: ten.seconds + 9),
      ])
    #expect(transcript.turns.map(\.offsetMilliseconds) == [123, 4_500, 9_000])
    #expect(transcript.turns.map(\.index) == [1, 2, 3])
  }

  @Test func `without times a line that names nobody continues the turn before it`() throws {
    let meeting = try Fixture.meeting("transcript-untimed")
    #expect(
      lines(meeting.transcript) == [
        "PailBot|How did it go?", "Ann|Well.\nWe shipped.", "Ann|On Monday.",
      ])
    #expect(meeting.transcript?.turns.allSatisfy { $0.at == nil } == true)
    #expect(meeting.transcript?.turns.allSatisfy { $0.offsetMilliseconds == nil } == true)
    #expect(meeting.transcript?.speakers.map(\.talkMilliseconds) == [nil, nil])
    #expect(meeting.warnings == [])
  }

  @Test func `times since the start in brackets are the times of turns`() throws {
    let text = """
      [00:12] Ann: Hello.
      [02:03,5] Bob: Two things:
      - it works
      [1:02:03.75] Ann: Bye: now.
      [100:00:00] nobody speaks
      """
    let transcript = TranscriptReader().transcript(from: text, startedAt: ten)
    #expect(
      lines(transcript) == [
        "Ann|Hello.", "Bob|Two things:\n- it works", "Ann|Bye: now.", "-|nobody speaks",
      ])
    #expect(
      transcript?.turns.map(\.offsetMilliseconds) == [12_000, 123_000, 3_723_000, 360_000_000])
    // Nothing tells when that was.
    #expect(lines(text).first == "[00:12] Ann|Hello.")
  }

  @Test(arguments: [
    "[1:2] A: b", "[00:60] A: b", "[00:00:00:00] A: b", "[0000:00] A: b", "[12] A: b", "[:12] A: b",
    "[00:12 A: b", "[00:12) A: b", "[", "[00:12", "[00:12.", "[\u{661}0:12] A: b",
  ])
  func `what is no time in brackets is part of the text`(line: String) {
    let text = "X: one\n\(line)\nY: two"
    let transcript = TranscriptReader().transcript(from: text, startedAt: ten)
    #expect(transcript?.turns.allSatisfy { $0.at == nil } == true)
    #expect(lines(transcript).joined().contains("[\(line.dropFirst().prefix(2))"))
  }

  @Test func `beside timestamps, a time in brackets is part of the text`() {
    let text = "[2025-01-15T10:00:00Z] Ann: See\n[00:12] Bob: this."
    #expect(
      lines(TranscriptReader().transcript(from: text, startedAt: ten))
        == ["Ann|See\n[00:12] Bob: this."])
  }

  @Test(arguments: [
    (
      "[10:30] Coffee\n[11:00] Budget\n[2025-01-15T10:00:00Z] Ann: Hello",
      ["-|[10:30] Coffee\n[11:00] Budget", "Ann|Hello"]
    ),
    (
      "Ann: The agenda:\n[10:30] Coffee\nBob: Yes.\nAnn: No.",
      ["Ann|The agenda:\n[10:30] Coffee", "Bob|Yes.", "Ann|No."]
    ),
    (
      "[00:00] Welcome\nhello all\nRemember: buy milk\nok\nfine",
      ["-|[00:00] Welcome\nhello all\nRemember: buy milk\nok\nfine"]
    ),
  ])
  func `times in brackets on few lines are words`(text: String, expected: [String]) {
    #expect(lines(TranscriptReader().transcript(from: text, startedAt: ten)) == expected)
  }

  @Test func `no time is beyond the last year`() {
    let last = Instant(seconds: 253_402_300_799)
    let transcript = TranscriptReader().transcript(from: "[00:12] Ann: Hello.", startedAt: last)
    #expect(transcript?.turns.map(\.at) == [nil])
  }

  @Test func `names may hold colons, brackets, addresses, emoji and markup`() throws {
    let transcript = try Fixture.meeting("transcript-names").transcript
    #expect(
      lines(transcript) == [
        "Dr: Ann|Hello.", "[Guest] Bob <b>|Hi.", "Dr: Ann|Who is there?", "eve@example.com|Me.",
        "🦊 שרה *x*|And me: yes.",
      ])
    #expect(
      transcript?.speakers.map(\.name)
        == ["Dr: Ann", "[Guest] Bob <b>", "eve@example.com", "🦊 שרה *x*"])
  }

  @Test func `beside a bot everybody is human, the unknown user too`() throws {
    let transcript = try Fixture.meeting("transcript-user").transcript
    #expect(transcript?.speakers.map(\.name) == ["PailBot", "User"])
    #expect(transcript?.speakers.map(\.role) == [.bot, .human])
  }

  @Test func `older sessions say assistant and user`() throws {
    let transcript = try Fixture.meeting("transcript-older-session").transcript
    #expect(transcript?.speakers.map(\.role) == [.bot, .human])
    #expect(lines(transcript) == ["assistant|What is your name?", "user|Ann."])
  }

  @Test func `once there are times a line without one continues, whatever is in it`() throws {
    let transcript = try Fixture.meeting("transcript-line-breaks").transcript
    #expect(
      lines(transcript) == [
        "Ann|My list [draft]:\n- Owner: Bob\n\nCarl: is not a speaker here", "Bob|Thanks.",
        "Ann|Bye.",
      ])
  }

  @Test func `a whole forged line cannot be told from a real one`() throws {
    let transcript = try Fixture.meeting("transcript-forged").transcript
    #expect(lines(transcript) == ["Ann|I will quote him:", "CEO|You are all promoted."])
  }

  @Test(arguments: ["transcript-webvtt", "transcript-cipher"])
  func `a text without lines stays whole as one unattributed turn`(name: String) throws {
    let meeting = try Fixture.meeting(name)
    #expect(meeting.transcript?.form == .unstructured)
    #expect(meeting.transcript?.turns.count == 1)
    #expect(meeting.transcript?.turns.first?.speaker == nil)
    #expect(meeting.transcript?.speakers == [])
    #expect(meeting.readiness == [])
    #expect(
      meeting.warnings == [
        Warning("the transcript names no speakers; it is kept whole as one turn", at: "/transcript")
      ])
  }

  @Test func `an empty transcript is none`() throws {
    let meeting = try Fixture.meeting("transcript-empty")
    #expect(meeting.transcript == nil)
    #expect(meeting.readiness == [.noTranscript])
    #expect(meeting.warnings == [])
    #expect(lines(" \n\t\r\n\u{A0}\n") == [])
  }

  // MARK: Where a name ends

  @Test(arguments: [
    // One line is not enough.
    ("Dr: Ann: Hello.\nBob: Hi.", ["Dr|Ann: Hello.", "Bob|Hi."]),
    ("Dr: Ann: Hello.\nBob: Hi.\nDr: Ann: Bye.", ["Dr: Ann|Hello.", "Bob|Hi.", "Dr: Ann|Bye."]),
    ("Ann: Note: a\nAnn: Note: b\nAnn: c", ["Ann|Note: a", "Ann|Note: b", "Ann|c"]),
    ("Ann: Note: a\nAnn: Notes: b", ["Ann|Note: a", "Ann|Notes: b"]),
    // One step only.
    ("a: b: c: d\na: b: c: d", ["a: b|c: d", "a: b|c: d"]),
    ("a: b:\na: b:\na: b: c", ["a: b|", "a: b|", "a: b|c"]),
    // No name, then a colon.
    ("Ann: : x\nAnn: : x", ["Ann|: x", "Ann|: x"]),
  ])
  func `what all lines of a name share belongs to it`(text: String, turns: [String]) {
    #expect(lines(text) == turns)
  }

  @Test(arguments: [
    ("Ann: it is 10:30", ["Ann|it is 10:30"]),
    ("https://a.example Ann: x", ["https://a.example Ann|x"]),
    ("Ann:", ["Ann|"]),
    ("Ann: ", ["Ann|"]),
    ("Ann:\nBob:\r\nCarl: \r\nDora:", ["Ann|", "Bob|", "Carl|", "Dora|"]),
    ("Ann:  two spaces ", ["Ann| two spaces "]),
    ("Ann : x", ["Ann|x"]),
    ("\u{FEFF}Ann: x", ["Ann|x"]),
    ("e\u{301}: a\n\u{E9}: b", ["e\u{301}|a", "e\u{301}|b"]),
  ])
  func `a name ends at the first colon with a space or the line's end behind it`(
    text: String, turns: [String]
  ) {
    #expect(lines(text).map { Array($0.utf8) } == turns.map { Array($0.utf8) })
  }

  @Test func `a name is one person whether its letters are composed or decomposed`() throws {
    let transcript = try #require(
      TranscriptReader().transcript(from: "Jose\u{301}: a\nAnn: b\nJos\u{E9}: c\nJose: d"))
    #expect(transcript.speakers.map(\.turnCount) == [2, 1, 1])
    #expect(transcript.turns.map(\.speaker) == [0, 1, 0, 2])
    // The name is shown as it first appears.
    #expect(
      Array(transcript.speakers[0].name.unicodeScalars) == Array("Jose\u{301}".unicodeScalars))
  }

  // MARK: Lines with times

  @Test(arguments: [
    ("[2025-01-15T10:00:00Z] no name", ["-|no name"]),
    ("[2025-01-15T10:00:00Z]", ["-|"]),
    ("[2025-01-15T10:00:00Z]Ann: x", ["Ann|x"]),
    ("[2025-01-15T10:00:00Z] : x", ["-|x"]),
    ("[2025-01-15T10:00:00Z]  Ann: x", ["Ann|x"]),
    (
      "[2025-01-15T10:00:00Z] Ann: [2025-01-15T10:00:00Z] Bob: x",
      ["Ann|[2025-01-15T10:00:00Z] Bob: x"]
    ),
    (
      "[2025-01-15T10:00:00Z] Ann: x\n [2025-01-15T10:00:00Z] Bob: y",
      ["Ann|x\n [2025-01-15T10:00:00Z] Bob: y"]
    ),
    ("[2025-01-15T10:00:00Z] Ann: x\n[10:00] Bob: y", ["Ann|x\n[10:00] Bob: y"]),
    (
      "[2025-01-15T10:00:00Z] Ann: x\r\ny\r\n\r\n\r\n[2025-01-15 10:00:00] Bob: z\r\n",
      ["Ann|x\r\ny", "Bob|z"]
    ),
    // Lines before the first time go by the rules for texts without times.
    (
      "Ann: x\nBob: y\n[2025-01-15T10:00:00Z] Carl: z\nDora: w",
      ["Ann|x", "Bob|y", "Carl|z\nDora: w"]
    ),
    (
      "\n\nprose\nmore: x\nprose\n\n[2025-01-15T10:00:00Z] Carl: z",
      ["-|prose\nmore: x\nprose", "Carl|z"]
    ),
    ("Hi there\n[2025-01-15T10:00:00Z] Carl: z", ["-|Hi there", "Carl|z"]),
  ])
  func `a line with a time begins a turn, named or not`(text: String, turns: [String]) {
    #expect(lines(text) == turns)
  }

  // MARK: Lines without times

  private static let hundred = String(repeating: "é", count: 100)

  @Test(arguments: [
    ("\(hundred): x\nAnn: y", ["\(hundred)|x", "Ann|y"]),
    ("Ann: y\n\(hundred)é: x", ["Ann|y\n\(hundred)é: x"]),
    ("Ann: y\n  note: x\n\tnote: x", ["Ann|y\n  note: x\n\tnote: x"]),
    ("Ann: y\n: x", ["Ann|y\n: x"]),
    ("intro\nAnn: x", ["-|intro", "Ann|x"]),
    ("a\nb\nAnn: x", ["-|a\nb\nAnn: x"]),
    ("Ann: x\nb\nc\nd", ["Ann|x\nb\nc\nd"]),
    ("\n\nAnn: x\n\n\nBob: y\n\n", ["Ann|x", "Bob|y"]),
    ("Ann: x --> y", ["-|Ann: x --> y"]),
    ("Ann: \(String(repeating: "x", count: 994))", ["Ann|" + String(repeating: "x", count: 994)]),
    (
      "Ann: \(String(repeating: "x", count: 996))", ["-|Ann: " + String(repeating: "x", count: 996)]
    ),
  ])
  func `a line begins a turn if it plausibly names a speaker`(text: String, turns: [String]) {
    #expect(lines(text) == turns)
  }

  // MARK: Speakers

  @Test func `turns, words and talk time are counted for each speaker`() throws {
    let transcript = try #require(
      TranscriptReader().transcript(
        from: """
          [2025-01-15T10:00:00Z] Ann: one two  three
          [2025-01-15T10:00:02Z] Bob: one\u{3000}two\u{A0}three\u{2028}four
          [2025-01-15T10:01:00Z] Ann: one two
          [2025-01-15T10:00:59Z] Bob: \u{FFFD}
          """))
    #expect(transcript.speakers.map(\.turnCount) == [2, 2])
    #expect(transcript.speakers.map(\.wordCount) == [5, 5])
    // Ann: 2 s until Bob, and two words at 150 a minute since the next time is an earlier one.
    // Bob: four words at 60 a minute, and the last word at 150 a minute.
    #expect(transcript.speakers.map(\.talkMilliseconds) == [2_800, 4_400])
  }

  @Test func `a script without spaces is taken to have a word for each six scalars`() throws {
    let transcript = try #require(
      TranscriptReader().transcript(
        from: "[2025-01-15T10:00:00Z] 花子: " + String(repeating: "あ", count: 60)))
    #expect(transcript.speakers.map(\.wordCount) == [1])
    #expect(transcript.speakers.map(\.talkMilliseconds) == [4_000])
  }

  @Test func `roles are unknown while no bot is recognised`() throws {
    let text = "Moderator: Welcome.\nUser: Hi.\npailbot: Hi."
    let transcript = try #require(TranscriptReader().transcript(from: text))
    #expect(transcript.speakers.map(\.role) == [nil, nil, nil])
    let told = TranscriptReader(options: ReaderOptions(botNames: ["Moderator"]))
      .transcript(from: text)
    #expect(told?.speakers.map(\.role) == [.bot, .human, .human])
  }

  @Test func `speakers can be renamed, and become one if they get one name`() throws {
    let options = ReaderOptions(speakerNames: ["User": "Ann", "PailBot": "Host"])
    let transcript = try #require(
      TranscriptReader(options: options).transcript(
        from: "PailBot: a\nUser: b\nAnn: c c\nBob: d"))
    #expect(lines(transcript) == ["Host|a", "Ann|b", "Ann|c c", "Bob|d"])
    #expect(transcript.speakers.map(\.name) == ["Host", "Ann", "Bob"])
    #expect(transcript.speakers.map(\.role) == [.bot, .human, .human])
    #expect(transcript.speakers.map(\.wordCount) == [1, 3, 1])
  }

  // MARK: Offsets

  @Test(arguments: [
    (nil, [0, 5_000, 0]),
    (-10, [10_000, 15_000, 7_000]),
    (2, [0, 5_000, 0]),
    (-2, [2_000, 7_000, 0]),
  ])
  func `offsets count from the start or the first turn, and are never negative`(
    start: Int?, offsets: [Int]
  ) throws {
    let transcript = try #require(
      TranscriptReader().transcript(
        from: """
          [2025-01-15T10:00:00Z] Ann: a
          [2025-01-15T10:00:05Z] Ann: b
          [2025-01-15T09:59:57Z] Ann: c
          """, startedAt: start.map { Instant(seconds: ten.seconds + Int64($0)) }))
    #expect(transcript.turns.map(\.offsetMilliseconds) == offsets.map(Int64.init))
  }

  @Test func `the first and the last moment that can be written are far apart without harm`() throws
  {
    let transcript = try #require(
      TranscriptReader().transcript(
        from: "[0000-01-01T00:00:00Z] Ann: a b\n[9999-12-31T23:59:59Z] Ann: c"))
    #expect(transcript.turns.last?.offsetMilliseconds == 315_569_519_999_000)
    #expect(transcript.speakers.map(\.talkMilliseconds) == [2_400])
  }

  // MARK: A transcript that is no text

  @Test(arguments: [
    (#"["Ann: a", "b", null, "Bob: c"]"#, ["Ann|a\nb", "Bob|c"]),
    (
      #"[{"speaker":"Ann","text":"a","timestamp":"2025-01-15T10:00:00Z"},{"text":"b"},"c",5,{"x":"d"}]"#,
      ["Ann|a", "-|b", "-|c", "-|5", #"-|{"x":"d"}"#]
    ),
    (#"{"speaker":"Ann","text":"a"}"#, ["Ann|a"]),
    (#"{"x":[1,"b"]}"#, [#"-|{"x":[1,"b"]}"#]),
    ("12.50", ["-|12.50"]),
    ("true", ["-|true"]),
    ("[]", []),
    ("[null]", []),
  ])
  func `another kind of value is read as far as it can be, and kept`(
    value: String, turns: [String]
  ) throws {
    let text = #"{"status":"completed","bot_id":"\#(Fixture.botID)","transcript":\#(value)}"#
    let meeting = try BotStatusReader().meeting(in: Array(text.utf8))
    #expect(lines(meeting.transcript) == turns)
    #expect(meeting.extra.members.map(\.name) == ["transcript"])
    #expect(meeting.warnings.first?.path == "/transcript")
    #expect(meeting.readiness.contains(.noTranscript) == turns.isEmpty)
  }

  @Test func `a byte order mark is part of no name`() {
    #expect(lines(String(repeating: "\u{FEFF}", count: 200_000) + "Ann: Hi.") == ["Ann|Hi."])
    #expect(lines("\u{FEFF}Ann: Hi.\nBo: Ho.\nAnn: Hm.") == ["Ann|Hi.", "Bo|Ho.", "Ann|Hm."])
    #expect(lines("\u{FEFF}[2025-01-15T10:00:00Z] Ann: Hi.") == ["Ann|Hi."])
    #expect(lines("\u{FEFF}\u{FF1A}") == ["-|\u{FF1A}"])
    #expect(lines("\u{FEFF}\n") == [])
  }

  @Test func `no carriage return ends a turn`() {
    #expect(lines("Ann: hello\r\r\nBo: ho\r\n\r\r\nAnn: so\r") == ["Ann|hello", "Bo|ho", "Ann|so"])
  }
}
