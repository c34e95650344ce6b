import Exporting
import Foundation
import LoopbackService
import MeetingModel
import ServiceTestSupport
import Testing
import TestSupport

/// Edited notes that are taken over more than once, or by a merge that was stopped.
@Suite(.serialized) struct InterruptedEditTests {
  let fixture: MergeFixture

  init() throws {
    fixture = try MergeFixture()
  }

  private static let ids = EditedNoteTests.ids
  private static let note = EditedNoteTests.name

  /// Exports the bots into a folder.
  @discardableResult
  private func export(
    _ name: String, _ bots: [ScriptedBot] = EditedNoteTests.answer(), at seconds: Int64
  ) async throws -> String {
    fixture.exports.timing.setClock(to: Instant(seconds: 1_700_000_000 + seconds))
    let folder = fixture.path(name)
    _ = try await fixture.exports.export(Self.ids, from: bots, output: folder) { options, _ in
      options.isRefreshing = true
    }
    return folder
  }

  private func note(_ name: String = "all") -> String? { fixture.text("\(name)/\(Self.note)") }

  /// The texts of all files of a folder but the archive.
  private func texts(_ name: String) throws -> [String] {
    try fixture.files(name).values.map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(arguments: [FailingCalls.Kind.write, .sync, .rename])
  func `no edit is lost where a merge is stopped and the note edited`(
    kind: FailingCalls.Kind
  ) async throws {
    let folder = try await export("a", at: 0)
    let original = try #require(note("a"))
    var isComplete = false
    for number in 1...40 where !isComplete {
      let name = "all\(number)"
      try Data(original.utf8).write(to: URL(fileURLWithPath: folder + "/" + Self.note))
      try await fixture.merge([folder], into: name)
      try fixture.edit(folder, Self.note, "- [ ] Call Ann", "- [x] Call Ann")
      let failing = FailingCalls(kind, number: number)
      _ = try? await fixture.merge([folder], into: name, calls: failing.calls)
      try fixture.edit(
        fixture.path(name), Self.note, "They spoke of sails.", "They spoke of nothing.")
      let mine = note(name)
      try await fixture.merge([folder], into: name)
      #expect(note(name) == mine, "stopped at call \(number)")
      #expect(
        try texts(name).contains { $0.contains("- [x] Call Ann") }, "stopped at call \(number)")
      isComplete = !failing.hasFailed
    }
    #expect(isComplete)
  }

  @Test func `an edited note that was exported again follows`() async throws {
    let folder = try await export("a", at: 0)
    try fixture.edit(folder, Self.note, "- [ ] Call Ann", "- [x] Call Ann")
    try await fixture.merge([folder])
    let bots = EditedNoteTests.answer(summary: "They spoke of red sails.")
    try await export("a", bots, at: 60)
    try #require(note("a")?.contains("- [x] Call Ann") == true)
    try #require(note("a")?.contains("red sails") == true)
    let run = try await fixture.merge([folder])
    #expect(run.summary.carriedBeside == 0)
    #expect(try fixture.files("all") == fixture.files("a"))
  }

  @Test func `a note that is edited again in its source follows`() async throws {
    let folder = try await export("a", at: 0)
    for (old, new) in [("[ ] Call Ann", "[x] Call Ann"), ("[x] Call Ann", "[ ] Call Ann, or Bo")] {
      try fixture.edit(folder, Self.note, old, new)
      let run = try await fixture.merge([folder])
      #expect(run.summary.carried == 1)
      #expect(run.summary.carriedBeside == 0)
      #expect(try fixture.files("all") == fixture.files("a"))
    }
  }

  @Test func `an edit of one source does not replace that of another`() async throws {
    let one = try await export("a", at: 0)
    let other = try await export("b", at: 0)
    try fixture.edit(one, Self.note, "- [ ] Call Ann", "- [x] Call Ann")
    try await fixture.merge([one])
    try fixture.edit(other, Self.note, "They spoke of sails.", "They spoke of nothing.")
    let run = try await fixture.merge([other])
    #expect(run.summary.carriedBeside == 1)
    #expect(note() == note("a"))
    #expect(fixture.text("all/\(Self.note).new") == note("b"))
  }

  @Test func `no file beside a note is the same as the note`() async throws {
    let folder = try await export("a", at: 0)
    try fixture.edit(folder, Self.note, "- [ ] Call Ann", "- [x] Call Ann")
    try await fixture.merge([folder])
    // In another place, its edits count as those of another source.
    let moved = fixture.path("moved")
    try FileManager.default.moveItem(atPath: folder, toPath: moved)
    let bots = EditedNoteTests.answer(summary: "They spoke of red sails.")
    try await export("moved", bots, at: 60)
    let run = try await fixture.merge([moved])
    #expect(run.summary.carriedBeside == 0)
    #expect(try fixture.files("all") == fixture.files("moved"))
  }

  @Test(.timeLimit(.minutes(10)))
  func `a file in the place of a note that is too large is not read`() async throws {
    let folder = try await export("a", at: 0)
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: folder + "/" + Self.note))
    // No bytes are stored.
    try file.truncate(atOffset: 1 << 40)
    try file.close()
    let run = try await fixture.merge([folder])
    let reasons = run.events.compactMap { event -> String? in
      if case .leftBehind(_, let reason) = event { reason } else { nil }
    }
    #expect(reasons == ["it is larger than any note"])
  }
}
