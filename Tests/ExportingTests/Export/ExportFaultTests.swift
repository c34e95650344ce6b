import Archive
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

/// What goes wrong around an export, and that the same export goes on afterwards.
@Suite(.serialized) struct ExportFaultTests {
  let fixture: ExportFixture

  init() throws {
    fixture = try ExportFixture()
  }

  private static let ids = ExportFixture.ids(0..<40)
  private static let bots = ExportFixture.bots(0..<40)
  /// Few bots, since each of their calls is one that fails.
  private static let fewIDs = Array(ids[..<15])
  private static let fewBots = Array(bots[..<15])

  @Test(arguments: FailingCalls.Kind.allCases, [false, true])
  func `after a fault of the disk, wherever it was, the same export ends in the same files`(
    kind: FailingCalls.Kind, packsLines: Bool
  ) async throws {
    let expected = try await fixture.undisturbed(
      Self.fewIDs, from: Self.fewBots, packsLines: packsLines)
    var number = 1
    var hasEnded = false
    var faults = 0
    while !hasEnded {
      let failing = FailingCalls(kind, number: number)
      let output = fixture.folder.path + "\(kind)-\(number)"
      try await LoopbackService(bots: Self.fewBots).withRunning { service in
        do {
          _ = try await fixture.export(
            Self.fewIDs, from: service, calls: failing.calls, output: output
          ) { options, _ in options.packsLines = packsLines }
          // There are not that many calls.
          hasEnded = !failing.hasFailed
        } catch let error as ExportError {
          #expect(error.kind == .failed)
          faults += 1
        }
      }
      let committed = try committedIDs(output)
      // A server of its own: requests that the first run gave up may still reach the other one.
      try await LoopbackService(bots: Self.fewBots).withRunning { service in
        let run = try await fixture.export(Self.fewIDs, from: service, output: output) {
          options, _ in
          options.packsLines = packsLines
        }
        #expect(run.requests == Self.fewIDs.count - committed.count, "call \(number)")
      }
      #expect(try fixture.files(in: output) == expected, "call \(number)")
      // The first calls one by one, then with growing steps.
      number += max(1, number / 3)
    }
    #expect(faults > 2)
  }

  @Test(arguments: FailingCalls.Kind.allCases, [false, true])
  func `after a fault while lines that came late are put in their places, too`(
    kind: FailingCalls.Kind, packsLines: Bool
  ) async throws {
    let expected = try await fixture.undisturbed(
      Self.fewIDs, from: Self.fewBots, packsLines: packsLines)
    let early = Self.fewBots.enumerated().map { number, bot in
      number % 9 == 4
        ? ScriptedBot(id: ExportFixture.id(number), answers: [.running(ExportFixture.id(number))])
        : bot
    }
    func export(
      _ bots: [ScriptedBot], _ output: String, _ calls: FileCalls = .system
    ) async throws {
      _ = try await fixture.export(Self.fewIDs, from: bots, calls: calls, output: output) {
        options, _ in
        options.packsLines = packsLines
      }
    }
    for number in 1...12 {
      let output = fixture.folder.path + "\(kind)-\(number)"
      try await export(early, output)
      let failing = FailingCalls(kind, number: number)
      do {
        try await export(Self.fewBots, output, failing.calls)
        if !failing.hasFailed { break }
      } catch is ExportError {}
      try await export(Self.fewBots, output)
      #expect(try fixture.files(in: output) == expected, "call \(number)")
    }
  }

  private func committedIDs(_ output: String) throws -> [String] {
    guard FileManager.default.fileExists(atPath: output + "/" + Archive.fileName) else { return [] }
    let archive = try Archive(folder: output, .existing)
    try archive.listAnswered()
    let bots = try archive.bots(after: 0, linesFrom: .max, in: .done, limit: 10_000)
    try archive.close()
    return bots.map(\.id.text)
  }

  @Test func `a third of the answers is faulty, and all is right in the end`() async throws {
    let expected = try await fixture.undisturbed(Self.ids, from: Self.bots)
    let faults = Fault.allCases.filter {
      ![.trickled, .stalledBeforeHead, .stalledAfterHead, .gzipBomb, .unknownStatus, .notUTF8]
        .contains($0)
    }
    try await LoopbackService(
      bots: Self.bots, faults: RandomFaults(rate: 0.3, faults: faults, seed: 7)
    ).withRunning { service in
      var runs = 0
      while runs < 5 {
        runs += 1
        let run = try await fixture.export(Self.ids, from: service)
        if run.summary.progress.failed == 0 { break }
      }
    }
    #expect(try fixture.files() == expected)
  }

