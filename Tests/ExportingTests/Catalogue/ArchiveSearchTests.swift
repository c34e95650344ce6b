import Archive
import BotStatus
import Exporting
import Foundation
import MeetingModel
import PailFlow
import Testing
import TestSupport

struct ArchiveSearchTests {
  private static func answers() -> [[UInt8]] {
    [
      CatalogueFixture.answer(
        1, day: "2026-03-01",
        turns: [("Ann Lee", "The budget for next year is tight."), ("Ben", "A café opened.")]),
      CatalogueFixture.answer(
        2, day: "2026-03-05", title: "Budget",
        turns: [("Ben", "Budgets again? Next, the year."), ("Cy", "下周的预算会议在北京。")]),
      CatalogueFixture.answer(
        3, day: "2026-03-03", turns: [("王小明", "회의를 시작합시다"), ("Cy", "हिन्दी में बात")]),
    ]
  }

  /// Where a query finds something: the bot, the kind and the number.
  private static func places(_ hits: [ArchivedHit]) -> Set<String> {
    Set(
      hits.map {
        "\(Int($0.id.text.suffix(12), radix: 16) ?? 0) \($0.passage.kind) \($0.passage.item)"
      })
  }

  @Test(arguments: [
    ("budget", ["1 turn 1", "2 title 1"]), ("BUDGET*", ["1 turn 1", "2 title 1", "2 turn 1"]),
    (#""next year""#, ["1 turn 1"]), ("year next", ["1 turn 1", "2 turn 1"]),
    ("year -budgets", ["1 turn 1"]), ("cafe", ["1 turn 2"]), ("CAFÉ", ["1 turn 2"]),
    ("cafe\u{301}", ["1 turn 2"]), ("year person:ben", ["2 turn 1"]),
    (#"year person:"ann lee""#, ["1 turn 1"]), ("year -person:Lee", ["2 turn 1"]),
    ("预算", ["2 turn 2"]), ("算", ["2 turn 2"]), ("北京", ["2 turn 2"]), ("京北", []),
    ("회의", ["3 turn 1"]), ("person:小明", ["3 turn 1"]), ("हिन्दी", ["3 turn 2"]),
    ("telescope", ["1 decision 1", "2 decision 1", "3 decision 1"]),
    (#"lenses person:Ann"#, ["1 actionItem 1", "2 actionItem 1", "3 actionItem 1"]),
    (#""question 2""#, ["2 question 1"]), ("zebra", []),
  ])
  func `a query finds the passages that have all of it`(
    query: String, places: [String]
  ) async throws {
    let fixture = try CatalogueFixture(Self.answers())
    #expect(Self.places(try await fixture.search(query)) == Set(places))
  }

  @Test func `an excerpt marks what was found`() async throws {
    let fixture = try CatalogueFixture(Self.answers())
    func marked(_ query: String) async throws -> String {
      try await fixture.search(query).first?.excerpt
        .map { $0.isFound ? "<\($0.text)>" : $0.text }.joined() ?? ""
    }
    #expect(
      try await marked("tight next") == "The budget for <next> year is <tight>.")
    #expect(try await marked("预算") == "下周的<预算>会议在北京。")
  }

  @Test func `marks of excerpts in a text itself mark nothing`() async throws {
    let fixture = try CatalogueFixture([
      CatalogueFixture.answer(1, turns: [("Ann", "one \u{1}two\u{2} three")])
    ])
    let hit = try #require(try await fixture.search("three").first)
    #expect(hit.excerpt.map(\.text).joined() == "one  two  three")
    #expect(hit.excerpt.filter(\.isFound).map(\.text) == ["three"])
  }

  @Test func `results are chosen by filters, in pages, best or newest first`() async throws {
    let fixture = try CatalogueFixture(Self.answers())
    var choice = MeetingCatalogue.Choice()
    choice.filter.firstDay = CivilDay("2026-03-02")
    #expect(Self.places(try await fixture.search("budget", in: choice)) == ["2 title 1"])
    choice.filter.people = ["nobody"]
    #expect(try await fixture.search("budget", in: choice).isEmpty)

    let catalogue = try fixture.catalogue()
    let query = try SearchQuery("telescope")
    let newest = try catalogue.hits(for: query, in: .init(), order: .newest)
    #expect(newest.hits.compactMap { $0.meeting?.title } == ["Budget", "Meeting 3", "Meeting 1"])
    let first = try catalogue.hits(for: query, in: .init(), order: .newest, page: 1, limit: 2)
    #expect(first.hits.count == 2)
    #expect(first.hasMore)
    let second = try catalogue.hits(for: query, in: .init(), order: .newest, page: 2, limit: 2)
    #expect(second.hits.map(\.meeting?.title) == ["Meeting 1"])
    #expect(!second.hasMore)
    try catalogue.close()
  }

  @Test func `of very many passages, the last of the index are compared`() async throws {
    let turns = (0..<2_100).map { ("Ann", "The number is \($0).") }
    let fixture = try CatalogueFixture(
      (1...2).map { CatalogueFixture.answer($0, turns: turns) })
    let catalogue = try fixture.catalogue()
    _ = try await catalogue.fillIndex { _, _ in }
    let common = try catalogue.hits(for: try SearchQuery("number"), in: .init())
    #expect(common.isCut)
    #expect(common.hits.count == 20)
    let rare = try catalogue.hits(for: try SearchQuery("\"number is 7\""), in: .init())
    #expect(!rare.isCut)
    #expect(rare.hits.count == 2)
    let newest = try catalogue.hits(for: try SearchQuery("number"), in: .init(), order: .newest)
    #expect(!newest.isCut)
    try catalogue.close()
  }

  @Test func `of very many passages of chosen meetings, the last of the index are compared`()
    async throws
  {
    let turns = (0..<2_100).map { ("Ann", "The number is \($0).") }
    let fixture = try CatalogueFixture(
      (1...3).map { CatalogueFixture.answer($0, day: "2026-03-0\($0)", turns: turns) })
    let catalogue = try fixture.catalogue()
    _ = try await catalogue.fillIndex { _, _ in }
    var choice = MeetingCatalogue.Choice()
    choice.filter.endDay = CivilDay("2026-03-03")
    let query = try SearchQuery("number")
    let common = try catalogue.hits(for: query, in: choice)
    #expect(common.isCut)
    let titles = Set(common.hits.compactMap { $0.meeting?.title })
    #expect(titles.isSubset(of: ["Meeting 1", "Meeting 2"]))
    choice.filter.endDay = CivilDay("2026-03-02")
    #expect(try !catalogue.hits(for: query, in: choice).isCut)
    try catalogue.close()
  }

  @Test func `the newest are those of the newest meetings, however many pages there are`()
    async throws
  {
    // "often" is in every meeting, "seldom" in a few old ones; meetings are not in order of time.
    let fixture = try CatalogueFixture(
      (1...260).map { number in
        let month = number * 7 % 12 + 1
        return CatalogueFixture.answer(
          number, day: "2026-\(month < 10 ? "0" : "")\(month)-\(number * 11 % 18 + 10)",
          turns: [("Ann", "often"), ("Ben", number % 90 == 12 ? "seldom often" : "no")])
      })
    let catalogue = try fixture.catalogue()
    _ = try await catalogue.fillIndex { _, _ in }
    for (word, count) in [
      ("often", 263), ("seldom", 3), ("oft*", 263), ("seld*", 3), (#""seldom often""#, 3),
      ("often -no", 263), ("seldom person:ben", 3),
    ] {
      let query = try SearchQuery(word)
      let all = try catalogue.hits(for: query, in: .init(), order: .newest, limit: 1_000).hits
      #expect(all.count == count)
      let times = all.map { $0.meeting?.startedAt?.seconds ?? 0 }
      #expect(times == times.sorted(by: >))
      var pages: [ArchivedHit] = []
      for page in 1...9 {
        pages += try catalogue.hits(for: query, in: .init(), order: .newest, page: page, limit: 30)
          .hits
      }
      #expect(pages == all)
      // Within a meeting, what was said first comes first.
      for (former, next) in zip(all, all.dropFirst()) where former.id == next.id {
        #expect(former.passage.item < next.passage.item)
      }
      var choice = MeetingCatalogue.Choice()
      choice.filter.endDay = CivilDay("2026-07-01")
      let early = try catalogue.hits(for: query, in: choice, order: .newest, limit: 1_000).hits
      #expect(early == all.filter { ($0.meeting?.startedAt?.seconds ?? 0) < 1_782_864_000 })
      #expect(!early.isEmpty)
    }
    try catalogue.close()
  }

  // MARK: Upkeep

  @Test func `an export keeps an index up, and makes none`() async throws {
    let fixture = try ExportFixture()
    let ids = ExportFixture.ids(0..<4)
    func found(_ word: String) async throws -> Int {
      let catalogue = try MeetingCatalogue(ArchiveLocation(fixture.output))
      defer { try? catalogue.close() }
      return try catalogue.hits(for: try SearchQuery(word), in: .init()).hits.count
    }
    _ = try await fixture.export(Array(ids[..<2]), from: ExportFixture.bots(0..<2))
    let archive = try Archive(folder: fixture.output, .reading)
    #expect(try !archive.hasIndex())
    #expect(try archive.unreadCount(.catalogue) == 0)
    try archive.close()

    let catalogue = try MeetingCatalogue(ArchiveLocation(fixture.output))
    _ = try await catalogue.fillIndex { _, _ in }
    try catalogue.close()
    #expect(try await found("welcome") == 2)
    _ = try await fixture.export(ids, from: ExportFixture.bots(0..<4))
    #expect(try await found("welcome") == 4)
    // An answer that is replaced leaves nothing.
    let changed = [ExportFixture.bot(0, said: "Now zebras.")]
    _ = try await fixture.export([ids[0]], from: changed) { options, _ in
      options.isRefreshing = true
    }
    #expect(try await found("zebras") == 1)
    #expect(try await found("begin") == 3)
    #expect(try Self.bytes(in: fixture.output, have: "zebras"))
    let later = [ExportFixture.bot(0, said: "Now giraffes.")]
    _ = try await fixture.export([ids[0]], from: later) { options, _ in
      options.isRefreshing = true
    }
    #expect(try await found("giraffes") == 1)
    #expect(try !Self.bytes(in: fixture.output, have: "zebras"))
    let kept = try Archive(folder: fixture.output, .reading)
    #expect(try kept.unreadCount(.index) == 0)
    try kept.close()
  }

  @Test func `an answer that was replaced by an export of another kind is read again`() async throws
  {
    let fixture = try CatalogueFixture(Self.answers())
    #expect(try await fixture.search("tight").count == 1)
    let other = try CatalogueFixture([
      CatalogueFixture.answer(1, turns: [("Ann Lee", "Only zebras.")])
    ])
    try fixture.sql(
      """
      ATTACH '\(other.folder.path)/debrief.sqlite' AS other;
      UPDATE answer SET (size, body) = (SELECT size, body FROM other.answer) WHERE position = 1;
      UPDATE bot SET answer_hash = (SELECT answer_hash FROM other.bot) WHERE position = 1
      """)
    #expect(try await fixture.search("zebras").count == 1)
    #expect(try await fixture.search("tight").isEmpty)
    #expect(try fixture.sql("INSERT INTO words (words) VALUES ('integrity-check')") == "[]\n")
  }

  @Test func `nothing of a forgotten meeting is left in the file`() async throws {
    let fixture = try CatalogueFixture([
      CatalogueFixture.answer(1, turns: [("Ann", "The xylophonist plays quizzically.")]),
      CatalogueFixture.answer(2, turns: [("Ben", "The harpsichord is out of tune.")]),
    ])
    #expect(try await fixture.search("xylophonist").count == 1)
    #expect(try Self.bytes(in: fixture.folder.path, have: "xylophon"))
    _ = try await ArchiveForgetting(folder: fixture.folder.path).forget([
      try BotID(validating: ExportFixture.id(1))
    ])
    #expect(try !Self.bytes(in: fixture.folder.path, have: "xylophon"))
    #expect(try !Self.bytes(in: fixture.folder.path, have: "quizzically"))
    #expect(try Self.bytes(in: fixture.folder.path, have: "harpsichord"))
    #expect(try await fixture.search("harpsichord").count == 1)
    #expect(try await fixture.search("xylophonist").isEmpty)
    #expect(try fixture.sql("SELECT count(*) FROM passage WHERE position = 1") == "[(0,)]\n")
  }

  /// Whether a file of the archive has a text.
  private static func bytes(in folder: String, have text: String) throws -> Bool {
    try ["", "-wal"].contains { suffix in
      let file = URL(fileURLWithPath: folder + "/debrief.sqlite" + suffix)
      guard FileManager.default.fileExists(atPath: file.path) else { return false }
      return try Data(contentsOf: file).range(of: Data(text.utf8)) != nil
    }
  }

  @Test func `an index that was being made goes on, and other tables are refused`() async throws {
    let fixture = try CatalogueFixture(Self.answers())
    let archive = try Archive(folder: fixture.folder.path, .existing)
    try archive.makeIndex()
    try archive.close()
    #expect(try await fixture.search("budget").count == 2)
    try fixture.sql("CREATE INDEX extra ON passage (text)")
    let error = #expect(throws: ExportError.self) { try fixture.catalogue() }
    #expect(error?.kind == .badInput)
  }

  @Test func `views show what there is`() async throws {
    let fixture = try CatalogueFixture(Self.answers())
    _ = try await fixture.search("budget")
    #expect(
      try fixture.sql("SELECT started_at, title, people FROM meetings WHERE position = 1")
        == #"[('2026-03-01T10:00:00Z', 'Meeting 1', '["Ann Lee","Ben"]')]"# + "\n")
    #expect(
      try fixture.sql("SELECT person, text FROM turns WHERE number = 2 AND person = 'Ben'")
        == "[('Ben', 'A café opened.')]\n")
    #expect(
      try fixture.sql("SELECT question, answer FROM questions WHERE question GLOB '*2?'")
        == "[('What about question 2?', 'It is answered.')]\n")
    #expect(
      try fixture.sql("SELECT DISTINCT task, owner, due, is_done FROM action_items")
        == "[('Order lenses', 'Ann Lee', 'Friday', 0)]\n")
  }
}

/// Recorded meetings, every word of which is found where it is.
@Suite(.requires(.sharedFolder()))
struct CorpusSearchTests {
  @Test func `every word of the meetings is found in the turns that have it`() async throws {
    let answers = try SharedFolder.jsonFiles(in: "corpus").map { try SharedFolder.bytes(of: $0) }
    var places: [String: Set<String>] = [:]
    for answer in answers {
      let meeting = try BotStatusReader().meeting(in: answer)
      let id = try BotID(validating: meeting.botID ?? "").text
      for turn in meeting.transcript?.turns ?? [] {
        for word in Self.words(of: turn.text) {
          places[word, default: []].insert("\(id) \(turn.index)")
        }
      }
    }
    #expect(places.count > 5_000)
    let fixture = try CatalogueFixture(answers)
    let catalogue = try fixture.catalogue()
    _ = try await catalogue.fillIndex { _, _ in }
    let isExhaustive = ProcessInfo.processInfo.environment["DEBRIEF_EXHAUSTIVE"] != nil
    for (number, word) in places.keys.sorted().enumerated()
    where isExhaustive || number.isMultiple(of: 5) {
      let expected = places[word] ?? []
      // A common word is in too many turns to show all.
      guard expected.count <= 100 else { continue }
      let hits = try catalogue.hits(for: try SearchQuery("\"\(word)\""), in: .init(), limit: 1_000)
      let found = hits.hits.filter { $0.passage.kind == .turn }
        .map { "\($0.id.text) \($0.passage.item)" }
      #expect(expected.subtracting(found) == [], "\(word)")
    }
    try catalogue.close()
  }

  /// The words of a text, split by other code than that of the search.
  private static func words(of text: String) -> Set<String> {
    Set(
      text.lowercased().unicodeScalars.split {
        !$0.properties.isAlphabetic && $0.properties.numericType == nil
      }.map { String($0) })
  }
}
