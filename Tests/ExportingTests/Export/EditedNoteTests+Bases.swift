import Exporting
import Foundation
import MeetingModel
import Reports
import ServiceTestSupport
import Synchronization
import Testing
import TestSupport

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#endif

/// What edited notes are merged from when something comes between.
extension EditedNoteTests {
  private var path: String { fixture.output + "/" + Self.name }

  @Test func `an edit made while the note is being merged is not lost`() async throws {
    try await export(Self.answer())
    try edit("- [ ] Call Ann", "- [x] Call Ann")
    let bots = Self.answer(summary: "They spoke of red sails.")
    let saved = try #require(note).replacing("The blue one", with: "The green one")
    let isSaved = Mutex(false)
    let folder = fixture.folder
    var calls = FileCalls.system
    let system = calls
    // The merged text is staged before it is moved into place.
    calls.write = { descriptor, bytes in
      if String(decoding: bytes, as: UTF8.self).contains("- [x] Call Ann") {
        isSaved.withLock { isSaved in
          if !isSaved { try? folder.write(saved, to: "notes/\(Self.name)") }
          isSaved = true
        }
      }
      return system.write(descriptor, bytes)
    }
    let run = try await export(bots, formats: [.markdown], calls: calls)
    try #require(isSaved.withLock { $0 })
    #expect(note == saved)
    #expect(Self.outcomes(run) == [.leftForNextRun(path: path)])
    #expect(run.summary.progress.merged == 0)

    let next = try await export(bots, formats: [.markdown], isRefreshing: false)
    #expect(Self.outcomes(next) == [.merged(path: path)])
    let text = try #require(note)
    #expect(text.contains("- [x] Call Ann"))
    #expect(text.contains("The green one"))
    #expect(text.contains("They spoke of red sails."))
    #expect(offered == nil)
  }

  @Test func `a merge that was not recorded is merged back`() async throws {
    try await export(Self.answer())
    try edit("They spoke of sails.", "They spoke of sails, as always.")
    let edited = note
    // The run is stopped after the merged note is put in its place.
    let calls = FileCalls.system
    let isMoved = Mutex(false)
    var stopping = calls
    stopping.rename = { folder, name, target, newName in
      let result = calls.rename(folder, name, target, newName)
      if newName == Self.name { isMoved.withLock { $0 = true } }
      return result
    }
    stopping.sync = { descriptor in
      guard isMoved.withLock({ $0 }) else { return calls.sync(descriptor) }
      errno = EIO
      return -1
    }
    stopping.syncAll = nil
    _ = try? await fixture.export(
      nil, from: nil, formats: [.markdown], pack: "obsidian", calls: stopping)
    let merged = try #require(note)
    try #require(isMoved.withLock { $0 })
    try #require(merged.contains("people:\n"))
    _ = try await fixture.export(nil, from: nil, formats: [.markdown], pack: "notes")
    #expect(note == edited)
    #expect(offered == nil)
    // And what is merged next is merged from there.
    try await export(Self.answer(summary: "They spoke of ropes."), formats: [.markdown])
    #expect(note?.contains("as always") == true)
    #expect(note?.contains("people:\n") == false)
  }

  // MARK: Answers that are replaced

  @Test func `a note that was kept once is merged later`() async throws {
    try await export(Self.answer())
    try edit("- [ ] Call Ann", "- [x] Call Ann")
    try await export(Self.answer(summary: "They spoke of red sails."), policy: .keep)
    let run = try await export(Self.answer(summary: "They spoke of blue sails."))
    #expect(Self.outcomes(run) == [.merged(path: path)])
    #expect(note?.contains("- [x] Call Ann") == true)
    #expect(note?.contains("They spoke of blue sails.") == true)
  }

  @Test(arguments: [EditPolicy.keep, .overwrite])
  func `a note of a first export with another policy is merged`(policy: EditPolicy) async throws {
    try await export(Self.answer(), policy: policy)
    try edit("- [ ] Call Ann", "- [x] Call Ann")
    let run = try await render(pack: "obsidian")
    #expect(Self.outcomes(run) == [.merged(path: path)])
    #expect(note?.contains("- [x] ") == true)
  }

