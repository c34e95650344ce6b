import Exporting
import Foundation
import MeetingModel
import PailFlow
import Reports
import ServiceTestSupport
import Testing
import TestSupport

/// Names that a pattern gives to the notes of an export.
@Suite(.serialized) struct ExportNamesTests {
  let fixture: ExportFixture
  private static let ids = ExportFixture.ids(0..<9)
  private static let bots = ExportFixture.bots(0..<9)

  init() throws {
    fixture = try ExportFixture()
  }

  @discardableResult
  private func export(
    _ ids: [String]? = Self.ids, named pattern: String?, calls: FileCalls = .system,
    isRefreshing: Bool = false, force: Bool = false
  ) async throws -> ExportFixture.Run {
    let pattern = try pattern.map { try FileNamePattern($0, pack: PackLoader().load("notes")) }
    func adjust(_ options: inout ExportOptions) {
      options.fileNamePattern = pattern
      options.isRefreshing = isRefreshing
      options.editPolicy = force ? .overwrite : .merge
    }
    guard let ids else {
      return try await fixture.export(nil, from: nil, calls: calls) { options, _ in
        adjust(&options)
      }
    }
    return try await fixture.export(ids, from: Self.bots, calls: calls) { options, _ in
      adjust(&options)
    }
  }

  /// The paths of all notes, sorted, and their texts.
  private func notes() -> [String: String] {
    let all = FileManager.default.enumerator(atPath: fixture.output)?.allObjects ?? []
    var notes: [String: String] = [:]
    for case let path as String in all
    where path.contains(".md") || path.contains(".html") {
      notes[path] = fixture.folder.text("notes/" + path)
    }
    return notes
  }

  private func markdown() -> [String] { notes().keys.filter { $0.hasSuffix(".md") }.sorted() }

