import Exporting
import Foundation
import HTTPTypes
import LoopbackService
import MeetingModel
import PailFlow
import Reports
import ServiceTestSupport
import Testing
import TestSupport

/// What an export writes, and what the same export does when it is given again.
@Suite(.serialized) struct ExporterTests {
  let fixture: ExportFixture

  init() throws {
    fixture = try ExportFixture()
  }

  private static let ids = ExportFixture.ids(0..<30)
  private static let bots = ExportFixture.bots(0..<30)

  @Test func `notes and lines of all bots are written, the lines in the order of the list`()
    async throws
  {
    let ids = Array(Self.ids.reversed())
    let run = try await fixture.export(ids, from: Self.bots)
    #expect(run.summary.progress.written == 30)
    #expect(run.summary.firstFailure == nil)
    #expect(run.requests == 30)
    let files = try fixture.files()
    #expect(files.count == 61)
    #expect(files["2025-01-14-room-3-\(ExportFixture.id(3)).md"] != nil)
    let lines = String(decoding: try #require(files["meetings.jsonl"]), as: UTF8.self)
      .split(separator: "\n")
    #expect(lines.count == 30)
    for (line, id) in zip(lines, ids) { #expect(line.contains("\"bot_id\":\"\(id)\"")) }
  }

  @Test func `the same export again asks nothing and touches nothing`() async throws {
    _ = try await fixture.export(Self.ids, from: Self.bots)
    let before = try modificationTimes()
    let run = try await fixture.export(Self.ids, from: Self.bots)
    #expect(run.requests == 0)
    #expect(run.summary.progress.unchanged == 30)
    #expect(run.summary.progress.written == 0)
    #expect(try modificationTimes() == before)
  }

  @Test func `notes that are gone from a long list are written again, and no others`()
    async throws
  {
    let ids = ExportFixture.ids(0..<1_300)
    let bots = ExportFixture.bots(0..<1_300)
    _ = try await fixture.export(ids, from: bots, formats: [.markdown, .jsonLines])
    let before = try fixture.files()
    let lines = String(decoding: try #require(before["meetings.jsonl"]), as: UTF8.self)
      .split(separator: "\n")
    #expect(lines.count == ids.count)
    #expect(zip(lines, ids).allSatisfy { $0.contains("\"bot_id\":\"\($1)\"") })
    // At the ends of what is looked at in one go.
    let gone = [0, 249, 250, 999, 1_000, 1_299]
    for number in gone {
      let name = "2025-01-14-room-\(number % 7)-\(ExportFixture.id(number)).md"
      try FileManager.default.removeItem(atPath: fixture.output + "/" + name)
    }
    let run = try await fixture.export(ids, from: bots, formats: [.markdown, .jsonLines])
    #expect(run.requests == 0)
    #expect(run.summary.progress.written == gone.count)
    #expect(run.summary.progress.unchanged == 1_300 - gone.count)
    #expect(try fixture.files() == before)
  }

  private func modificationTimes() throws -> [String: Date] {
    var times: [String: Date] = [:]
    for name in try fixture.files().keys {
      let attributes = try FileManager.default.attributesOfItem(
        atPath: fixture.output + "/" + name)
      times[name] = attributes[.modificationDate] as? Date
    }
    return times
  }

  @Test func `a duplicate counts once`() async throws {
    let ids = Self.ids + Self.ids.map { $0.uppercased() }
    let run = try await fixture.export(ids, from: Self.bots)
    #expect(run.summary.progress.total == 30)
    #expect(run.requests == 30)
  }

  @Test(arguments: [false, true])
  func `bots that failed and those that come late end in the same files`(packsLines: Bool)
    async throws
  {
    let expected = try await fixture.undisturbed(
      Self.ids, from: Self.bots, packsLines: packsLines)
    var bots = Self.bots
    bots[4] = ScriptedBot(id: ExportFixture.id(4), answers: [])
    bots[7] = ScriptedBot(id: ExportFixture.id(7), answers: [.running(ExportFixture.id(7))])
    let first = try await fixture.export(Self.ids, from: bots) { options, _ in
      options.packsLines = packsLines
    }
    #expect(first.summary.progress.failed == 1)
    #expect(first.summary.progress.waiting == 1)
    #expect(first.summary.progress.written == 28)
    let failures = try #require(fixture.folder.text("notes/failures.jsonl"))
    #expect(failures.contains(ExportFixture.id(4)))
    #expect(failures.split(separator: "\n").count == 1)
    let second = try await fixture.export(Self.ids, from: Self.bots) { options, _ in
      options.packsLines = packsLines
    }
    #expect(second.requests == 2)
    #expect(second.summary.progress.written == 2)
    #expect(second.summary.progress.unchanged == 28)
    #expect(try fixture.files() == expected)
  }

  @Test func `with wait, bots that run are asked again at the end`() async throws {
    let expected = try await fixture.undisturbed(Self.ids, from: Self.bots)
    let bots = (0..<30).map { number in
      number % 10 == 3
        ? ScriptedBot(
          id: ExportFixture.id(number), running: 2, withoutResults: 0,
          then: ExportFixture.answer(number))
        : ExportFixture.bot(number)
    }
    let run = try await fixture.export(Self.ids, from: bots) { options, _ in
      options.waiting = .init()
    }
    #expect(run.summary.progress.waiting == 0)
    #expect(run.summary.progress.written == 30)
    #expect(run.requests == 36)
    #expect(try fixture.files() == expected)
  }

  @Test func `a bot that has just completed without results is waiting, and later taken as it is`()
    async throws
  {
    let id = ExportFixture.id(1)
    let bot = ScriptedBot(
      id: id, answers: [.completedWithoutResults(id, completedAt: "2025-01-15T11:59:30Z")])
    let first = try await fixture.export([id], from: [bot], date: fixture.timing.date)
    #expect(first.summary.progress.waiting == 1)
    #expect(try fixture.files().isEmpty)
    fixture.timing.setClock(to: .init(seconds: VirtualTiming.noon.seconds + 31))
    let second = try await fixture.export([id], from: [bot], date: fixture.timing.date)
    #expect(second.summary.progress.written == 1)
    #expect(second.summary.progress.incomplete == 1)
  }

  @Test func `a clock of ours that is ahead takes no bot for one that completed long ago`()
    async throws
  {
    let id = ExportFixture.id(1)
    let bot = ScriptedBot(
      id: id, answers: [.completedWithoutResults(id, completedAt: "2025-01-15T11:59:55Z")])
    for (date, isWritten) in [
      ("Wed, 15 Jan 2025 12:00:00 GMT", false), ("Wed, 15 Jan 2025 12:00:54 GMT", false),
      ("Wed, 15 Jan 2025 12:00:56 GMT", true),
    ] {
      fixture.timing.setClock(to: .init(seconds: VirtualTiming.noon.seconds + 7_200))
      let run = try await fixture.export([id], from: [bot], date: { date })
      #expect(run.summary.progress.written == (isWritten ? 1 : 0), "\(date)")
    }
  }

  @Test func `after a stop, only what the next run writes counts as written`() async throws {
    // The first bot keeps all lines behind it waiting, and ends the run in the end.
    var bots = Self.bots
    bots[0] = ScriptedBot(
      id: ExportFixture.id(0),
      answers: Array(repeating: .unavailable(.serviceUnavailable), count: 3) + [.invalidKey])
    await #expect(throws: ExportError.self) {
      _ = try await fixture.export(Self.ids, from: bots, formats: [.markdown, .jsonLines])
    }
    let written = try fixture.files().keys.count { $0.hasSuffix(".md") }
    let run = try await fixture.export(
      Self.ids, from: Self.bots, formats: [.markdown, .jsonLines])
    #expect(run.summary.progress.written == 30 - written)
    #expect(run.summary.progress.unchanged == written)
    let expected = try await fixture.undisturbed(
      Self.ids, from: Self.bots, formats: [.markdown, .jsonLines])
    #expect(try fixture.files() == expected)
  }

  @Test func `a refused key stops at once`() async throws {
    let ids = ExportFixture.ids(0..<500)
    let error = await #expect(throws: ExportError.self) {
      _ = try await fixture.export(ids, from: Self.bots, key: "another-key-than-that")
    }
    #expect(error?.kind == .keyRefused)
  }

  @Test func `refresh asks again and writes what has changed only`() async throws {
    _ = try await fixture.export(Self.ids, from: Self.bots)
    var bots = Self.bots
    bots[11] = ExportFixture.bot(11, said: "Something else.")
    let expected = try await fixture.undisturbed(Self.ids, from: bots)
    let run = try await fixture.export(Self.ids, from: bots) { options, _ in
      options.isRefreshing = true
    }
    #expect(run.requests == 30)
    #expect(run.summary.progress.written == 1)
    #expect(run.summary.progress.unchanged == 29)
    #expect(try fixture.files() == expected)
  }

  @Test func `a note that a person has edited is kept, and the new text is beside it`()
    async throws
  {
    _ = try await fixture.export(Self.ids, from: Self.bots)
    let name = "2025-01-14-room-4-\(ExportFixture.id(11))"
    try fixture.folder.write("My own words.", to: "notes/\(name).md")
    var bots = Self.bots
    bots[11] = ExportFixture.bot(11, said: "Something else.")
    let run = try await fixture.export(Self.ids, from: bots) { options, _ in
      options.isRefreshing = true
    }
    #expect(fixture.folder.text("notes/\(name).md") == "My own words.")
    let new = fixture.folder.text("notes/\(name).md.new")
    #expect(new?.contains("Something else") == true)
    #expect(run.summary.progress.kept == 1)
    #expect(
      run.events.contains {
        if case .note(.conflicting(let path, _)) = $0 {
          path.hasSuffix("\(name).md")
        } else {
          false
        }
      })
  }

