import Archive
import BotStatus
import Foundation
import MeetingModel
import PailFlow
import Synchronization
import Testing
import TestSupport

@testable import Exporting

/// Calls about meetings that are forgotten.
@Suite(.serialized, .timeLimit(.minutes(10))) struct CallRemovalTests {
  private let fixture: WebhookFixture

  init() throws {
    fixture = try WebhookFixture()
  }

  private var calls: String { fixture.notes + "/.debrief-calls/" }

  private func names(_ folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  @Test func `forgetting a meeting takes its calls, too`() async throws {
    try await fixture.take([WebhookFixture.body(summary: "First.")])
    let meeting = try #require(try await fixture.listed().first?.id)
    let bot = try #require(BotID(ExportFixture.id(1)))
    do {
      let queue = try CallQueue(in: Folder(fixture.notes))
      for (body, bot) in [
        (WebhookFixture.body(summary: "Second."), nil), (WebhookFixture.body(room: "other"), nil),
        (Array("anything".utf8), bot),
      ] as [([UInt8], BotID?)] {
        _ = try await queue.add(body, about: bot)
        _ = try await queue.setAside(queue.add(body, about: bot))
      }
      // Nothing tells of which meeting this was.
      let damaged = try await queue.setAside(queue.add(Array("damaged".utf8), about: nil)).path
      try Data("x".utf8).write(to: URL(filePath: damaged))
      await queue.unlock()
    }
    let forgetting = ArchiveForgetting(folder: fixture.notes)
    let forgotten = try await forgetting.forget([meeting, bot])
    #expect(forgotten[meeting]?.count { $0.hasPrefix(".debrief-calls/") } == 2)
    #expect(forgotten[bot]?.count == 2)
    #expect(names(calls).filter { $0.hasSuffix(".call") }.count == 1)
    #expect(names(calls + "failed").count == 2)
    for name in names(calls).filter({ $0.hasSuffix(".call") }) {
      #expect(try String(contentsOfFile: calls + name, encoding: .utf8).contains("other"))
    }
    #expect(try await forgetting.forget([meeting, bot]).isEmpty)
    // What is left is worked off as usual.
    try await fixture.take([])
    #expect(fixture.noteNames.count == 1)
  }

  @Test func `a link in place of the folder is not followed`() async throws {
    try await fixture.take([WebhookFixture.body()])
    let meeting = try #require(try await fixture.listed().first?.id)
    let elsewhere = try WebhookFixture()
    do {
      let queue = try CallQueue(in: Folder(making: elsewhere.notes))
      _ = try await queue.add(WebhookFixture.body(), about: nil)
      await queue.unlock()
    }
    try FileManager.default.removeItem(atPath: calls)
    try FileManager.default.createSymbolicLink(
      atPath: fixture.notes + "/.debrief-calls",
      withDestinationPath: elsewhere.notes + "/.debrief-calls")
    _ = try await ArchiveForgetting(folder: fixture.notes).forget([meeting])
    #expect(elsewhere.queued.count == 1)
  }

  @Test func `nothing is forgotten if a call cannot be removed`() async throws {
    try await fixture.take([WebhookFixture.body(summary: "First.")])
    let meeting = try #require(try await fixture.listed().first?.id)
    do {
      let queue = try CallQueue(in: Folder(fixture.notes))
      _ = try await queue.add(WebhookFixture.body(summary: "Second."), about: nil)
      await queue.unlock()
    }
    var forgetting = ArchiveForgetting(folder: fixture.notes)
    // The first one is that of the folder of calls.
    forgetting.calls = FailingCalls(.sync, number: 1).calls
    await #expect(throws: ExportError.self) { try await forgetting.forget([meeting]) }
    // The call was removed, and that could not be synced.
    #expect(fixture.queued.isEmpty)
    #expect(try await fixture.listed().map(\.id) == [meeting])
    #expect(fixture.noteNames.count == 1)
    forgetting.calls = .system
    #expect(try await forgetting.forget([meeting])[meeting] != nil)
    #expect(try await fixture.listed().isEmpty && fixture.noteNames.isEmpty)
  }

  // MARK: While the folder is served

  private static func answer(about bot: BotID) throws -> BotAnswer {
    let bytes = ExportFixture.answer(7)
    return BotAnswer(about: bot, bytes: bytes, meeting: try BotStatusReader().meeting(in: bytes))
  }

  /// A folder with an archive, as `forget` needs it, and a bot that is not in it.
  private func bot() async throws -> BotID {
    try await fixture.take([WebhookFixture.body()])
    return try #require(BotID(ExportFixture.id(1)))
  }

  /// Waits until a condition holds, for five minutes at most: other tests may hold every thread for a while.
  private func wait(until isTrue: () async -> Bool) async throws {
    let end = ContinuousClock.now + .seconds(300)
    while await !isTrue(), ContinuousClock.now < end {
      try await Task.sleep(for: .milliseconds(5))
    }
  }

  @Test func `a bot that is forgotten before its results are fetched is not asked about`()
    async throws
  {
    let bot = try await bot()
    let asked = Mutex<[BotID]>([])
    let inbox = try await fixture.inbox { bot, _ in
      asked.withLock { $0.append(bot) }
      return try Self.answer(about: bot)
    }
    _ = try await inbox.accept([1], about: bot)
    let forgotten = try await ArchiveForgetting(folder: fixture.notes).forget([bot])
    #expect(forgotten[bot]?.count == 1)
    try await fixture.workOff(inbox)
    #expect(await inbox.state().count == 0)
    #expect(asked.withLock { $0 }.isEmpty)
    #expect(fixture.removed == [1] && fixture.delays == 0 && fixture.noteNames.count == 1)
    #expect(try await !fixture.listed().map(\.id).contains(bot))
  }

  @Test func `a bot that is forgotten while its results are fetched does not come back`()
    async throws
  {
    let bot = try await bot()
    let begun = Mutex(false)
    let mayEnd = Mutex(false)
    let inbox = try await fixture.inbox { bot, _ in
      begun.withLock { $0 = true }
      while !mayEnd.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(5)) }
      return try Self.answer(about: bot)
    }
    _ = try await inbox.accept([1], about: bot)
    let work = Task { await inbox.run() }
    try await wait { begun.withLock { $0 } }
    let forgotten = try await ArchiveForgetting(folder: fixture.notes).forget([bot])
    #expect(forgotten[bot]?.count == 1)
    mayEnd.withLock { $0 = true }
    try await wait { await inbox.state().count == 0 }
    #expect(await inbox.state().count == 0)
    work.cancel()
    await work.value
    #expect(fixture.removed == [1] && fixture.delays == 0 && fixture.noteNames.count == 1)
    #expect(try await !fixture.listed().map(\.id).contains(bot))
  }

  @Test func `a call whose body was read before it was forgotten is not written`() async throws {
    let answers = try ["forgotten", "kept"].map { room in
      let bytes = WebhookFixture.body(room: room)
      let found = try WebhookMeeting(bytes, reader: .init())
      return BotAnswer(about: found.id, bytes: bytes, meeting: found.meeting)
    }
    let forgotten = answers[0].botID
    let inbox = try await fixture.inbox()
    // It is asked while nobody else can change the folder.
    let path = fixture.notes
    let (placed, error) = try await inbox.delivery.put(answers) { id in
      #expect(throws: ExportError.self) { try FolderLock.checkFree(Folder(path)) }
      return id == forgotten
    }
    #expect(error == nil && Set(placed.keys) == [answers[1].botID])
    #expect(fixture.noteNames.count == 1)
    let (none, noError) = try await inbox.delivery.put(answers) { _ in true }
    #expect(none.isEmpty && noError == nil)
  }

  @Test func `a call that is gone when it is to be set aside is forgotten`() async throws {
    let bot = try #require(BotID(ExportFixture.id(1)))
    let inbox = try await fixture.inbox()
    let call = try await inbox.accept([1], about: bot)
    try FileManager.default.removeItem(atPath: calls + call.fileName)
    await inbox.setAside(call, after: DamagedCall(path: call.fileName))
    let state = await inbox.state()
    #expect(state.count == 0 && state.stalled == 0)
    #expect(fixture.removed == [1] && fixture.delays == 0 && fixture.setAside.isEmpty)
  }
}
