import Exporting
import Foundation
import LoopbackService
import MeetingModel
import Reports
import ServiceTestSupport
import Testing
import TestSupport

/// Shards of a list, merged into what one export gives.
@Suite(.serialized) struct ShardMergeTests {
  let fixture: MergeFixture

  init() throws {
    fixture = try MergeFixture()
  }

  /// Exports a list at once.
  private func export(
    _ ids: [String], from bots: [ScriptedBot], formats: [OutputFormat] = OutputFormat.usual,
    into name: String = "one", adjusting adjust: (inout ExportOptions) -> Void = { _ in }
  ) async throws {
    _ = try await fixture.exports.export(
      ids, from: bots, formats: formats, output: fixture.path(name)
    ) { options, _ in adjust(&options) }
  }

  @Test(arguments: 1...6)
  func `shards in any order give what one export gives`(seed: Int) async throws {
    var random = SplitMix64(seed: UInt64(seed) + Effort.seed)
    var ids = ExportFixture.ids(0..<Int.random(in: 1...40, using: &random))
    ids.shuffle(using: &random)
    // Some are on the list twice.
    ids += ids.prefix(3)
    let bots = MergeFixture.bots(0..<40)
    let count = Int.random(in: 1...5, using: &random)
    let isPacked = seed.isMultiple(of: 2)
    try await export(ids, from: bots) { $0.packsLines = isPacked }
    var shards = try await fixture.shards(of: ids, from: bots, count: count)
    shards.shuffle(using: &random)
    let before = try shards.map { try fixture.everything(in: $0) }
    let run = try await fixture.merge(shards) { $0.packsLines = isPacked }
    #expect(try fixture.files("all") == fixture.files("one"))
    #expect(try fixture.archive("all") == fixture.archive("one"))
    #expect(run.summary.bots == Set(ids).count)
    #expect(run.summary.new == run.summary.bots)
    #expect(run.summary.damaged == 0)
    #expect(try shards.map { try fixture.everything(in: $0) } == before)

    let again = try await fixture.merge(shards.reversed()) { $0.packsLines = isPacked }
    #expect(again.summary.new == 0)
    #expect(again.summary.updated == 0)
    #expect(again.summary.notes.progress.written == 0)
    #expect(try fixture.archive("all") == fixture.archive("one"))
  }

  @Test func `the members of packed lines are those of the whole list`() async throws {
    let ids = ExportFixture.ids(0..<2_100)
    let bots = MergeFixture.bots(0..<2_100)
    try await export(ids, from: bots, formats: [.jsonLines]) { $0.packsLines = true }
    let shards = try await fixture.shards(of: ids, from: bots, count: 2, formats: [.jsonLines]) {
      $0.packsLines = true
    }
    try await fixture.merge([shards[1], shards[0]], formats: [.jsonLines]) { $0.packsLines = true }
    #expect(try fixture.files("all") == fixture.files("one"))
    #expect(try fixture.archive("all") == fixture.archive("one"))
  }

  @Test func `a shard that comes later finds its places`() async throws {
    let ids = ExportFixture.ids(0..<30)
    let bots = MergeFixture.bots(0..<30)
    try await export(ids, from: bots)
    let shards = try await fixture.shards(of: ids, from: bots, count: 3)
    try await fixture.merge([shards[2], shards[0]])
    let run = try await fixture.merge([shards[1]])
    #expect(run.summary.new > 0)
    #expect(try fixture.files("all") == fixture.files("one"))
    #expect(try fixture.archive("all") == fixture.archive("one"))
  }

  @Test func `an export of the list goes on where merged shards end`() async throws {
    let ids = ExportFixture.ids(0..<30)
    let bots = MergeFixture.bots(0..<30)
    try await export(ids, from: bots)
    let shards = try await fixture.shards(of: ids, from: bots, count: 3)
    try await fixture.merge([shards[2], shards[0]])
    try await export(ids, from: bots, into: "all")
    #expect(try fixture.files("all") == fixture.files("one"))
  }