  @Test func `a note whose name has changed is not left under its old one`() async throws {
    _ = try await fixture.export(Self.ids, from: Self.bots)
    var bots = Self.bots
    let moved = String(decoding: ExportFixture.answer(11), as: UTF8.self)
      .replacing("2025-01-14T10:00:00Z", with: "2025-01-13T10:00:00Z")
    bots[11] = ScriptedBot(id: ExportFixture.id(11), finished: Array(moved.utf8))
    let expected = try await fixture.undisturbed(Self.ids, from: bots)
    _ = try await fixture.export(Self.ids, from: bots) { options, _ in
      options.isRefreshing = true
    }
    #expect(try fixture.files() == expected)
    #expect(expected["2025-01-13-room-4-\(ExportFixture.id(11)).md"] != nil)
  }

  @Test func `packed lines stay packed when the archive is rendered again`() async throws {
    _ = try await fixture.export(Self.ids, from: Self.bots, formats: [.jsonLines]) { options, _ in
      options.packsLines = true
    }
    let expected = try fixture.files()
    _ = try await fixture.export(nil, from: nil, formats: [.jsonLines])
    #expect(try fixture.files() == expected)
  }

  @Test func `a note that was removed is written again`() async throws {
    _ = try await fixture.export(Self.ids, from: Self.bots)
    let expected = try fixture.files()
    let name = "2025-01-14-room-4-\(ExportFixture.id(11)).html"
    try FileManager.default.removeItem(atPath: fixture.output + "/" + name)
    let run = try await fixture.export(Self.ids, from: Self.bots)
    #expect(run.requests == 0)
    #expect(run.summary.progress.written == 1)
    #expect(try fixture.files() == expected)
  }

