import Exporting
import Foundation
import LoopbackService
import MeetingModel
import Reports
import ServiceTestSupport
import Testing
import TestSupport

/// Notes that a person has edited in the folders that are merged.
@Suite(.serialized) struct EditedMergeTests {
  let fixture: MergeFixture

  init() throws {
    fixture = try MergeFixture()
  }

  private static let ids = EditedNoteTests.ids
  private static let note = EditedNoteTests.name
  private static let page = note.replacing(".md", with: ".html")

  /// Exports the bots into a folder.
  private func export(
    _ name: String, _ bots: [ScriptedBot] = EditedNoteTests.answer(), at seconds: Int64,
    formats: [OutputFormat] = OutputFormat.usual, isRefreshing: Bool = false,
    adjusting adjust: (inout ExportOptions) -> Void = { _ in }
  ) async throws -> String {
    fixture.exports.timing.setClock(to: Instant(seconds: 1_700_000_000 + seconds))
    let folder = fixture.path(name)
    _ = try await fixture.exports.export(
      Self.ids, from: bots, formats: formats, output: folder
    ) { options, _ in
      options.isRefreshing = isRefreshing
      adjust(&options)
    }
    return folder
  }

  private func note(_ name: String = "all") -> String? { fixture.text("\(name)/\(Self.note)") }

  @Test func `an edited note is edited in the merged folder, too`() async throws {
    let folder = try await export("a", at: 0)
    try fixture.edit(folder, Self.note, "- [ ] Call Ann", "- [x] Call Ann")
    try fixture.edit(folder, Self.page, "<h1", "<!-- Mine. --><h1")
    let before = try fixture.everything(in: folder)
    let run = try await fixture.merge([folder])
    #expect(run.summary.carried == 2)
    #expect(try fixture.files("all") == fixture.files("a"))
    #expect(try fixture.everything(in: folder) == before)

    let again = try await fixture.merge([folder])
    #expect(again.summary.carried == 0)
    #expect(try fixture.files("all") == fixture.files("a"))

    // A newer answer is merged into it.
    let bots = EditedNoteTests.answer(summary: "They spoke of red sails.")
    let newer = try await export("b", bots, at: 60)
    let last = try await fixture.merge([folder, newer])
    #expect(last.summary.updated == 3)
    #expect(last.summary.notes.progress.merged == 1)
    #expect(note()?.contains("- [x] Call Ann") == true)
    #expect(note()?.contains("They spoke of red sails.") == true)
  }

  @Test func `an edit is merged where the newer answer is in another archive`() async throws {
    let old = try await export("old", at: 0)
    try fixture.edit(old, Self.note, "- [ ] Call Ann", "- [x] Call Ann")
    let bots = EditedNoteTests.answer(summary: "They spoke of red sails.")
    let new = try await export("new", bots, at: 60)
    for (name, sources) in [("one", [old, new]), ("other", [new, old])] {
      let run = try await fixture.merge(sources, into: name)
      #expect(run.summary.conflicts == 1)
      #expect(note(name)?.contains("- [x] Call Ann") == true)
      #expect(note(name)?.contains("They spoke of red sails.") == true)
      #expect(fixture.text("\(name)/\(Self.note).new") == nil)
    }
    #expect(try fixture.files("one") == fixture.files("other"))
  }

  @Test func `an edit is merged into notes with other options`() async throws {
    let folder = try await export("a", at: 0)
    try fixture.edit(folder, Self.note, "They spoke of sails.", "They spoke of sails, as always.")
    try await fixture.merge([folder], pack: "obsidian")
    #expect(note()?.contains("They spoke of sails, as always.") == true)
    #expect(note()?.contains("people:\n") == true)
  }

  @Test func `of two edits, the one of the newer answer is in place`() async throws {
    let old = try await export("old", at: 0)
    try fixture.edit(old, Self.note, "- [ ] Call Ann", "- [x] Call Ann")
    let new = try await export("new", at: 60)
    try fixture.edit(new, Self.note, "They spoke of sails.", "They spoke of nothing.")
    for (name, sources) in [("one", [old, new]), ("other", [new, old])] {
      let run = try await fixture.merge(sources, into: name)
      #expect(run.summary.carried == 1)
      #expect(run.summary.carriedBeside == 1)
      #expect(note(name) == note("new"))
      #expect(fixture.text("\(name)/\(Self.note).new") == note("old"))
      let before = try fixture.files(name)
      let again = try await fixture.merge(sources.reversed(), into: name)
      #expect(again.summary.carried + again.summary.carriedBeside == 0)
      #expect(try fixture.files(name) == before)
    }
  }

