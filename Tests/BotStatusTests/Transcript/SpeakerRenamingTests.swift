import BotStatus
import JSONDocument
import MeetingModel
import Testing

/// Other names for speakers, outside of what was said.
struct SpeakerRenamingTests {
  private func meeting(
    _ insights: JSONValue, names: [String: String] = ["User": "Ann"]
  ) throws -> Meeting {
    var options = ReaderOptions(speakerNames: names)
    options.nameUse = SpeakerNameUse(of: names.keys)
    return try BotStatusReader(options: options).meeting(from: [
      "bot_id": .string(Fixture.botID), "status": "completed",
      "transcript": "User: Hello.\nBob: Hello, User.", "insights": insights,
      "hosts": ["User", "Bob"],
    ])
  }

  @Test(arguments: [
    ("User", "Ann"), (" User ", "Ann"), ("User and Bob", "Ann and Bob"),
    ("Bob, User", "Bob, Ann"), ("User/Bob", "Ann/Bob"), ("Bob & User; Bob", "Bob & Ann; Bob"),
    ("Bob", "Bob"), ("User and the admins", "User and the admins"), ("Users", "Users"),
    ("user", "user"), ("User, who left", "User, who left"),
  ])
  func `an owner is renamed where it is names alone`(owner: String, expected: String) throws {
    let meeting = try meeting(["action_items": [["task": "Write", "owner": .string(owner)]]])
    #expect(meeting.insights?.actionItems.first?.owner?.utf8.elementsEqual(expected.utf8) == true)
    let items = meeting.insights?.received.objectValue?["action_items"]?.arrayValue
    #expect(items?.first?.objectValue?["owner"]?.stringValue == expected)
  }

  @Test func `sentences stay as they are`() throws {
    let text = "User writes it"
    let meeting = try meeting(["summary": .string(text), "decisions": [.string(text)]])
    #expect(meeting.insights?.summary == .text(MarkdownText(text)))
    #expect(meeting.insights?.decisions == [.text(MarkdownText(text))])
    #expect(meeting.transcript?.turns.last?.text == "Hello, User.")
  }

  @Test func `unknown members are renamed too`() throws {
    #expect(try meeting([:]).extra["hosts"] == ["Ann", "Bob"])
  }

  @Test func `the names that were received are kept`() throws {
    let names = ["User": "Ann", "Cleo": "Ann", "Dora": "Dee", "Eve": "Ida"]
    let renamed = try meeting(["owner": "Cleo"], names: names).extra["speaker_names"]
    #expect(renamed == ["Cleo": "Ann", "User": "Ann"])
    #expect(try meeting([:], names: ["Eve": "Ida"]).extra["speaker_names"] == nil)
    #expect(try meeting([:], names: [:]).extra["speaker_names"] == nil)
    #expect(try meeting(["owner": "User"], names: ["User": "User"]).extra["speaker_names"] == nil)
  }

  @Test func `a member of the same name stays`() throws {
    let meeting = try BotStatusReader(options: ReaderOptions(speakerNames: ["User": "Ann"]))
      .meeting(from: [
        "status": "completed", "transcript": "User: Hello.", "speaker_names": [1],
      ])
    #expect(meeting.extra["speaker_names"] == [1])
  }

  @Test func `names may be swapped`() throws {
    let meeting = try meeting(
      ["action_items": [["task": "Write", "owner": "User and Bob"]]],
      names: ["User": "Bob", "Bob": "User"])
    #expect(meeting.insights?.actionItems.first?.owner == "Bob and User")
    #expect(meeting.transcript?.speakers.map(\.name) == ["Bob", "User"])
  }

  @Test func `names that nobody has are known at the end`() throws {
    var options = ReaderOptions(speakerNames: ["User": "Ann", "Dora": "Dee", "Eve": "Ida"])
    let use = SpeakerNameUse(of: options.speakerNames.keys)
    options.nameUse = use
    let reader = BotStatusReader(options: options)
    #expect(!use.hasReadMeetings)
    for transcript in ["User: Hello.\nBob: Hello.", "Cleo: Hello.\nBob: Hello."] {
      _ = try reader.meeting(from: [
        "bot_id": .string(Fixture.botID), "status": "completed", "transcript": .string(transcript),
        "insights": ["action_items": [["task": "Write", "owner": "Dora"]]],
      ])
    }
    #expect(use.hasReadMeetings)
    #expect(use.wasFound("User"))
    // The owner of an action item is somebody.
    #expect(use.wasFound("Dora"))
    #expect(!use.wasFound("Eve"))
    #expect(use.speakers == ["Bob", "Cleo", "User"])
  }

  @Test func `which names are kept for messages does not depend on what is read first`() throws {
    let names = (0..<300).map { "Guest \($0 + 100)" }
    let uses = try [names, names.reversed(), names.shuffled()].map { names in
      let use = SpeakerNameUse(of: ["Dora"])
      var options = ReaderOptions()
      options.nameUse = use
      let reader = BotStatusReader(options: options)
      for name in names {
        _ = try reader.meeting(from: [
          "bot_id": .string(Fixture.botID), "status": "completed",
          "transcript": .string("\(name): Hello."),
        ])
      }
      return use.speakers
    }
    #expect(uses == [[String]](repeating: Array(names.prefix(200)), count: 3))
  }
}
