import Archive
import BotStatus
import Foundation
import MeetingModel
import Testing
import TestSupport

@testable import Exporting

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#endif

/// What is left of calls about meetings that are forgotten: on the way to the disk, before there is an
/// archive, after a power cut.
@Suite(.serialized, .timeLimit(.minutes(10))) struct ForgottenCallTests {
  private let fixture: WebhookFixture
  private let bot: BotID

  init() throws {
    fixture = try WebhookFixture()
    bot = try #require(BotID(ExportFixture.id(1)))
  }

  private var calls: String { fixture.notes + "/.debrief-calls/" }

  private var asideNames: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: calls + "failed")) ?? []
  }

  private func forget(_ bots: BotID...) async throws -> [BotID: [String]] {
    try await ArchiveForgetting(folder: fixture.notes).forget(bots)
  }

  /// Makes a queue without calls.
  private func makeQueue() throws { _ = try CallQueue(in: Folder(making: fixture.notes)) }

  /// The meeting of a body.
  private func meeting(of body: [UInt8]) throws -> BotID {
    try WebhookMeeting(body, reader: .init()).id
  }

  // MARK: Power cuts

  @Test func `a call that a server has removed is off the disk before its meeting is forgotten`()
    async throws
  {
    try await fixture.take([WebhookFixture.body()])
    #expect(fixture.queued.isEmpty)
    let meeting = try #require(try await fixture.listed().first?.id)
    var forgetting = ArchiveForgetting(folder: fixture.notes)
    let failing = FailingCalls(.sync, number: 1)
    forgetting.calls = failing.calls
    let error = await #expect(throws: ExportError.self) { try await forgetting.forget([meeting]) }
    #expect(error?.description.contains(".debrief-calls") == true)
    #expect(try await fixture.listed().map(\.id) == [meeting])
    forgetting.calls = .system
    #expect(try await forgetting.forget([meeting])[meeting] != nil)
  }

  // MARK: Calls on the way to the disk

  /// The name of a file that a server was writing when it was stopped.
  private func partName(_ number: Int, _ body: [UInt8], about bot: BotID? = nil) -> String {
    QueuedCall(number: number, receivedAt: Instant(seconds: 1_772_442_009), body: body, bot: bot)
      .fileName + ".part"
  }

  /// Puts files beside the calls that a server was writing.
  ///
  /// - Returns: The names of those about the body's meeting or the bot, of others, and of one with half
  ///   a body.
  private func writeParts(
    _ body: [UInt8]
  ) throws -> (wanted: [String], others: [String], half: String) {
    let other = WebhookFixture.body(room: "other")
    let wanted = [partName(101, body), partName(102, [1], about: bot)]
    let half = partName(104, body)
    for (name, bytes) in [
      (wanted[0], body), (wanted[1], [1]), (partName(103, other), other),
      (half, Array(body.prefix(body.count / 2))),
    ] {
      try Data(bytes).write(to: URL(filePath: calls + name))
    }
    return (wanted, [partName(103, other)], half)
  }

  @Test func `calls that a stopped server was writing are removed`() async throws {
    try await fixture.take([WebhookFixture.body()])
    let meeting = try #require(try await fixture.listed().first?.id)
    let (wanted, _, _) = try writeParts(WebhookFixture.body(summary: "Another."))
    try Data("mine".utf8).write(to: URL(filePath: calls + "mine.part"))
    let forgotten = try await forget(meeting, bot)
    #expect(forgotten[meeting]?.contains(".debrief-calls/" + wanted[0]) == true)
    #expect(forgotten[bot] == [".debrief-calls/" + wanted[1]])
    // Of half a body, nobody knows; the next server would remove it.
    #expect(fixture.queued == ["mine.part"])
  }

  @Test func `of calls that a server is writing, those about the meetings are removed`()
    async throws
  {
    try await fixture.take([WebhookFixture.body()])
    let meeting = try #require(try await fixture.listed().first?.id)
    let queue = try CallQueue(in: Folder(fixture.notes))
    let (_, others, half) = try writeParts(WebhookFixture.body(summary: "Another."))
    let forgotten = try await forget(meeting, bot)
    #expect(Set(forgotten.keys) == [meeting, bot])
    #expect(fixture.queued == (others + [half]).sorted())
    await queue.close()
  }

  @Test func `a call that is removed while it is written is not accepted, and others are`()
    async throws
  {
    // As `forget` does, just before the file gets its name.
    var system = FileCalls.system
    let rename = system.rename
    let hash = QueuedCall.hash(of: [7])
    system.rename = { folder, name, target, newName in
      if name.contains(hash) { unlinkat(folder, name, 0) }
      return rename(folder, name, target, newName)
    }
    let queue = try CallQueue(in: Folder(making: fixture.notes), calls: system)
    let accepted = await withTaskGroup(of: Int?.self) { group in
      for number in 0..<20 {
        group.addTask {
          (try? await queue.add([UInt8(number)], about: nil)).map { _ in number }
        }
      }
      return await group.reduce(into: Set<Int>()) { if let number = $1 { $0.insert(number) } }
    }
    #expect(accepted == Set(0..<20).subtracting([7]))
    #expect(await queue.state.count == 19)
    #expect(fixture.queued.count == 19 && fixture.queued.allSatisfy { $0.hasSuffix(".call") })
  }

  // MARK: Without an archive

  @Test func `a call is forgotten before the first meeting is placed`() async throws {
    let body = WebhookFixture.body()
    do {
      let queue = try CallQueue(in: Folder(making: fixture.notes))
      _ = try await queue.add(body, about: nil)
      _ = try await queue.setAside(queue.add([1], about: bot))
      _ = try await queue.add(WebhookFixture.body(room: "other"), about: nil)
      await queue.unlock()
    }
    let meeting = try meeting(of: body)
    let forgotten = try await forget(meeting, bot)
    #expect(forgotten[meeting]?.count == 1 && forgotten[bot]?.count == 1)
    #expect(asideNames.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: fixture.notes + "/debrief.sqlite"))
    // Then there is none about them, and no archive.
    let error = await #expect(throws: ExportError.self) { try await forget(meeting, bot) }
    #expect(error?.isOfMissingArchive == true)
    try await fixture.take([])
    #expect(try await fixture.listed().map(\.meeting?.room) == ["other"])
  }

  @Test func `where the archive of notes is elsewhere, it has to be named`() async throws {
    try await fixture.take([WebhookFixture.body()])
    let meeting = try #require(try await fixture.listed().first?.id)
    let elsewhere = fixture.folder.path + "elsewhere.sqlite"
    try FileManager.default.moveItem(
      atPath: fixture.notes + "/debrief.sqlite", toPath: elsewhere)
    do {
      let queue = try CallQueue(in: Folder(fixture.notes))
      _ = try await queue.add(WebhookFixture.body(), about: nil)
      await queue.unlock()
    }
    let error = await #expect(throws: ExportError.self) { try await forget(meeting) }
    #expect(error?.isOfMissingArchive == true)
    #expect(fixture.queued.count == 1)
    let forgotten = try await ArchiveForgetting(folder: fixture.notes, archivePath: elsewhere)
      .forget([meeting])
    #expect(forgotten[meeting]?.count == 2 && fixture.queued.isEmpty && fixture.noteNames.isEmpty)
  }

  @Test func `without an archive, nothing is forgotten while another command writes`() async throws
  {
    try makeQueue()
    let queue = try CallQueue(in: Folder(fixture.notes))
    _ = try await queue.add([1], about: bot)
    let lock = try FolderLock(Folder(fixture.notes), command: "testing")
    let error = await #expect(throws: ExportError.self) { try await forget(bot) }
    #expect(error?.isOfFolderInUse == true && fixture.queued.count == 1)
    withExtendedLifetime(lock) {}
  }

  // MARK: At the same time

  @Test func `calls that are set aside while they are forgotten are all removed`() async throws {
    try await fixture.take([WebhookFixture.body()])
    let meeting = try #require(try await fixture.listed().first?.id)
    for round in 0..<12 {
      let queue = try CallQueue(in: Folder(fixture.notes))
      var queued: [QueuedCall] = []
      for number in 0..<16 {
        let body = WebhookFixture.body(summary: "Version \(round) \(number).")
        queued.append(try await queue.add(body, about: number % 2 == 0 ? nil : bot))
      }
      let work = Task.detached { [queued] in
        var count = 0
        for call in queued where (try? await queue.setAside(call)) != nil { count += 1 }
        return count
      }
      if round % 3 > 0 { try await Task.sleep(for: .milliseconds(round)) }
      _ = try await forget(meeting, bot)
      _ = await work.value
      #expect(fixture.queued.filter { $0 != "failed" } == [])
      #expect(asideNames == [], "round \(round)")
      await queue.unlock()
    }
  }
}