  @Test func `an edit in the merged folder stays`() async throws {
    let folder = try await export("a", at: 0)
    try await fixture.merge([folder])
    try fixture.edit(fixture.path("all"), Self.note, "- [ ] Call Ann", "- [x] Call Ann")
    let mine = note()
    try fixture.edit(folder, Self.note, "They spoke of sails.", "They spoke of nothing.")
    let run = try await fixture.merge([folder])
    let beside = run.events.compactMap { event -> String? in
      if case .carriedBeside(_, let newPath) = event { newPath } else { nil }
    }
    #expect(beside == [fixture.path("all/\(Self.note).new")])
    #expect(note() == mine)
    #expect(fixture.text("all/\(Self.note).new") == note("a"))
    // It may be removed.
    try FileManager.default.removeItem(atPath: fixture.path("all/\(Self.note).new"))
    let again = try await fixture.merge([folder])
    #expect(again.summary.carriedBeside == 0)
    #expect(fixture.text("all/\(Self.note).new") == nil)
  }

  @Test func `an edit that is made after a merge is taken over by the next one`() async throws {
    let folder = try await export("a", at: 0)
    try await fixture.merge([folder])
    try fixture.edit(folder, Self.note, "- [ ] Call Ann", "- [x] Call Ann")
    let run = try await fixture.merge([folder])
    #expect(run.summary.carried == 1)
    #expect(try fixture.files("all") == fixture.files("a"))
  }

  @Test func `the text beside an edited note comes with it`() async throws {
    let folder = try await export("a", at: 0)
    try fixture.edit(folder, Self.note, "They spoke of sails.", "They spoke of nothing.")
    let bots = EditedNoteTests.answer(summary: "They spoke of ropes.", items: ["Sail"])
    _ = try await export("a", bots, at: 60, isRefreshing: true)
    try #require(fixture.text("a/\(Self.note).new") != nil)
    try await fixture.merge([folder])
    #expect(try fixture.files("all") == fixture.files("a"))
    let again = try await fixture.merge([folder])
    #expect(again.summary.notes.progress.written == 0)
    #expect(try fixture.files("all") == fixture.files("a"))
  }

  @Test func `edited notes of two shards that have one name keep apart`() async throws {
    let pattern = try FileNamePattern(
      "{{date}}", pack: PackLoader().load("notes"), options: RenderOptions())
    let bots = ExportFixture.bots(0..<6)
    let ids = ExportFixture.ids(0..<6)
    let shards = try await fixture.shards(of: ids, from: bots, count: 2, formats: [.markdown]) {
      $0.fileNamePattern = pattern
    }
    for shard in shards {
      try fixture.edit(shard, "2025-01-14.md", "## Transcript", "Mine: \(shard)\n\n## Transcript")
    }
    let run = try await fixture.merge(shards, formats: [.markdown]) {
      $0.fileNamePattern = pattern
    }
    #expect(run.summary.carried == 2)
    let files = try fixture.files("all")
    #expect(files.count == 6, "\(files.keys)")
    let texts = files.mapValues { String(decoding: $0, as: UTF8.self) }
    for shard in shards {
      #expect(texts.values.filter { $0.contains("Mine: \(shard)") }.count == 1)
    }
    for number in 0..<6 {
      #expect(texts.values.filter { $0.contains("Welcome to meeting \(number).") }.count == 1)
    }
    try await fixture.merge(shards, formats: [.markdown]) { $0.fileNamePattern = pattern }
    #expect(try fixture.files("all") == files)
  }

  @Test func `a file of somebody else is never replaced by an edited note`() async throws {
    let folder = try await export("a", at: 0)
    try fixture.edit(folder, Self.note, "- [ ] Call Ann", "- [x] Call Ann")
    try fixture.exports.folder.write("Mine.", to: "all/\(Self.note)")
    try await fixture.merge([folder])
    #expect(note() == "Mine.")
    #expect(fixture.text("all/\(Self.note).new") == note("a"))
  }

  @Test func `other files of a folder stay there`() async throws {
    let folder = try await export("a", at: 0)
    let expected = try fixture.files("a")
    try fixture.exports.folder.write("Mine.", to: "a/Shopping.md")
    try fixture.exports.folder.write("Mine.", to: "a/.debrief-mine")
    try await fixture.merge([folder])
    #expect(try fixture.files("all") == expected)
  }

  @Test(arguments: [FailingCalls.Kind.write, .sync, .rename])
  func `a merge is the same wherever it is stopped`(kind: FailingCalls.Kind) async throws {
    let old = try await export("old", at: 0)
    try fixture.edit(old, Self.note, "- [ ] Call Ann", "- [x] Call Ann")
    let bots = EditedNoteTests.answer(summary: "They spoke of ropes.", items: ["Sail"])
    let new = try await export("new", bots, at: 60)
    try fixture.edit(new, Self.note, "They spoke of ropes.", "They spoke of nothing.")
    try await fixture.merge([old, new], into: "undisturbed")
    let expected = try fixture.files("undisturbed")
    let archive = try fixture.archive("undisturbed")
    for number in 1...60 {
      let failing = FailingCalls(kind, number: number)
      _ = try? await fixture.merge([old, new], into: "\(number)", calls: failing.calls)
      try await fixture.merge([new, old], into: "\(number)")
      #expect(try fixture.files("\(number)") == expected, "stopped at call \(number)")
      #expect(try fixture.archive("\(number)") == archive, "stopped at call \(number)")
      guard failing.hasFailed else {
        #expect(number > 2)
        return
      }
    }
    Issue.record("the calls do not come to an end")
  }
}
