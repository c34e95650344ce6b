import Archive
import Exporting
import Foundation
import MeetingModel
import Reports
import ServiceTestSupport
import Testing
import TestSupport

/// What people tick in the notes of an export, in its list of action items.
struct NoteTicksTests {
  private static let tasks: [(String, String?, Bool)] = [
    ("Order lenses", "Ann", false), ("Order lenses for Ben", "Ann", false),
    ("Call *Cy* at 9:00 <b>now</b>", nil, false), ("Pay", "Ben", true),
    ("レンズを注文する", nil, false), ("Sell", nil, false), ("Sell", nil, false),
  ]

  private let fixture: ExportFixture
  private let note: URL

  init() async throws {
    fixture = try ExportFixture()
    let answer = CatalogueFixture.answer(0, turns: [("Ann", "Hello.")], tasks: Self.tasks)
    _ = try await fixture.export(
      [ExportFixture.id(0)], from: [.init(id: ExportFixture.id(0), finished: answer)],
      formats: [.markdown])
    let name = try #require(try fixture.files().keys.first { $0.hasSuffix(".md") })
    note = URL(filePath: fixture.output + "/" + name)
  }

  /// The action items after an edit of the note.
  private func tasks(after edit: (String) -> String = { $0 }) async throws -> [ListedTask] {
    let text = try String(contentsOf: note, encoding: .utf8)
    try Data(edit(text).utf8).write(to: note)
    return try await tasks(in: ArchiveLocation(fixture.output))
  }

  private func tasks(in location: ArchiveLocation) async throws -> [ListedTask] {
    let catalogue = try MeetingCatalogue(location)
    _ = try await catalogue.fillIndex { _, _ in }
    var tasks: [ListedTask] = []
    _ = try catalogue.forEachTask(in: .init()) { tasks.append($0) }
    try catalogue.close()
    return tasks
  }

  /// The numbers, from 1, of the items that are done.
  private func done(after edit: (String) -> String) async throws -> [Int] {
    try await tasks(after: edit).filter(\.isDone).map { Int($0.task.passage.item) }
  }

  private static func ticked(_ lines: some Collection<Substring>, _ wanted: [String]) -> String {
    lines.map { line in
      wanted.contains { line.contains($0) }
        ? String(line).replacing("- [ ]", with: "- [x]") : String(line)
    }.joined(separator: "\n")
  }

  @Test func `an untouched note says what the answer says`() async throws {
    let tasks = try await tasks()
    #expect(tasks.map(\.isDone) == [false, false, false, true, false, false, false])
    #expect(tasks.map(\.isTicked) == tasks.map { $0.task.passage.isDone })
    #expect(tasks.first?.note == note.lastPathComponent)
  }

