import Foundation
import MeetingModel
import PailFlow
import Synchronization
import Testing
import TestSupport

@testable import Exporting

struct CallQueueTests {
  private final class Counter: Sendable {
    private let contents = Mutex(0)
    var value: Int { contents.withLock { $0 } }
    func count() { contents.withLock { $0 += 1 } }
  }

  private let fixture: WebhookFixture
  private let parent: Folder

  init() throws {
    fixture = try WebhookFixture()
    parent = try Folder(making: fixture.notes)
  }

  @Test func `what was accepted is there after a restart, in the order of arrival`() async throws {
    let bot = try #require(BotID("258b06fc-6bc9-4261-9f29-bc8a4474af0a"))
    var accepted: [QueuedCall] = []
    do {
      let queue = try CallQueue(in: parent)
      for number in 0..<20 {
        accepted.append(
          try await queue.add(Array("\(number)".utf8), about: number % 3 == 0 ? bot : nil))
      }
      await queue.unlock()
    }
    let queue = try CallQueue(in: parent)
    #expect(await queue.state.count == 20)
    let received = await queue.nextReceived(count: 100, bytes: 1_000)
    #expect(received == accepted.filter { $0.bot == nil })
    for call in accepted {
      #expect(try queue.body(of: call) == Array("\(call.number - 1)".utf8))
    }
    #expect(await queue.nextFetched { .zero } == accepted.first)
    #expect(try await queue.add([], about: nil).number == 21)
  }

  @Test(arguments: [-5_000_000_000, -1, 253_402_300_800] as [Int64])
  func `a call is there after a restart whatever the clock says`(seconds: Int64) async throws {
    var timing = Timing.system
    timing.now = { Instant(seconds: seconds) }
    do {
      let queue = try CallQueue(in: parent, timing: timing)
      _ = try await queue.add([1], about: nil)
      await queue.unlock()
    }
    #expect(try await CallQueue(in: parent).state.count == 1)
  }

  @Test func `calls that arrive together are synced together`() async throws {
    let counter = Counter()
    var calls = FileCalls.system
    let (sync, syncAll) = (calls.sync, calls.syncAll)
    calls.sync = {
      counter.count()
      return sync($0)
    }
    if let syncAll {
      calls.syncAll = {
        counter.count()
        return syncAll($0)
      }
    }
    let queue = try CallQueue(in: parent, calls: calls)
    let before = counter.value
    try await withThrowingTaskGroup(of: QueuedCall.self) { group in
      for number in 0..<1_000 {
        group.addTask { try await queue.add(Array("\(number)".utf8), about: nil) }
      }
      var numbers: Set<Int> = []
      for try await call in group { numbers.insert(call.number) }
      #expect(numbers == Set(1...1_000))
    }
    #expect(fixture.queued.count == 1_000)
    #expect(counter.value - before < 500)
  }

  @Test func `a queue that is unlocked leaves no lock, whoever still holds it`() async throws {
    let lock = fixture.notes + "/.debrief-calls/.debrief-lock"
    let queue = try CallQueue(in: parent)
    #expect(throws: ExportError.self) { _ = try CallQueue(in: parent) }
    _ = try await queue.add([1], about: nil)
    #expect(FileManager.default.fileExists(atPath: lock))
    await queue.unlock()
    #expect(!FileManager.default.fileExists(atPath: lock))
    let other = try CallQueue(in: parent)
    #expect(await other.state.count == 1)
    #expect(FileManager.default.fileExists(atPath: lock))
    // Not that of the other one.
    await queue.unlock()
    #expect(FileManager.default.fileExists(atPath: lock))
    await other.unlock()
  }

  @Test func `what was never answered is cleared away, and others' files stay`() async throws {
    let folder = fixture.notes + "/.debrief-calls/"
    do { _ = try CallQueue(in: parent) }
    let part = folder + "000000000001.1772442009.\(String(repeating: "a", count: 64)).call.part"
    try Data("x".utf8).write(to: URL(filePath: part))
    try Data("x".utf8).write(to: URL(filePath: folder + "mine.txt"))
    let queue = try CallQueue(in: parent)
    #expect(await queue.state.count == 0)
    #expect(fixture.queued == ["mine.txt"])
  }