  @Test func `two exports cannot write into one folder, and the second says who does`() async throws
  {
    let lock = try FolderLock(Folder(making: fixture.output), command: "exporting")
    let error = await #expect(throws: ExportError.self) {
      _ = try await fixture.export(Self.ids, from: Self.bots)
    }
    #expect(error?.description.contains("process \(getpid()) on") == true)
    withExtendedLifetime(lock) {}
  }

  @Test func `a folder can be moved`() async throws {
    _ = try await fixture.export(Self.ids, from: Self.bots)
    let expected = try fixture.files()
    try FileManager.default.moveItem(
      atPath: fixture.output, toPath: fixture.folder.path + "elsewhere")
    let run = try await fixture.export(
      Self.ids, from: Self.bots, output: fixture.folder.path + "elsewhere")
    #expect(run.requests == 0)
    #expect(run.summary.progress.unchanged == 40)
    #expect(try fixture.files(in: fixture.folder.path + "elsewhere") == expected)
  }

  @Test(arguments: [0, 0.1, 0.5])
  func `a damaged archive is told, with the way out`(part: Double) async throws {
    _ = try await fixture.export(Self.ids, from: Self.bots)
    let path = fixture.output + "/debrief.sqlite"
    let size = try #require(
      try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int)
    let file = try #require(FileHandle(forUpdatingAtPath: path))
    let offset = Int(Double(size) * part)
    try file.seek(toOffset: UInt64(offset))
    try file.write(contentsOf: Data(repeating: 0xA5, count: size - offset))
    try file.close()
    let error = await #expect(throws: ExportError.self) {
      _ = try await fixture.export(Self.ids, from: Self.bots) { options, _ in
        options.isRefreshing = true
      }
    }
    #expect(error?.kind == .badInput)
    #expect(error?.description.contains("debrief.sqlite") == true)
    #expect(error?.description.contains("export again") == true)
    // What the database said is not lost; the first bytes are checked before it is asked.
    #expect(part == 0 || (error?.underlying as? ArchiveError)?.underlying != nil)
  }

  @Test func `an archive that lacks what it has to have is damaged`() async throws {
    _ = try await fixture.export(Self.ids, from: Self.bots)
    try fixture.changeArchive(
      """
      DROP TABLE grdb_migrations; CREATE TABLE grdb_migrations (identifier TEXT);
      INSERT INTO grdb_migrations VALUES (NULL)
      """)
    let error = await #expect(throws: ExportError.self) {
      _ = try await fixture.export(Self.ids, from: Self.bots)
    }
    #expect(error?.kind == .badInput)
    #expect(error?.description.contains("export again") == true)
  }

  @Test func `an archive of a newer version is refused`() async throws {
    _ = try await fixture.export(Self.ids, from: Self.bots)
    try fixture.changeArchive("INSERT INTO grdb_migrations VALUES ('999')")
    let error = await #expect(throws: ExportError.self) {
      _ = try await fixture.export(Self.ids, from: Self.bots)
    }
    #expect(error?.kind == .badInput)
    #expect(error?.description.contains("newer version") == true)
  }

  @Test func `what is no archive is not overwritten`() async throws {
    try FileManager.default.createDirectory(
      atPath: fixture.output, withIntermediateDirectories: true)
    try fixture.folder.write("My shopping list: bread, milk.", to: "notes/debrief.sqlite")
    let error = await #expect(throws: ExportError.self) {
      _ = try await fixture.export(Self.ids, from: Self.bots)
    }
    #expect(error?.kind == .badInput)
    #expect(
      fixture.folder.text("notes/debrief.sqlite") == "My shopping list: bread, milk.")
  }

  @Test func `one answer of 60 MB among small ones is written like the others`() async throws {
    let said = String(repeating: "We have said this before. ", count: 2_400_000)
    var bots = Self.bots
    bots[3] = ExportFixture.bot(3, said: said)
    let run = try await fixture.export(Self.ids, from: bots, formats: [.jsonLines])
    #expect(run.summary.progress.written == 40)
    let lines = try #require(try fixture.files()["meetings.jsonl"])
    #expect(lines.count > 59 << 20)
    #expect(lines.split(separator: UInt8(ascii: "\n")).count == 40)
  }

  @Test func `a clock that jumps keeps nobody waiting for ever`() async throws {
    let id = ExportFixture.id(1)
    // The service's clock is a day ahead of ours.
    let bot = ScriptedBot(
      id: id, answers: [.completedWithoutResults(id, completedAt: "2025-01-16T12:00:00Z")])
    let first = try await fixture.export([id], from: [bot], date: fixture.timing.date)
    #expect(first.summary.progress.waiting == 1)
    // Ours is set back by an hour, and goes on.
    fixture.timing.setClock(to: Instant(seconds: VirtualTiming.noon.seconds - 3_600))
    let second = try await fixture.export([id], from: [bot], date: fixture.timing.date)
    #expect(second.summary.progress.waiting == 1)
    fixture.timing.setClock(to: Instant(seconds: VirtualTiming.noon.seconds - 3_539))
    let third = try await fixture.export([id], from: [bot], date: fixture.timing.date)
    #expect(third.summary.progress.written == 1)
  }
}
