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
}