  @Test(arguments: [
    (["lenses for Ben"], [2, 4]), (["Cy"], [3, 4]), (["レンズ"], [4, 5]), (["Sell"], [4, 6, 7]),
    (["Order lenses"], [1, 2, 4]),
  ])
  func `a ticked item is done`(texts: [String], expected: [Int]) async throws {
    #expect(
      try await done {
        Self.ticked($0.split(separator: "\n", omittingEmptySubsequences: false), texts)
      } == expected)
  }

  @Test func `an item is found where it has moved, and with words added`() async throws {
    let done = try await done { text in
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let (items, rest) = (
        lines.filter { $0.contains("- [") }, lines.filter { !$0.contains("- [") }
      )
      return rest.joined(separator: "\r\n") + "\r\n  * [X] Maybe: order lenses (Ann, by phone)\r\n"
        + items.reversed().filter { !$0.contains("lenses") }.joined(separator: "\r\n")
        + "\r\n1. [ ] **Ann:** Order lenses for Ben\r\n"
    }
    #expect(done == [1, 4])
  }

  @Test(arguments: [
    "- [x] Ask Cy whether to pay Ben", "- [x] Sell the lenses", "- [x] Order lenses",
    "- [x] Did we call Cy at 9:00 <b>now</b>, or later?",
  ])
  func `a box of a person's own is not that of an item that has one`(line: String) async throws {
    #expect(try await done { text in line + "\n\n" + text } == [4])
    #expect(try await done { text in text + "\n" + line + "\n" } == [4])
  }

  @Test func `a remark of the item's own is part of it`() async throws {
    let answer = CatalogueFixture.answer(
      1, turns: [("Ann", "Hello.")], tasks: [("Call Bob *(urgent)*", nil, false)])
    let fixture = try ExportFixture()
    _ = try await fixture.export(
      [ExportFixture.id(1)], from: [.init(id: ExportFixture.id(1), finished: answer)],
      formats: [.markdown])
    #expect(try await tasks(in: ArchiveLocation(fixture.output)).map(\.isTicked) == [false])
  }

  @Test func `thousands of items that are alike take no time`() async throws {
    let text = String(
      repeating: "- [x] " + String(repeating: "sell ", count: 2_000) + "\n", count: 500)
    let clock = ContinuousClock()
    var tasks: [ListedTask] = []
    let time = try await clock.measure { tasks = try await self.tasks { $0 + text } }
    #expect(tasks.count == 7)
    #expect(time < .seconds(60))
  }

  @Test func `what the service calls done can be unticked, and a dropped item is done`()
    async throws
  {
    #expect(
      try await done { text in
        text.replacing("- [x]", with: "- [ ]")
          .replacing("- [ ] **Friday**: Sell", with: "- [-] **Friday**: Sell")
      } == [6, 7])
  }

  @Test func `an item that the note does not have is as the answer has it`() async throws {
    let tasks = try await tasks { _ in "- [x] Something else\n- [x]\n- [x] *!*\n" }
    #expect(tasks.map(\.isTicked) == Array(repeating: nil, count: 7))
    #expect(tasks.filter(\.isDone).count == 1)
  }

  @Test func `a note that is gone, a link or elsewhere says nothing`() async throws {
    let path = fixture.output + "/debrief.sqlite"
    #expect(try await tasks(in: ArchiveLocation(path)).allSatisfy { $0.isTicked == nil })
    let other = fixture.folder.path + "other.md"
    try Data("- [x] Sell\n".utf8).write(to: URL(filePath: other))
    try FileManager.default.removeItem(at: note)
    try FileManager.default.createSymbolicLink(atPath: note.path, withDestinationPath: other)
    for _ in 0..<2 {
      let tasks = try await tasks(in: ArchiveLocation(fixture.output))
      #expect(tasks.allSatisfy { $0.isTicked == nil && $0.note == nil })
      try? FileManager.default.removeItem(at: note)
    }
  }

  @Test func `a calendar has the states of the notes and the identifiers of its pack`() async throws
  {
    let listed = try await tasks {
      Self.ticked($0.split(separator: "\n", omittingEmptySubsequences: false), ["レンズ"])
    }
    let catalogue = try MeetingCatalogue(ArchiveLocation(fixture.output))
    var calendar = try TaskCalendar(speakerNames: ["Ann": "Zoë"])
    #expect(try catalogue.add(listed.filter { $0.task.passage.item != 2 }, to: &calendar) == [])
    let text = String(decoding: try #require(try calendar.text()), as: UTF8.self)
    try catalogue.close()
    #expect(text.components(separatedBy: "BEGIN:VTODO").count == 7)
    #expect(text.components(separatedBy: "STATUS:COMPLETED").count == 3)
    #expect(text.contains("Zoë"))
    _ = try await fixture.export(nil, from: nil, formats: [.calendar], pack: "calendar")
    let files = try fixture.files()
    let own = try #require(files.first { $0.key.hasSuffix(".ics") }?.value)
    let known = Set(String(decoding: own, as: UTF8.self).split(separator: "\r\n"))
    let identifiers = text.split(separator: "\r\n").filter { $0.hasPrefix("UID:") }
    #expect(identifiers.count == 6)
    #expect(identifiers.dropFirst().allSatisfy { known.contains($0) })
  }
}
