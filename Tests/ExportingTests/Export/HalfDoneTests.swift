import Archive
import Crypto
import Exporting
import Foundation
import MeetingModel
import Reports
import Testing
import TestSupport

/// What a stop leaves half done, and that the next command completes it first.
@Suite(.serialized) struct HalfDoneTests {
  let fixture: ExportFixture

  init() throws {
    fixture = try ExportFixture()
  }

  private static let ids = ExportFixture.ids(0..<30)
  private static let bots = ExportFixture.bots(0..<30)
  private static let forgotten = [0, 7, 29]

  /// How earlier versions left an archive that they had only begun.
  enum Begun: String, CaseIterable {
    case empty = ""
    case migrationsAlone = "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)"
    case markedAlone = "PRAGMA application_id = 1684173414"
  }

  @Test(arguments: Begun.allCases)
  func `an archive that was only begun counts as none`(begun: Begun) async throws {
    let expected = try await fixture.undisturbed(Self.ids, from: Self.bots)
    let folder = fixture.folder
    try FileManager.default.createDirectory(
      atPath: fixture.output, withIntermediateDirectories: true)
    try folder.write("", to: "notes/debrief.sqlite")
    if begun != .empty { try fixture.changeArchive(begun.rawValue) }
    let error = #expect(throws: ExportError.self) {
      try ExportStatus(ArchiveLocation(fixture.output))
    }
    #expect(error?.description.contains("there is no archive here") == true)
    _ = try await fixture.export(Self.ids, from: Self.bots)
    #expect(try fixture.files() == expected)
  }

  @Test func `what a stop leaves of a new archive is cleared`() async throws {
    let expected = try await fixture.undisturbed(Self.ids, from: Self.bots)
    try FileManager.default.createDirectory(
      atPath: fixture.output, withIntermediateDirectories: true)
    for ending in ["-new", "-new-wal", "-wal"] {
      try fixture.folder.write("half an archive", to: "notes/debrief.sqlite\(ending)")
    }
    _ = try await fixture.export(Self.ids, from: Self.bots)
    #expect(try fixture.files() == expected)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: fixture.output)
        .filter { $0.hasPrefix("debrief.sqlite") } == ["debrief.sqlite"])
  }

  /// Forgets bots as far as a stop lets it: in the archive, with nothing done in the folder.
  private func beginForgetting() throws {
    let archive = try Archive(folder: fixture.output, .existing)
    try archive.forget(
      try Self.forgotten.map { number in
        let id = try #require(BotID(ExportFixture.id(number)))
        return try #require(try archive.position(of: id))
      })
    try archive.close()
  }

  private var others: [String] {
    Self.ids.enumerated().filter { !Self.forgotten.contains($0.offset) }.map(\.element)
  }

  @Test(arguments: [false, true])
  func `a forgetting that was stopped is completed by the next export`(isPacked: Bool) async throws
  {
    let expected = try await fixture.undisturbed(others, from: Self.bots, packsLines: isPacked)
    func export(_ ids: [String]) async throws {
      _ = try await fixture.export(ids, from: Self.bots) { options, _ in
        options.packsLines = isPacked
      }
    }
    try await export(Self.ids)
    try beginForgetting()
    try await export(others)
    #expect(try fixture.files() == expected)
  }

  @Test func `a forgetting that was stopped is completed by the same one`() async throws {
    let expected = try await fixture.undisturbed(others, from: Self.bots)
    _ = try await fixture.export(Self.ids, from: Self.bots)
    try beginForgetting()
    let bots = Self.forgotten.compactMap { BotID(ExportFixture.id($0)) }
    let names = try await ArchiveForgetting(folder: fixture.output).forget(bots)
    #expect(names.keys.count == Self.forgotten.count)
    #expect(names.values.allSatisfy { $0.count == 2 })
    #expect(try fixture.files() == expected)
  }

  @Test func `what is forgotten leaves no byte in the folder`() async throws {
    _ = try await fixture.export(Self.ids, from: Self.bots)
    let archive = try Archive(folder: fixture.output, .existing)
    let bots = Self.forgotten.compactMap { BotID(ExportFixture.id($0)) }
    let traces = try bots.flatMap { bot in
      let position = try #require(try archive.position(of: bot))
      let answer = try #require(try archive.answer(at: position))
      return [Data(answer.body.suffix(60)), Data(bot.text.utf8)]
    }
    try archive.close()
    func isLeft(_ trace: Data) throws -> Bool {
      try FileManager.default.contentsOfDirectory(atPath: fixture.output).contains {
        try Data(contentsOf: URL(fileURLWithPath: fixture.output + "/" + $0)).range(of: trace)
          != nil
      }
    }
    #expect(try traces.allSatisfy(isLeft))
    _ = try await ArchiveForgetting(folder: fixture.output).forget(bots)
    #expect(try !traces.contains(where: isLeft))
  }

  @Test func `forgetting where lines were lost keeps those that are left`() async throws {
    let expected = try await fixture.undisturbed(others, from: Self.bots)
    _ = try await fixture.export(Self.ids, from: Self.bots)
    try FileManager.default.removeItem(atPath: fixture.output + "/meetings.jsonl")
    let bots = Self.forgotten.compactMap { BotID(ExportFixture.id($0)) }
    _ = try await ArchiveForgetting(folder: fixture.output).forget(bots)
    _ = try await fixture.export(others, from: Self.bots)
    #expect(try fixture.files() == expected)
  }

  @Test func `lines that a stop left staged are put in their place`() async throws {
    let expected = try await fixture.undisturbed(Self.ids, from: Self.bots)
    _ = try await fixture.export(Self.ids, from: Self.bots)
    let manager = FileManager.default
    try manager.createDirectory(
      atPath: fixture.output + "/.debrief-export", withIntermediateDirectories: true)
    try manager.moveItem(
      atPath: fixture.output + "/meetings.jsonl", toPath: fixture.output + "/.debrief-export/lines")
    try fixture.changeArchive("INSERT INTO replacement VALUES ('lines', 'meetings.jsonl')")
    _ = try await fixture.export(nil, from: nil, formats: [.markdown])
    #expect(try fixture.files() == expected)
  }

  @Test func `notes of which several texts and names were about to be written are all known`()
    async throws
  {
    let expected = try await fixture.undisturbed(Self.ids, from: Self.bots)
    _ = try await fixture.export(Self.ids, from: Self.bots, formats: [.markdown])
    // Two runs were stopped after they had put a note in its place, under two other names.
    let archive = try Archive(folder: fixture.output, .existing)
    let id = try #require(BotID(ExportFixture.id(3)))
    let position = try #require(try archive.position(of: id))
    for number in 1...2 {
      let text = "Another text, \(number)."
      let name = "2025-01-1\(number)-room-3-\(id.text).md"
      try archive.record(
        [],
        pending: [
          ArchivedFile(
            position: position, format: .markdown, name: name, size: text.utf8.count,
            hash: Array(SHA256.hash(data: Array(text.utf8))), template: nil)
        ])
      try fixture.folder.write(text, to: "notes/\(name)")
    }
    try archive.close()
    try FileManager.default.removeItem(
      atPath: fixture.output + "/2025-01-14-room-3-\(ExportFixture.id(3)).md")
    _ = try await fixture.export(Self.ids, from: Self.bots)
    #expect(try fixture.files() == expected)
  }
}