  @Test func `a note that was no text once is merged later`() async throws {
    try await export(Self.answer())
    try edit("- [ ] Call Ann", "- [x] Call Ann")
    let edited = try #require(note)
    try fixture.folder.write(Array(edited.utf8) + [0], to: "notes/\(Self.name)")
    try await export(Self.answer(summary: "They spoke of red sails."))
    try fixture.folder.write(edited, to: "notes/\(Self.name)")
    let run = try await export(Self.answer(summary: "They spoke of blue sails."))
    #expect(Self.outcomes(run) == [.merged(path: path)])
    #expect(note?.contains("- [x] Call Ann") == true)
    #expect(note?.contains("They spoke of blue sails.") == true)
  }

  @Test func `a note that is edited after a run was stopped is merged`() async throws {
    try await export(Self.answer(), formats: [.markdown])
    let bots = Self.answer(summary: "They spoke of red sails.")
    let failing = FailingCalls(.rename, number: 1)
    _ = try? await export(bots, formats: [.markdown], calls: failing.calls)
    try #require(failing.hasFailed)
    try #require(note?.contains("They spoke of sails.") == true)
    try edit("- [ ] Call Ann", "- [x] Call Ann")
    let run = try await export(bots, formats: [.markdown])
    #expect(Self.outcomes(run) == [.merged(path: path)])
    #expect(note?.contains("- [x] Call Ann") == true)
    #expect(note?.contains("They spoke of red sails.") == true)
    try await export(bots, formats: [.markdown])
  }

  @Test func `without edits nothing is kept`() async throws {
    try await export(Self.answer())
    try await export(Self.answer(summary: "They spoke of red sails."))
    #expect(try count("base") == 0)
    try await export(Self.answer(summary: "They spoke of blue sails."), policy: .overwrite)
    #expect(try count("base") == 0)
  }

  @Test(arguments: [
    "UPDATE answer SET size = -1", "UPDATE base SET size = -1",
    "UPDATE pack SET size = -1",
  ])
  func `what is damaged where a base is looked for is no base`(statement: String) async throws {
    try await export(Self.answer())
    try edit("- [ ] Call Ann", "- [x] Call Ann")
    if statement.contains("base") {
      try await export(Self.answer(summary: "They spoke of red sails."), formats: [.jsonLines])
      try #require(try count("base") == 1)
    }
    try fixture.changeArchive(statement)
    let run = try await export(Self.answer(summary: "They spoke of red sails."), pack: "obsidian")
    #expect(run.summary.progress.failed == 0)
    #expect(Self.outcomes(run) == [.kept(path: path, newPath: path + ".new")])
    #expect(note?.contains("- [x] Call Ann") == true)
  }

  @Test func `only edited notes are counted as such`() async throws {
    try await export(Self.answer(), formats: [.markdown])
    // The base is kept for a note that nobody has edited.
    try await export(Self.answer(summary: "They spoke of red sails."), formats: [.jsonLines])
    #expect(try count("base") == 1)
    #expect(try ExportStatus(ArchiveLocation(fixture.output)).editedNotes == 0)
    try edit("- [ ] Call Ann", "- [x] Call Ann")
    try await export(Self.answer(summary: "They spoke of red sails."), formats: [.markdown])
    #expect(try ExportStatus(ArchiveLocation(fixture.output)).editedNotes == 1)
  }

  @Test func `options of templates are forgotten with the last meeting`() async throws {
    try await export(Self.answer(), formats: [.markdown])
    try await render(pack: "obsidian")
    #expect(try count("template_source") == 2)
    let bots = Self.ids.compactMap { BotID($0) }
    _ = try await ArchiveForgetting(folder: fixture.output).forget(Array(bots.dropFirst()))
    #expect(try count("template_source") == 1)
    _ = try await ArchiveForgetting(folder: fixture.output).forget(bots)
    #expect(try count("template_source") == 0)
    #expect(try count("pack") == 0)
  }
}
