import BotStatus
import Foundation
import MeetingModel
import Synchronization
import Testing
import TestSupport

@testable import Exporting
@testable import PailFlow

/// Calls that cannot be worked off for now.
@Suite(.serialized, .timeLimit(.minutes(10))) struct CallTroubleTests {
  private let fixture: WebhookFixture
  /// A clock that runs a hundred times as fast.
  private let fast = WebhookFixture.timing(timesAsFast: 100)

  init() throws {
    fixture = try WebhookFixture()
  }

  private var calls: String { fixture.notes + "/.debrief-calls/" }

  private func bot(_ number: Int) throws -> BotID { try #require(BotID(ExportFixture.id(number))) }

  @Test func `a call that cannot be read now is kept, the others go on, and it is told`()
    async throws
  {
    let path: String
    do {
      let inbox = try await fixture.inbox(timing: fast)
      let call = try await inbox.accept(WebhookFixture.body(room: "first"), about: nil)
      _ = try await inbox.accept(WebhookFixture.body(room: "second"), about: nil)
      // A folder in its place cannot be read.
      path = calls + call.fileName
      try FileManager.default.moveItem(atPath: path, toPath: calls + "aside")
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
      let fixture = fixture
      try await fixture.workOff(inbox) { await inbox.state().count == 1 && fixture.delays > 6 }
      #expect(await inbox.state().stalled == 1)
      #expect(fixture.noteNames.count == 1 && fixture.setAside.isEmpty)
    }
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.moveItem(atPath: calls + "aside", toPath: path)
    try await fixture.take([])
    #expect(fixture.noteNames.count == 2 && fixture.queued.isEmpty)
  }

  @Test func `it is worked off as soon as it can be read`() async throws {
    let inbox = try await fixture.inbox(timing: fast)
    let call = try await inbox.accept(WebhookFixture.body(), about: nil)
    let path = calls + call.fileName
    try FileManager.default.moveItem(atPath: path, toPath: calls + "aside")
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    let work = Task { await inbox.run() }
    while fixture.delays < 8 { try await Task.sleep(for: .milliseconds(5)) }
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.moveItem(atPath: calls + "aside", toPath: path)
    while await inbox.state().count > 0 { try await Task.sleep(for: .milliseconds(5)) }
    #expect(await inbox.state().stalled == 0)
    work.cancel()
    await work.value
    #expect(fixture.noteNames.count == 1)
  }

  @Test func `a call that cannot be set aside is kept until it can be`() async throws {
    let inbox = try await fixture.inbox(timing: fast)
    let call = try await inbox.accept(WebhookFixture.body(), about: nil)
    _ = try await inbox.accept(WebhookFixture.body(room: "other"), about: nil)
    try Data("damaged".utf8).write(to: URL(filePath: calls + call.fileName))
    try Data("x".utf8).write(to: URL(filePath: calls + "failed"))
    let work = Task { await inbox.run() }
    while fixture.delays < 3 { try await Task.sleep(for: .milliseconds(5)) }
    #expect(await inbox.state().stalled == 1)
    #expect(fixture.setAside.isEmpty)
    try FileManager.default.removeItem(atPath: calls + "failed")
    while await inbox.state().count > 0 { try await Task.sleep(for: .milliseconds(5)) }
    work.cancel()
    await work.value
    #expect(fixture.setAside.count == 1 && fixture.noteNames.count == 1)
  }

  @Test func `a call whose file somebody has removed is told and forgotten`() async throws {
    let inbox = try await fixture.inbox(timing: fast)
    let call = try await inbox.accept(WebhookFixture.body(), about: nil)
    _ = try await inbox.accept(WebhookFixture.body(room: "other"), about: nil)
    try FileManager.default.removeItem(atPath: calls + call.fileName)
    try await fixture.workOff(inbox)
    #expect(fixture.removed == [1] && fixture.delays == 0 && fixture.noteNames.count == 1)
  }

  @Test func `a call that was set aside is told, even if that cannot be synced`() async throws {
    // The folder of notes, the file of the call and its folder were synced before.
    let failing = FailingCalls(.sync, number: 4)
    let inbox = try await fixture.inbox(calls: failing.calls)
    let call = try await inbox.accept(WebhookFixture.body(), about: nil)
    #expect(!failing.hasFailed)
    await inbox.setAside(call, after: DamagedCall(path: call.fileName))
    #expect(failing.hasFailed)
    let path = try #require(fixture.setAside.first)
    #expect(FileManager.default.contents(atPath: path) == Data(WebhookFixture.body()))
    #expect(fixture.setAside.count == 1 && fixture.delays == 1 && fixture.removed.isEmpty)
    let state = await inbox.state()
    #expect(state.count == 0 && state.stalled == 0)
  }

  @Test func `a call whose notes have no place is told, and its answer is in the archive`()
    async throws
  {
    let inbox = try await fixture.inbox(pattern: "{{room}}/note")
    // Somebody's file is where the folder of this room belongs.
    try Data("mine".utf8).write(to: URL(filePath: fixture.notes + "/blocked"))
    _ = try await inbox.accept(WebhookFixture.body(room: "blocked"), about: nil)
    _ = try await inbox.accept(WebhookFixture.body(room: "free"), about: nil)
    try await fixture.workOff(inbox)
    let without = fixture.events.compactMap {
      if case .withoutNotes(let call, _) = $0 { call.number } else { nil }
    }
    let placed = fixture.events.compactMap {
      if case .placed(let call, _, let isNew) = $0 { isNew ? call.number : -1 } else { nil }
    }
    #expect(without == [1] && placed == [2])
    #expect(try await fixture.listed().count == 2)
  }

  /// System calls that refuse to give a file a name with a word in it, while a condition holds.
  private static func refusingNames(
    with word: String, while isRefused: @escaping @Sendable () -> Bool
  ) -> FileCalls {
    var calls = FileCalls.system
    let rename = calls.rename
    calls.rename = { folder, name, target, newName in
      guard isRefused(), newName.contains(word) else {
        return rename(folder, name, target, newName)
      }
      errno = EACCES
      return -1
    }
    return calls
  }

  @Test func `a note that cannot be written holds up no other`() async throws {
    let isBlocked = Atomic(true)
    let system = Self.refusingNames(with: "blocked") { isBlocked.load(ordering: .relaxed) }
    let bots = [try bot(1), try bot(2)]
    let timing = WebhookFixture.timing(timesAsFast: 20)
    let inbox = try await fixture.inbox(calls: system, timing: timing) { bot, _ in
      let room = bot == bots[0] ? "blocked" : "other"
      let bytes = Array(
        String(decoding: ExportFixture.answer(1), as: UTF8.self)
          .replacing(ExportFixture.id(1), with: bot.text).replacing("/room-1", with: "/\(room)")
          .utf8)
      return BotAnswer(about: bot, bytes: bytes, meeting: try BotStatusReader().meeting(in: bytes))
    }
    _ = try await inbox.accept(WebhookFixture.body(room: "blocked"), about: nil)
    for number in 0..<10 {
      _ = try await inbox.accept(WebhookFixture.body(room: "room-\(number)"), about: nil)
    }
    // More than can be fetched at the same time.
    for _ in 0..<17 { _ = try await inbox.accept(WebhookFixture.body(), about: bots[0]) }
    _ = try await inbox.accept(WebhookFixture.body(), about: bots[1])
    let fixture = fixture
    let work = Task { await inbox.run() }
    while await inbox.state().count > 18 { try await Task.sleep(for: .milliseconds(20)) }
    #expect(fixture.noteNames.count == 11)
    #expect(fixture.setAside.isEmpty && fixture.noteNames.allSatisfy { !$0.contains("blocked") })
    isBlocked.store(false, ordering: .relaxed)
    while await inbox.state().count > 0 { try await Task.sleep(for: .milliseconds(20)) }
    work.cancel()
    await work.value
    #expect(fixture.noteNames.count == 13)
    #expect(await inbox.state().stalled == 0)
  }

  @Test func `a version of a meeting that was put behind others does not replace a later one`()
    async throws
  {
    let isBlocked = Atomic(true)
    let system = Self.refusingNames(with: "first") { isBlocked.load(ordering: .relaxed) }
    let inbox = try await fixture.inbox(pattern: "{{title}}", calls: system, timing: fast)
    func version(_ title: String) -> [UInt8] {
      Array(
        String(decoding: WebhookFixture.body(), as: UTF8.self)
          .replacing(#""insights":{"#, with: #""insights":{"title":"\#(title)","#).utf8)
    }
    _ = try await inbox.accept(version("first"), about: nil)
    _ = try await inbox.accept(version("second"), about: nil)
    let fixture = fixture
    let work = Task { await inbox.run() }
    while fixture.noteNames.isEmpty { try await Task.sleep(for: .milliseconds(20)) }
    isBlocked.store(false, ordering: .relaxed)
    while await inbox.state().count > 0 { try await Task.sleep(for: .milliseconds(20)) }
    work.cancel()
    await work.value
    #expect(fixture.noteNames == ["second.md"])
    #expect(try await fixture.listed().count == 1)
  }

  @Test func `what is in place of many is told along with the error about the rest`() async throws {
    let answers = try (0..<130).map { number in
      let bytes = WebhookFixture.body(room: "room-\(number)")
      let found = try WebhookMeeting(bytes, reader: .init())
      return BotAnswer(about: found.id, bytes: bytes, meeting: found.meeting)
    }
    // Notes are put in place and recorded in groups; this one is in the second.
    let failing = FailingCalls(.rename, number: 100)
    let inbox = try await fixture.inbox(calls: failing.calls)
    let (placed, error) = try await inbox.delivery.put(answers) { _ in false }
    #expect(error != nil)
    #expect((1..<130).contains(placed.count))
    #expect(fixture.noteNames.count >= placed.count)
  }

  // MARK: Calls whose results are fetched

  private static func failure(_ kind: PailFlowError.Kind) -> PailFlowError {
    PailFlowError(kind, "the service answered 500", advice: .text("try again"))
  }

  private static func answer(about bot: BotID) throws -> BotAnswer {
    let bytes = ExportFixture.answer(7)
    return BotAnswer(about: bot, bytes: bytes, meeting: try BotStatusReader().meeting(in: bytes))
  }

  @Test func `a bot of which the service cannot tell is put behind the others, and given up`()
    async throws
  {
    let bad = try bot(1)
    let now = Mutex(Timing.system.now())
    var timing = WebhookFixture.timing(timesAsFast: 2_000)
    timing.now = { now.withLock { $0 } }
    let inbox = try await fixture.inbox(timing: timing) { bot, _ in
      if bot == bad { throw Self.failure(.unavailable) }
      return try Self.answer(about: bot)
    }
    for number in [1, 2, 3, 4] {
      _ = try await inbox.accept([UInt8(number)], about: try bot(number))
    }
    let work = Task { await inbox.run() }
    while await inbox.state().count > 1 { try await Task.sleep(for: .milliseconds(5)) }
    #expect(fixture.setAside.isEmpty)
    now.withLock { $0 = $0.adding(.seconds(86_500)) }
    try await Task.sleep(for: .milliseconds(500))
    _ = try await inbox.accept([5], about: try bot(5))
    while await inbox.state().count > 0 { try await Task.sleep(for: .milliseconds(5)) }
    work.cancel()
    await work.value
    #expect(fixture.setAside.count == 1)
  }

  @Test func `a call that came long ago is tried for a while before it is given up`() throws {
    let call = QueuedCall(
      number: 1, receivedAt: Instant(seconds: 0), body: [1], bot: try bot(1))
    var lanes = CallLanes([call])
    // The server was stopped for days, or the clock was set: each of these is the first attempt.
    var pauses: [Duration] = []
    var now = Duration.zero
    while case .delayed(let pause) = lanes.putBack(refused: call, at: now, isOld: true) {
      pauses.append(pause)
      now += pause
    }
    #expect(now >= .seconds(600))
    #expect(pauses.first == .seconds(60) && pauses.allSatisfy { $0 <= .seconds(300) })

    lanes = CallLanes([call])
    func fail(at now: Duration) -> FailedFetch {
      lanes.putBack(fetched: call, begun: now, at: now, concernsAll: false, isOld: true)
    }
    #expect(fail(at: .zero) == .delayed(.seconds(1)))
    lanes.noteFetched(at: .seconds(1))
    #expect(fail(at: .seconds(2)) == .delayed(.seconds(2)))
    #expect(fail(at: .seconds(601)) == .hopeless)
  }

  @Test func `the pauses of all workers together grow from one, and a success resets them`() throws
  {
    var outlook = FetchOutlook()
    let bots = try (1...20).map { try bot($0) }
    // Sixteen failures that were on their way together are one.
    var pauses = bots.prefix(16).compactMap {
      outlook.noteFailure(of: $0, begun: .zero, at: .seconds(1), concernsAll: true)
    }
    #expect(pauses == [.seconds(1)])
    #expect(outlook.heldUntil == .seconds(2))
    pauses = (1...4).compactMap { _ in
      let end = outlook.heldUntil
      return outlook.noteFailure(of: bots[0], begun: end, at: end, concernsAll: true)
    }
    #expect(pauses == [.seconds(2), .seconds(4), .seconds(8), .seconds(16)])
    outlook.noteSuccess(at: .seconds(100))
    #expect(outlook.heldUntil == .zero)
    #expect(
      outlook.noteFailure(of: bots[0], begun: .seconds(100), at: .seconds(101), concernsAll: true)
        == .seconds(1))
  }

  @Test func `only several bots that fail in a row hold up all others`() throws {
    var outlook = FetchOutlook()
    let bots = try (1...3).map { try bot($0) }
    func fail(_ bot: BotID) -> Duration? {
      outlook.noteFailure(of: bot, begun: .zero, at: .zero, concernsAll: false)
    }
    for _ in 0..<10 { #expect(fail(bots[0]) == nil) }
    #expect(fail(bots[1]) == nil)
    outlook.noteSuccess(at: .zero)
    #expect(fail(bots[1]) == nil && fail(bots[2]) == nil)
    #expect(fail(bots[0]) == .seconds(1))
  }
}
