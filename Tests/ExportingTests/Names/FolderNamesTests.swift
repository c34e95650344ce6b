import BotStatus
import Exporting
import Foundation
import Reports
import Testing
import TestSupport

/// Names that a pattern gives to notes in a folder.
struct FolderNamesTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// Renders bots with a title each.
  private func render(
    _ meetings: [(number: Int, title: String)], named pattern: String?,
    formats: [OutputFormat] = [.markdown], pack: String = "notes", force: Bool = false,
    answer: (Int, String) -> [UInt8] = Self.answer
  ) async throws -> ExportSummary {
    let pack = try PackLoader().load(pack)
    var pipeline = RenderPipeline(
      reader: BotStatusReader(),
      templates: try await NoteTemplate.templates(pack, formats: formats),
      destination: .folder(path: folder.path), overwritesEdited: force)
    pipeline.fileNamePattern = try pattern.map { try FileNamePattern($0, pack: pack) }
    return try await pipeline.run(
      over: meetings.map { meeting in
        let answer = answer(meeting.number, meeting.title)
        return Input(name: "\(meeting.number)") { .bytes(answer) }
      }
    ) { _ in }
  }

  private static func answer(_ number: Int, _ title: String) -> [UInt8] {
    let title = String(decoding: (try? JSONEncoder().encode(title)) ?? Data(), as: UTF8.self)
    return Array(
      """
      {"status":"completed","bot_id":"\(ExportFixture.id(number))",\
      "room_url":"https://example.daily.co/room","started_at":"2026-01-15T10:00:00Z",\
      "transcript":"[2026-01-15T10:00:01Z] Ann: Hello.",\
      "insights":{"title":\(title),"summary":"Short \(number)."}}
      """.utf8)
  }

  /// The paths of all files but the program's own, sorted.
  private var files: [String] {
    let all = FileManager.default.enumerator(atPath: folder.path)?.allObjects ?? []
    return all.compactMap { $0 as? String }
      .filter { path in
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: folder.path + path, isDirectory: &isFolder)
        return !isFolder.boolValue && !path.hasPrefix(".debrief")
      }.sorted()
  }

  @Test func `notes of one meeting made with two packs stay, each under its own name`() async throws
  {
    _ = try await render([(1, "Sync")], named: "{{title}}")
    _ = try await render([(1, "Sync")], named: "{{title}} brief", pack: "brief")
    #expect(files == ["Sync brief.md", "Sync.md"])
    _ = try await render([(1, "Sync")], named: "{{title}} short", pack: "brief")
    #expect(files == ["Sync short.md", "Sync.md"])
    _ = try await render([(1, "Sync")], named: "{{title}} long")
    #expect(files == ["Sync long.md", "Sync short.md"])
  }

  @Test func `equal names are numbered, and each bot keeps its own in any order`() async throws {
    _ = try await render(
      [(1, "Sync"), (2, "SYNC"), (3, "Sync 2"), (4, "sync")], named: "{{date}}/{{title}}",
      formats: [.markdown, .html])
    let expected = ["Sync 2 2", "Sync", "SYNC 2", "sync 3"]
      .flatMap { ["2026-01-15/\($0).html", "2026-01-15/\($0).md"] }.sorted()
    #expect(files == expected)
    let texts = expected.map { folder.text($0) }
    _ = try await render([(4, "sync")], named: "{{date}}/{{title}}")
    _ = try await render([(3, "Sync 2"), (1, "Sync"), (2, "SYNC")], named: "{{date}}/{{title}}")
    #expect(files == expected)
    #expect(expected.map { folder.text($0) } == texts)
  }

  @Test func `usual names that are equal are numbered, and each bot keeps its own`() async throws {
    func answer(_ number: Int) -> Input {
      let id = "\(number)58b06fc-6bc9-4261-9f29-000000000001"
      let text = String(decoding: Self.answer(1, "A"), as: UTF8.self)
        .replacing(ExportFixture.id(1), with: id)
      return Input(name: id) { .bytes(Array(text.utf8)) }
    }
    func render(_ numbers: [Int]) async throws -> [String: String?] {
      let pipeline = RenderPipeline(
        reader: BotStatusReader(),
        templates: try await NoteTemplate.templates(
          PackLoader().load("notes"), formats: [.markdown]),
        destination: .folder(path: folder.path))
      _ = try await pipeline.run(over: numbers.map(answer)) { _ in }
      return Dictionary(uniqueKeysWithValues: files.map { ($0, folder.text($0)) })
    }
    let first = try await render([1, 2, 3])
    let base = "2026-01-15-a-000000000001"
    #expect(first.keys.sorted() == ["\(base)-2.md", "\(base)-3.md", "\(base).md"])
    #expect(try await render([3]) == first)
    #expect(try await render([2, 3, 1]) == first)
  }

  @Test func `another pattern moves notes, and leaves no empty folders`() async throws {
    _ = try await render([(1, "A"), (2, "B")], named: "{{date}}/{{room}}/{{title}}")
    #expect(files == ["2026-01-15/room/A.md", "2026-01-15/room/B.md"])
    try folder.write("mine", to: "2026-01-15/other.txt")
    _ = try await render([(1, "A"), (2, "B")], named: "{{title}}")
    #expect(files == ["2026-01-15/other.txt", "A.md", "B.md"])
    #expect(folder.names.filter { !$0.hasPrefix(".") } == ["2026-01-15", "A.md", "B.md"])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path + "2026-01-15")
        == ["other.txt"])
  }

  @Test func `what gives no name has the usual one, and an empty folder is left out`() async throws
  {
    _ = try await render([(1, "…")], named: "{{vars.none}}/ . /{{slug(vars.none)}}{{vars.none}}")
    #expect(files == ["untitled.md"])
    _ = try await render([(1, "..")], named: "{{title}}/{{vars.none}}")
    #expect(files == ["2026-01-15-room-000000000001.md"])
  }

  @Test func `a link in the place of a folder is not followed, and the other notes are written`()
    async throws
  {
    let other = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "A", withDestinationPath: other.path)
    let summary = try await render([(1, "A"), (2, "B")], named: "{{title}}/note")
    #expect(summary.progress.failed == 1)
    #expect(summary.firstFailure?.kind == .badInput)
    #expect(summary.firstFailure?.description.contains("link, which is not followed") == true)
    #expect(other.names == [])
    #expect(folder.text("B/note.md") != nil)
  }

  @Test func `a link planted in the place of an old folder is not followed to remove a note`()
    async throws
  {
    _ = try await render([(1, "A")], named: "{{title}}/note")
    let other = try TemporaryFolder()
    try FileManager.default.moveItem(
      atPath: folder.path + "A/note.md", toPath: other.path + "note.md")
    try FileManager.default.removeItem(atPath: folder.path + "A")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "A", withDestinationPath: other.path)
    _ = try await render([(1, "A")], named: "{{title}}")
    #expect(other.names == ["note.md"])
    #expect(folder.text("A.md") != nil)
  }

  @Test func `no title leads out of the folder or makes one`() async throws {
    let titles = SharedFolder.attacks("path_traversal").prefix(400) + ["../x", "a/b", "..", "CON"]
    _ = try await render(
      titles.enumerated().map { ($0.offset, $0.element) }, named: "x/{{title}}")
    #expect(folder.names.filter { !$0.hasPrefix(".debrief") } == ["x"])
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "x")
    #expect(names.count == titles.count)
    #expect(Set(names.map { $0.lowercased() }).count == titles.count)
    #expect(files.count == titles.count)
  }

  @Test func `a note whose new name another file has goes beside it, and is not lost`() async throws
  {
    _ = try await render([(1, "A")], named: "{{title}} old")
    let text = folder.text("A old.md")
    try folder.write("foreign", to: "A new.md")
    for _ in 1...2 {
      _ = try await render([(1, "A")], named: "{{title}} new")
      #expect(files == ["A new.md", "A new.md.new"])
      #expect(folder.text("A new.md") == "foreign")
      #expect(folder.text("A new.md.new") == text)
    }
    // Taken away, it is not offered again.
    try FileManager.default.removeItem(atPath: folder.path + "A new.md.new")
    _ = try await render([(1, "A")], named: "{{title}} new")
    #expect(files == ["A new.md"])
  }

  @Test func `a note that goes back to a name that another file has now is not lost`() async throws
  {
    _ = try await render([(1, "A")], named: "{{title}} old")
    _ = try await render([(1, "A")], named: "{{title}} new")
    let text = folder.text("A new.md")
    try folder.write("foreign", to: "A old.md")
    _ = try await render([(1, "A")], named: "{{title}} old")
    #expect(files == ["A old.md", "A old.md.new"])
    #expect(folder.text("A old.md.new") == text)
  }

  @Test(arguments: [false, true])
  func `a person's file under a former name is not taken for the note`(isEarlier: Bool) async throws
  {
    _ = try await render([(1, "One")], named: "{{title}}")
    try folder.write("my thoughts", to: "One.md")
    for title in ["Two", "Three"] { _ = try await render([(1, title)], named: "{{title}}") }
    #expect(folder.text("Three.md") == "my thoughts")
    if isEarlier {
      let list = try #require(folder.text(".debrief-written"))
      let lines = list.split(separator: "\n").filter { !$0.contains(" left  ") }
      try folder.write(lines.joined(separator: "\n") + "\n", to: ".debrief-written")
    }
    try folder.write("mine", to: "One.md")
    _ = try await render([(1, "Four")], named: "{{title}}")
    #expect(folder.text("One.md") == "mine")
    #expect(folder.text("Four.md") == "my thoughts")
    #expect(!files.contains("Three.md"))
    // Gone, or back under a name that it had: what has that name meanwhile stays.
    try FileManager.default.removeItem(atPath: folder.path + "Four.md")
    _ = try await render([(1, "One")], named: "{{title}}")
    #expect(folder.text("One.md") == "mine")
    #expect(folder.text("One.md.new")?.contains("Hello.") == true)
  }

  @Test func `an edited note that another file keeps from its new name is moved later`()
    async throws
  {
    _ = try await render([(1, "One")], named: "{{title}}")
    try folder.write("my thoughts", to: "One.md")
    try folder.write("mine", to: "Two.md")
    _ = try await render([(1, "Two")], named: "{{title}}")
    #expect(files == ["One.md", "Two.md", "Two.md.new"])
    _ = try await render([(1, "Three")], named: "{{title}}")
    #expect(folder.text("Three.md") == "my thoughts")
    #expect(folder.text("Two.md") == "mine")
    #expect(!files.contains("One.md"))
  }

  @Test func `a note whose new name a folder has stays under its old one`() async throws {
    _ = try await render([(1, "A")], named: "{{title}} old")
    try FileManager.default.createDirectory(
      atPath: folder.path + "A new.md", withIntermediateDirectories: false)
    let summary = try await render([(1, "A")], named: "{{title}} new")
    #expect(summary.progress.failed == 1)
    #expect(files == ["A old.md"])
  }

  @Test func `messages to Slack are numbered, keep their names, and move`() async throws {
    func render(_ number: Int, named pattern: String) async throws {
      _ = try await self.render(
        [(number, "Sync")], named: pattern, formats: [.slack], pack: "slack")
    }
    for number in [1, 2, 1] { try await render(number, named: "{{title}}") }
    #expect(files == ["Sync 2.slack.json", "Sync.slack.json"])
    for number in [2, 1] { try await render(number, named: "{{title}}/note") }
    #expect(files == ["Sync/note 2.slack.json", "Sync/note.slack.json"])
  }

  @Test(arguments: [#""bot_id":"seven","#, ""])
  func `meetings whose bots have no UUID do not overwrite each other in later runs`(
    id: String
  ) async throws {
    func answer(_ number: Int, _ title: String) -> [UInt8] {
      let text = String(decoding: Self.answer(number, title), as: UTF8.self)
      return Array(
        text.replacing(
          "\"bot_id\":\"\(ExportFixture.id(number))\",",
          with: id.replacing("seven", with: "seven \(number)")
        ).replacing("Hello.", with: "Hello \(number).").utf8)
    }
    for number in [1, 2, 3] {
      _ = try await render([(number, "Sync")], named: "{{title}}", answer: answer)
    }
    let expected = ["Sync 2.md", "Sync 3.md", "Sync.md"]
    #expect(files == expected)
    let texts = expected.map { folder.text($0) }
    #expect(Set(texts).count == 3)
    for number in [3, 1, 2] {
      _ = try await render([(number, "Sync")], named: "{{title}}", answer: answer)
    }
    #expect(files == expected)
    #expect(expected.map { folder.text($0) } == texts)
  }

  @Test func `meetings of one room without bot, ID and transcript are told apart by their times`()
    async throws
  {
    func answer(_ number: Int, _ title: String) -> [UInt8] {
      Array(
        """
        {"status":"completed","room_url":"https://example.daily.co/room",\
        "started_at":"2026-01-15T1\(number):00:00Z","insights":{"summary":"The same."}}
        """.utf8)
    }
    for number in [1, 2, 1] {
      _ = try await render([(number, "")], named: "{{room}}", answer: answer)
    }
    #expect(files == ["room 2.md", "room.md"])
  }

  @Test func `a name that begins like the old one leaves no second note`() async throws {
    let meetings = [(1, "Plan"), (2, "Plan"), (3, "Review")]
    _ = try await render(meetings, named: nil)
    let usual = files
    let edited = try #require(usual.last)
    try folder.write("my thoughts", to: edited)
    for pattern in [
      "{{date}}", "{{title}} {{date}}", "{{date}} 2026", "{{date}}-x", nil, "{{title}}",
    ] {
      _ = try await render(meetings, named: pattern)
      #expect(files.count == 3, "\(pattern ?? "")")
      #expect(files.contains { folder.text($0) == "my thoughts" })
    }
    _ = try await render(meetings, named: nil)
    #expect(files == usual)
    #expect(folder.text(edited) == "my thoughts")
  }

  @Test func `a number in a title is not taken for one of equal names`() async throws {
    let meetings = [(1, "T 79"), (2, "T 80"), (3, "T 03")]
    _ = try await render(meetings, named: "{{title}}")
    #expect(files == ["T 03.md", "T 79.md", "T 80.md"])
    for _ in 1...2 {
      _ = try await render(meetings, named: "T{{vars.none}}")
      #expect(files == ["T 2.md", "T 3.md", "T.md"])
    }
  }

  @Test func `a foreign list of written names removes nothing outside the folder`() async throws {
    try folder.write("mine", to: "victim.md")
    _ = try await render([(1, "A")], named: "out/{{title}}")
    let hash = "e5a4ff9e5c9e8cbb3bcb5a6ccd5f0d7e7d4b9b9b5a1f3d1c0f8d7a6b5c4d3e2f"
    let list = try #require(folder.text(".debrief-written"))
    for name in ["../victim.md", "\(folder.path)victim.md", "a/../victim.md", "out//A.md"] {
      try folder.write(
        list + "# \(ExportFixture.id(1)) \(hash)  \(name)\n", to: ".debrief-written")
      _ = try await render([(1, "A")], named: "out/{{title}} again")
      #expect(folder.text("victim.md") == "mine")
    }
  }
}