  @Test func `notes are in the folders of the pattern, and the next run has nothing to do`()
    async throws
  {
    let first = try await export(named: "{{date}}/{{room}}")
    #expect(first.summary.progress.written == 9)
    // Bots 0 and 7 met in one room, as did 1 and 8.
    #expect(
      markdown()
        == ["0", "0 2", "1", "1 2", "2", "3", "4", "5", "6"].map { "2025-01-14/room-\($0).md" }
        .sorted())
    let before = notes()
    let again = try await export(named: "{{date}}/{{room}}")
    #expect(again.requests == 0)
    #expect(again.summary.progress.unchanged == 9)
    #expect(again.events.allSatisfy { if case .note = $0 { false } else { true } })
    #expect(notes() == before)
    // Each bot keeps its name, whatever comes first.
    try await export(Self.ids.reversed(), named: "{{date}}/{{room}}", isRefreshing: true)
    #expect(notes() == before)
  }

  @Test func `another pattern moves the notes and nothing else, there and back`() async throws {
    try await export(named: nil)
    let usual = notes()
    let lines = fixture.folder.text("notes/meetings.jsonl")
    let moved = try await export(nil, named: "{{room}}/{{bot_id}}")
    #expect(moved.summary.progress.failed == 0)
    #expect(Set(notes().keys).isDisjoint(with: usual.keys))
    #expect(notes().values.sorted() == usual.values.sorted())
    #expect(notes()["room-3/\(ExportFixture.id(3)).md"] != nil)
    #expect(fixture.folder.text("notes/meetings.jsonl") == lines)
    try await export(named: nil)
    #expect(notes() == usual)
    let folders = try FileManager.default.contentsOfDirectory(atPath: fixture.output)
    #expect(!folders.contains { $0.hasPrefix("room-") })
  }

  @Test func `an edited note is moved and told, and no text is offered again`() async throws {
    try await export(named: nil)
    let old = try #require(markdown().first { $0.contains(ExportFixture.id(3)) })
    try fixture.folder.write("my thoughts", to: "notes/" + old)
    let run = try await export(named: "{{room}}/note")
    let new = "room-3/note.md"
    #expect(
      run.events.contains {
        if case .note(.moved(let path, let newPath)) = $0 {
          path.hasSuffix(old) && newPath.hasSuffix(new)
        } else {
          false
        }
      })
    #expect(notes()[new] == "my thoughts")
    #expect(notes()[new + ".new"] == nil)
    #expect(notes()[old] == nil)
    // Its page was not edited.
    #expect(notes()["room-3/note.html"] != nil)
    // And back again.
    try await export(nil, named: nil)
    #expect(notes()[old] == "my thoughts")
    #expect(notes().count == 18)
  }

  @Test func `a note whose new name another file has goes beside it, and is not lost`() async throws
  {
    try await export(named: nil)
    let usual = notes()
    try fixture.folder.write("foreign", to: "notes/note.md")
    let id = [ExportFixture.id(3)]
    for _ in 1...2 {
      try await export(id, named: "note{{vars.none}}")
      #expect(notes()["note.md"] == "foreign")
      #expect(
        notes()["note.md.new"] == usual.first { $0.key.hasSuffix("\(id[0]).md") }?.value)
      #expect(notes()["note.html"] != nil)
      #expect(notes().keys.filter { $0.contains(id[0]) } == [])
    }
  }

  @Test func `a text beside an edited note moves with it`() async throws {
    let id = [ExportFixture.id(3)]
    func export(said: String, named pattern: String?) async throws {
      let pattern = try pattern.map { try FileNamePattern($0, pack: PackLoader().load("notes")) }
      _ = try await fixture.export(
        id, from: [ExportFixture.bot(3, said: said)], formats: [.markdown]
      ) { options, _ in
        options.fileNamePattern = pattern
        options.isRefreshing = true
      }
    }
    try await export(said: "One.", named: nil)
    let old = try #require(markdown().first)
    try fixture.folder.write("my thoughts", to: "notes/" + old)
    try await export(said: "Two.", named: nil)
    let text = try #require(notes()[old + ".new"])
    for (pattern, name) in [("{{room}}/note", "room-3/note.md"), (nil, old)] {
      try await export(said: "Two.", named: pattern)
      #expect(notes() == [name: "my thoughts", name + ".new": text])
    }
    // It is still known not to be edited.
    try await export(said: "Three.", named: "{{room}}/note")
    #expect(notes().keys.sorted() == ["room-3/note.md", "room-3/note.md.new"])
    #expect(notes()["room-3/note.md.new"]?.contains("Three.") == true)
    _ = try await ArchiveForgetting(folder: fixture.output).forget([
      try BotID(validating: id[0])
    ])
    #expect(notes() == [:])
  }

  @Test func `messages to Slack can have the names of a pattern`() async throws {
    let pattern = try FileNamePattern("{{date}}/{{room}}", pack: PackLoader().load("slack"))
    for count in [9, 0] {
      let run = try await fixture.export(
        Self.ids, from: Self.bots, formats: [.slack], pack: "slack"
      ) { options, _ in
        options.fileNamePattern = pattern
      }
      #expect(run.summary.progress.failed == 0)
      #expect(run.requests == count)
    }
  }

  @Test func `forgetting removes notes in subfolders, edited ones too, and their folders`()
    async throws
  {
    try await export(named: nil)
    let old = try #require(markdown().first { $0.contains(ExportFixture.id(3)) })
    try fixture.folder.write("my thoughts", to: "notes/" + old)
    try await export(named: "{{date}}/{{room}}/note")
    let bots = try [3, 7].map { try BotID(validating: ExportFixture.id($0)) }
    let forgotten = try await ArchiveForgetting(folder: fixture.output).forget(bots)
    #expect(forgotten[bots[0]]?.contains("2025-01-14/room-3/note.md") == true)
    #expect(notes().keys.filter { $0.contains("room-3") } == [])
    #expect(
      !FileManager.default.fileExists(atPath: fixture.output + "/2025-01-14/room-3"))
    // The other bot of the room keeps its name, whichever of the two was written first.
    let others = notes().filter { $0.key.contains("room-0") && $0.key.hasSuffix(".md") }
    #expect(others.count == 1)
    #expect(others.first?.value.contains(ExportFixture.id(0)) == true)
  }

  @Test(arguments: FailingCalls.Kind.allCases, [1, 2, 3, 4, 5, 7, 9, 11, 14])
  func `whatever call fails while notes are moved, the next run completes it`(
    kind: FailingCalls.Kind, number: Int
  ) async throws {
    try await export(named: nil)
    let usual = notes()
    let edited = try #require(markdown().first { $0.contains(ExportFixture.id(3)) })
    try fixture.folder.write("my thoughts", to: "notes/" + edited)
    let failing = FailingCalls(kind, number: number)
    do {
      try await export(named: "{{room}}/{{bot_id}}", calls: failing.calls)
    } catch {
      // Nothing is lost: every text is under its old name, its new one, or both.
      #expect(Set(usual.filter { $0.key != edited }.values).isSubset(of: notes().values))
      #expect(notes().values.contains("my thoughts"))
    }
    try await export(named: "{{room}}/{{bot_id}}")
    #expect(notes().count == 18)
    #expect(notes()["room-3/\(ExportFixture.id(3)).md"] == "my thoughts")
    #expect(
      Set(usual.filter { $0.key != edited }.values)
        == Set(notes().values).subtracting(["my thoughts"]))
  }

  @Test func `a link in the place of a folder fails its meeting, and leads nowhere`() async throws {
    let other = try TemporaryFolder()
    try await export(named: nil)
    let usual = notes()
    try FileManager.default.createSymbolicLink(
      atPath: fixture.output + "/room-3", withDestinationPath: other.path)
    let run = try await export(named: "{{room}}/note")
    #expect(run.summary.progress.failed == 1)
    #expect(run.summary.progress.unrecorded == 1)
    #expect(run.summary.firstFailure?.description.contains("not followed") == true)
    #expect(other.names == [])
    let kept = usual.keys.filter { $0.contains(ExportFixture.id(3)) }
    #expect(kept.allSatisfy { notes()[$0] == usual[$0] })
    try FileManager.default.removeItem(atPath: fixture.output + "/room-3")
    let mended = try await export(named: "{{room}}/note")
    #expect(mended.summary.progress.failed == 0)
    #expect(notes().count == 18)
  }

  @Test func `a link planted later is not followed when bots are forgotten`() async throws {
    try await export(named: "{{room}}/note")
    let other = try TemporaryFolder()
    try other.write("mine", to: "note.md")
    try FileManager.default.removeItem(atPath: fixture.output + "/room-3")
    try FileManager.default.createSymbolicLink(
      atPath: fixture.output + "/room-3", withDestinationPath: other.path)
    await #expect(throws: ExportError.self) {
      _ = try await ArchiveForgetting(folder: fixture.output).forget([
        try BotID(validating: ExportFixture.id(3))
      ])
    }
    #expect(other.text("note.md") == "mine")
  }

  @Test func `forced, an edited note is overwritten under its new name`() async throws {
    try await export(named: "{{room}}/note")
    try fixture.folder.write("my thoughts", to: "notes/room-3/note.md")
    let run = try await export(named: "{{room}}/note", isRefreshing: true, force: true)
    #expect(run.summary.progress.failed == 0)
    #expect(notes()["room-3/note.md"] != "my thoughts")
  }
}