  @Test func `names that others have made up stop nothing`() async throws {
    let folder = fixture.notes + "/.debrief-calls/"
    do { _ = try CallQueue(in: parent) }
    let hash = QueuedCall.hash(of: Array("x".utf8))
    for name in ["9223372036854775807.1.\(hash).call", "1.1.\(hash).call"] {
      try Data("x".utf8).write(to: URL(filePath: folder + name))
    }
    try FileManager.default.createDirectory(
      atPath: folder + "x.part", withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(
      atPath: folder + "link.part", withDestinationPath: "/nowhere")
    do {
      let queue = try CallQueue(in: parent)
      #expect(await queue.state.count == 0)
      #expect(try await queue.add([], about: nil).number == 1)
      await queue.unlock()
    }
    // One more has no number.
    try Data("x".utf8).write(to: URL(filePath: folder + "999999999999999.1.\(hash).call"))
    let queue = try CallQueue(in: parent)
    #expect(await queue.state.count == 2)
    await #expect(throws: ExportError.self) { try await queue.add([], about: nil) }
    #expect(fixture.queued.contains("x.part") && fixture.queued.contains("link.part"))
  }

  @Test func `a file where failed calls belong is told at the start`() throws {
    do { _ = try CallQueue(in: parent) }
    try fixture.folder.write("x", to: "notes/.debrief-calls/failed")
    let error = #expect(throws: ExportError.self) { _ = try CallQueue(in: parent) }
    #expect(error?.description.contains(".debrief-calls/failed") == true)
  }

  @Test func `the oldest call is known, whatever is worked off first`() async throws {
    let seconds = Mutex<Int64>(100)
    var timing = Timing.system
    timing.now = {
      seconds.withLock {
        $0 += 1
        return Instant(seconds: $0)
      }
    }
    let queue = try CallQueue(in: parent, timing: timing)
    var calls: [QueuedCall] = []
    for number in 0..<4 { calls.append(try await queue.add([UInt8(number)], about: nil)) }
    for (index, oldest) in [(1, 101), (0, 103), (3, 103), (2, nil)] as [(Int, Int64?)] {
      try await queue.remove(calls[index])
      #expect(await queue.state.oldest?.seconds == oldest)
    }
  }

  @Test func `a damaged call is noticed`() async throws {
    let queue = try CallQueue(in: parent)
    let call = try await queue.add(Array("one".utf8), about: nil)
    try Data("two".utf8).write(
      to: URL(filePath: fixture.notes + "/.debrief-calls/" + call.fileName))
    #expect(throws: DamagedCall.self) { try queue.body(of: call) }
    let path = try await queue.setAside(call).path
    #expect(FileManager.default.contents(atPath: path) == Data("two".utf8))
    #expect(await queue.state.count == 0)
  }

  @Test func `a folder has one queue at a time, which only its owner can read`() async throws {
    let queue = try CallQueue(in: parent)
    let error = #expect(throws: ExportError.self) { _ = try CallQueue(in: parent) }
    #expect(error?.isOfFolderInUse == true)
    let attributes = try FileManager.default.attributesOfItem(
      atPath: fixture.notes + "/.debrief-calls")
    #expect(attributes[.posixPermissions] as? Int == 0o700)
    await queue.close()
  }

  @Test func `a link in place of the folder is not followed`() throws {
    let elsewhere = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(
      atPath: fixture.notes + "/.debrief-calls", withDestinationPath: elsewhere.path)
    #expect(throws: ExportError.self) { _ = try CallQueue(in: parent) }
    #expect(elsewhere.names.isEmpty)
  }

  @Test(arguments: [
    "", "x", "1.2.3.call", ".call", "000000000001.1.\(String(repeating: "a", count: 64)).call.json",
    "000000000001.1.\(String(repeating: "g", count: 64)).call",
    "000000000001.-1.\(String(repeating: "a", count: 64)).call",
    "000000000001.1.\(String(repeating: "a", count: 64)).nobody.call",
    "000000000001.99999999999999999999.\(String(repeating: "a", count: 64)).call",
    "0000000000001.1.\(String(repeating: "a", count: 64)).call",
    "000000000001.01.\(String(repeating: "a", count: 64)).call",
    "000000000001.1.\(String(repeating: "A", count: 64)).call",
    "000000000000.1.\(String(repeating: "a", count: 64)).call",
    "000000000001.9223372036854775807.\(String(repeating: "a", count: 64)).call",
    "9223372036854775807.1.\(String(repeating: "a", count: 64)).call",
    "1000000000000000.1.\(String(repeating: "a", count: 64)).call",
    "000000000001.1.\(String(repeating: "a", count: 64)).258B06FC-6bc9-4261-9f29-bc8a4474af0a.call",
  ])
  func `other names are none of a call`(name: String) {
    #expect(QueuedCall(fileName: name) == nil)
  }
}