  @Test func `lists that grow are in the order of one export of them`() async throws {
    let first = ExportFixture.ids(0..<12)
    // New bots are at the front and in between, too.
    let second = ExportFixture.ids(12..<15) + first.prefix(5) + ExportFixture.ids(15..<20) + first
    let bots = MergeFixture.bots(0..<20)
    for ids in [first, Array(second)] {
      try await export(ids, from: bots)
      let shards = try await fixture.shards(of: ids, from: bots, count: 3)
      try await fixture.merge(shards)
      #expect(try fixture.files("all") == fixture.files("one"))
    }
    // And at once.
    let folders = (1...3).map { fixture.path("shard\($0)") }
    try await fixture.merge(folders, into: "once")
    #expect(try fixture.files("once") == fixture.files("one"))
  }

  @Test func `the folder of a shard becomes that of the whole list`() async throws {
    let ids = ExportFixture.ids(0..<20)
    let bots = MergeFixture.bots(0..<20)
    try await export(ids, from: bots)
    let shards = try await fixture.shards(of: ids, from: bots, count: 4)
    _ = try await fixture.exports.export(ids, from: bots, output: shards[2])
    #expect(try fixture.exports.files(in: shards[2]) == fixture.files("one"))
  }

  @Test func `archives of other lists follow each other, unless there is a list`() async throws {
    let bots = MergeFixture.bots(0..<20)
    let (late, early) = (ExportFixture.ids(8..<20), ExportFixture.ids(0..<10))
    try await export(late, from: bots, into: "late")
    try await export(early, from: bots, into: "early")
    try await export(late + early, from: bots)
    let sources = [fixture.path("late"), fixture.path("early")]
    let run = try await fixture.merge(sources)
    #expect(try fixture.files("all") == fixture.files("one"))
    let ordered = run.events.compactMap { if case .ordered(let new) = $0 { new } else { nil } }
    #expect(ordered == [20])

    let list = ExportFixture.ids(0..<20)
    try await export(list, from: bots, into: "list")
    let listed = try await fixture.merge(sources, into: "listed", list: list)
    #expect(try fixture.files("listed") == fixture.files("list"))
    #expect(listed.events.allSatisfy { if case .ordered = $0 { false } else { true } })
  }

  @Test(arguments: EarlierArchive.versions)
  func `archives of earlier versions are read, and stay as they are`(version: Int) async throws {
    let ids = ExportFixture.ids(0..<12)
    let bots = MergeFixture.bots(0..<12)
    try await export(ids, from: bots)
    let shards = try await fixture.shards(of: ids, from: bots, count: 2)
    for shard in shards {
      try fixture.exports.changeArchive(EarlierArchive.statements(backTo: version), in: shard)
    }
    let before = try shards.map { try fixture.everything(in: $0) }
    // They number their bots as the shards of now, so that their order is that of the list.
    try await fixture.merge(shards)
    #expect(try fixture.files("all") == fixture.files("one"))
    #expect(try shards.map { try fixture.everything(in: $0) } == before)
  }

  @Test func `an archive elsewhere is merged into one elsewhere`() async throws {
    let ids = ExportFixture.ids(0..<12)
    let bots = MergeFixture.bots(0..<12)
    try await export(ids, from: bots)
    let shards = try await fixture.shards(of: ids, from: bots, count: 2)
    let archives = try (1...2).map { number in
      let path = fixture.path("\(number).sqlite")
      try FileManager.default.moveItem(atPath: shards[number - 1] + "/debrief.sqlite", toPath: path)
      return path
    }
    let run = try await fixture.merge(archives) { $0.archivePath = fixture.path("all.sqlite") }
    #expect(try fixture.files("all") == fixture.files("one"))
    #expect(FileManager.default.fileExists(atPath: fixture.path("all.sqlite")))
    #expect(!FileManager.default.fileExists(atPath: fixture.path("all/debrief.sqlite")))
    let elsewhere = run.events.filter { if case .notesElsewhere = $0 { true } else { false } }
    #expect(elsewhere.count == 2)
  }
}