  @Test(arguments: [0, 1, 100, 5_000])
  func `torn lines are repaired`(length: Int) async throws {
    _ = try await fixture.export(Self.ids, from: Self.bots)
    let expected = try fixture.files()
    let file = try #require(FileHandle(forUpdatingAtPath: fixture.output + "/meetings.jsonl"))
    try file.truncate(atOffset: UInt64(length))
    try file.close()
    let run = try await fixture.export(Self.ids, from: Self.bots)
    #expect(run.requests == 0)
    #expect(try fixture.files() == expected)
  }

  @Test func `what was written behind the last line is cut off`() async throws {
    _ = try await fixture.export(Self.ids, from: Self.bots)
    let expected = try fixture.files()
    let file = try #require(FileHandle(forUpdatingAtPath: fixture.output + "/meetings.jsonl"))
    try file.seekToEnd()
    try file.write(contentsOf: Data("{\"schema\":\"deb".utf8))
    try file.close()
    _ = try await fixture.export(Self.ids, from: Self.bots)
    #expect(try fixture.files() == expected)
  }

  @Test func `a list that has grown is appended`() async throws {
    let expected = try await fixture.undisturbed(Self.ids, from: Self.bots)
    _ = try await fixture.export(Array(Self.ids[..<20]), from: Self.bots)
    let run = try await fixture.export(Self.ids, from: Self.bots)
    #expect(run.requests == 10)
    #expect(try fixture.files() == expected)
  }

