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
}
