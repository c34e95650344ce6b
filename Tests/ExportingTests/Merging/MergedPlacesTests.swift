import Exporting
import Foundation
import LoopbackService
import MeetingModel
import ServiceTestSupport
import Synchronization
import Testing
import TestSupport

/// The places that bots get in a merged folder, where archives and lists disagree or are damaged.
@Suite(.serialized) struct MergedPlacesTests {
  let fixture: MergeFixture

  init() throws {
    fixture = try MergeFixture()
  }

  private static let count = 12
  private let ids = ExportFixture.ids(0..<count)
  private let bots = MergeFixture.bots(0..<count)

  /// The IDs of the lines of a folder, in order.
  private func lines(_ name: String) throws -> [String] {
    let text = try #require(fixture.text("\(name)/meetings.jsonl"))
    return text.split(separator: "\n").compactMap { line in
      ids.first { line.contains($0) }
    }
  }

  private func export(_ ids: [String], into name: String) async throws -> String {
    _ = try await fixture.exports.export(ids, from: bots, output: fixture.path(name))
    return fixture.path(name)
  }

  private func events(_ run: MergeFixture.Run, _ matches: (MergeEvent) -> Bool) -> Int {
    run.events.count { matches($0) }
  }

  @Test func `a line of the list that names no bot is told, and the others count`() async throws {
    let one = try await export(Array(ids.prefix(6)), into: "a")
    let other = try await export(Array(ids.suffix(6)), into: "b")
    let list = Array(ids.reversed())
    _ = try await export(list, into: "one")
    let run = try await fixture.merge(
      [one, other], list: list.prefix(5) + ["x"] + list.dropFirst(5))
    #expect(run.summary.badLines == 1)
    #expect(
      events(run) { if case .badLine(let fault) = $0 { fault.line == 6 } else { false } } == 1)
    #expect(try fixture.files("all") == fixture.files("one"))
  }

  @Test func `a folder whose bots have another order than the list is told`() async throws {
    let one = try await export(Array(ids.prefix(6)), into: "a")
    let list = Array(ids.reversed())
    func isOther(_ event: MergeEvent) -> Bool {
      if case .otherOrder = event { true } else { false }
    }
    // A list with repetitions is in its own order.
    #expect(events(try await fixture.merge([one], list: list + list), isOther) == 0)
    #expect(events(try await fixture.merge([one], list: list + list), isOther) == 0)
    #expect(events(try await fixture.merge([one], list: ids), isOther) == 1)
    #expect(try lines("all") == lines("a").reversed())
  }

  @Test func `archives of lists that contradict each other have one order of each`() async throws {
    // The second list has the bots of the first shard the other way round, in their own places, so that
    // the merged bots have different places, and only the places of the others contradict each other.
    let first = try await fixture.shards(of: ids, from: bots, count: 2, named: "first")
    let shard = try #require(Shard(1, of: 2))
    var own = ids.filter { BotID($0).map(shard.contains) == true }
    let moved = ids.map { BotID($0).map(shard.contains) == true ? $0 : nil }.enumerated().map {
      index, id in
      id == nil ? ids[index] : own.popLast() ?? ids[index]
    }
    let second = try await fixture.shards(of: moved, from: bots, count: 2, named: "second")
    let sources = [first[0], second[1]]
    for (name, order) in [("one", sources), ("other", sources.reversed())] {
      let run = try await fixture.merge(order, into: name)
      #expect(events(run) { if case .ordered = $0 { true } else { false } } == 1)
    }
    let halves = try ["first1", "second2"].map { try lines($0) }
    #expect(try lines("one") == halves[0] + halves[1])
    #expect(try lines("other") == halves[1] + halves[0])
  }

  @Test func `a place beyond all others puts only its bot to the end`() async throws {
    let shards = try await fixture.shards(of: ids, from: bots, count: 2)
    let last = try #require(try lines("shard1").first)
    try fixture.exports.changeArchive(
      "PRAGMA foreign_keys = OFF; UPDATE bot SET position = 60000000 WHERE bot_id = '\(last)'",
      in: shards[0])
    _ = try await export(ids, into: "one")
    let expected = try lines("one").filter { $0 != last }
    for (name, order) in [("a", shards), ("b", shards.reversed())] {
      for _ in 1...2 {
        let run = try await fixture.merge(order, into: name)
        #expect(events(run) { if case .ordered = $0 { true } else { false } } == 0)
        #expect(try lines(name).filter { $0 != last } == expected)
        #expect(try !fixture.archive(name).contains("60000000"))
      }
    }
  }

  @Test func `rows of other shards that are damaged are told, and the others count`() async throws {
    let shards = try await fixture.shards(of: ids, from: bots, count: 3)
    _ = try await export(ids, into: "one")
    try fixture.exports.changeArchive(
      """
      INSERT INTO other_shard VALUES (-7, '../../x');
      INSERT INTO other_shard VALUES (900, 'nobody');
      """, in: shards[0])
    let run = try await fixture.merge([shards[0], shards[1]])
    #expect(events(run) { if case .damagedRow = $0 { true } else { false } } == 2)
    try await fixture.merge([shards[2]])
    #expect(try fixture.files("all") == fixture.files("one"))
  }

  private func returned(_ run: MergeFixture.Run) -> [Int] {
    run.events.compactMap { if case .returned(let count, _) = $0 { count } else { nil } }
  }

  @Test func `bots in places that were empty are told, and no others`() async throws {
    let shards = try await fixture.shards(of: ids, from: bots, count: 3)
    for shard in shards { #expect(try await returned(fixture.merge([shard])).isEmpty) }
    let forgotten = try lines("all").prefix(2).compactMap { BotID($0) }
    _ = try await ArchiveForgetting(folder: fixture.path("all")).forget(forgotten)
    let run = try await fixture.merge(shards)
    #expect(returned(run) == [2])
    let first = run.events.compactMap {
      if case .returned(_, let first) = $0 { first } else { nil }
    }
    #expect(Set(first.joined()) == Set(forgotten))
    #expect(try await returned(fixture.merge(shards)).isEmpty)
    // Those of a longer list are new.
    let longer = try await export(ids + ExportFixture.ids(20..<24), into: "longer")
    #expect(try await returned(fixture.merge([longer])).isEmpty)
  }

  /// A folder with an edited note, which is put in place while archives are read.
  private func editedSource() async throws -> String {
    let source = try await export(ids, into: "a")
    let names = try FileManager.default.contentsOfDirectory(atPath: source)
    let note = try #require(names.first { $0.hasSuffix(".md") })
    try fixture.edit(source, note, "## Transcript", "Mine.\n\n## Transcript")
    return source
  }

  @Test func `an archive that is written meanwhile is told`() async throws {
    let source = try await editedSource()
    let size = try Data(contentsOf: URL(fileURLWithPath: source + "/debrief.sqlite")).count
    var calls = FileCalls.system
    let isFirst = First()
    calls.rename = { [exports = fixture.exports] in
      if isFirst.take() {
        try? exports.changeArchive("UPDATE bot SET attempts = attempts + 1", in: source)
      }
      return FileCalls.system.rename($0, $1, $2, $3)
    }
    let run = try await fixture.merge([source], calls: calls)
    #expect(
      try Data(contentsOf: URL(fileURLWithPath: source + "/debrief.sqlite")).count == size)
    #expect(events(run) { if case .changed = $0 { true } else { false } } == 1)
    let again = try await fixture.merge([source])
    #expect(events(again) { if case .changed = $0 { true } else { false } } == 0)
  }

  @Test func `an archive that is being written in the end is told`() async throws {
    let source = try await editedSource()
    var calls = FileCalls.system
    let isFirst = First()
    let held = HeldLock()
    calls.rename = {
      if isFirst.take() { held.take(source) }
      return FileCalls.system.rename($0, $1, $2, $3)
    }
    let run = try await fixture.merge([source], calls: calls)
    #expect(events(run) { if case .changed = $0 { true } else { false } } == 1)
  }
}

/// The lock of a folder, held until the end.
private final class HeldLock: Sendable {
  private let lock = Mutex<FolderLock?>(nil)

  func take(_ folder: String) {
    lock.withLock { $0 = try? FolderLock(Folder(folder), command: "exporting") }
  }
}

/// Tells the first call from the others.
private final class First: Sendable {
  private let isTaken = Mutex(false)

  func take() -> Bool {
    isTaken.withLock { isTaken in
      defer { isTaken = true }
      return !isTaken
    }
  }
}