  @Test func `a shorter list leaves the others in place`() async throws {
    _ = try await fixture.export(Self.ids, from: Self.bots)
    let expected = try fixture.files()
    let run = try await fixture.export([Self.ids[5]], from: Self.bots)
    #expect(run.summary.progress.total == 1)
    #expect(try fixture.files() == expected)
  }

  @Test(arguments: [(false, true), (true, false)])
  func `lines can be packed or unpacked later`(first: Bool, second: Bool) async throws {
    let expected = try await fixture.undisturbed(Self.ids, from: Self.bots, packsLines: second)
    for packsLines in [first, second] {
      _ = try await fixture.export(Self.ids, from: Self.bots) { options, _ in
        options.packsLines = packsLines
      }
    }
    #expect(try fixture.files() == expected)
  }

  @Test func `a bot that failed without results has a line and no notes`() async throws {
    let id = ExportFixture.id(1)
    let bot = ScriptedBot(id: id, answers: [.failed(id, error: "the room was closed")])
    let run = try await fixture.export([id], from: [bot])
    #expect(run.summary.progress.written == 1)
    #expect(run.summary.firstFailure == nil)
    #expect(try fixture.files().keys.sorted() == ["meetings.jsonl"])
    let again = try await fixture.export([id], from: [bot])
    #expect(again.requests == 0)
    #expect(again.summary.progress.unchanged == 1)
  }

  @Test func `the archive renders again without the service`() async throws {
    _ = try await fixture.export(Self.ids, from: Self.bots, formats: [.markdown])
    let expected = try await fixture.undisturbed(Self.ids, from: Self.bots)
    let run = try await fixture.export(nil, from: nil)
    #expect(run.summary.progress.written == 30)
    #expect(try fixture.files() == expected)
    let again = try await fixture.export(nil, from: nil)
    #expect(again.summary.progress.unchanged == 30)
  }

  @Test func `another template writes anew what looks different`() async throws {
    try fixture.folder.write("# {{title}}\n", to: "short.md.mustache")
    let pack = fixture.folder.path + "short.md.mustache"
    _ = try await fixture.export(Self.ids, from: Self.bots)
    let lines = try fixture.files()["meetings.jsonl"]
    let run = try await fixture.export(nil, from: nil, pack: pack)
    #expect(run.summary.progress.written == 30)
    let files = try fixture.files()
    #expect(files["meetings.jsonl"] == lines)
    let note = try #require(files["2025-01-14-room-3-\(ExportFixture.id(3)).md"])
    #expect(String(decoding: note, as: UTF8.self).split(separator: "\n").count == 1)
  }

  @Test func `another template for lines writes all of them anew`() async throws {
    try fixture.folder.write("{\"title\":{{json(title)}}}\n", to: "short.jsonl.mustache")
    let pack = fixture.folder.path + "short.jsonl.mustache"
    _ = try await fixture.export(Self.ids, from: Self.bots, formats: [.jsonLines])
    _ = try await fixture.export(nil, from: nil, formats: [.jsonLines], pack: pack)
    let lines = try #require(fixture.folder.text("notes/meetings.jsonl")).split(separator: "\n")
    #expect(lines.count == 30)
    #expect(lines.allSatisfy { $0.hasPrefix("{\"title\":") })
  }
}
