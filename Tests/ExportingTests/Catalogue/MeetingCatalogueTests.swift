import Archive
import Exporting
import Foundation
import MeetingModel
import PailFlow
import Testing
import TestSupport

struct MeetingCatalogueTests {
  private static func answers() -> [[UInt8]] {
    [
      CatalogueFixture.answer(
        1, day: "2026-03-01", title: "Plan", turns: [("Ann Lee", "Hello."), ("PailBot", "Hi.")]),
      CatalogueFixture.answer(2, day: "2026-03-03", room: "retro", turns: [("Ben", "Hello.")]),
      CatalogueFixture.answer(
        3, day: "2026-03-02", turns: [("Cy", "Hello."), ("Ann Lee", "Yes.")]),
    ]
  }

  private static func numbers(_ listed: [ListedMeeting]) -> [Int] {
    listed.compactMap { Int($0.id.text.suffix(12), radix: 16) }
  }

  @Test func `meetings come newest first, those without an answer last`() async throws {
    let others = try [8, 7].map { try BotID(validating: ExportFixture.id($0)) }
    let fixture = try CatalogueFixture(Self.answers(), others: others)
    let listed = try await fixture.list()
    #expect(Self.numbers(listed) == [2, 3, 1, 8, 7])
    #expect(listed.map(\.state) == [.done, .done, .done, .new, .new])
    let meeting = try #require(listed[2].meeting)
    #expect(meeting.title == "Plan")
    #expect(meeting.room == "weekly")
    #expect(meeting.people == ["Ann Lee"])
    #expect(meeting.bots == ["PailBot"])
    #expect(meeting.length == 1_800)
    #expect(meeting.startedAt == Instant(seconds: 1_772_359_200))
    #expect(listed[3].meeting == nil)
  }

  @Test func `bots that are named are known if they are in the archive, in the order named`() throws
  {
    let ids = try [8, 2, 9, 1].map { try BotID(validating: ExportFixture.id($0)) }
    let fixture = try CatalogueFixture(Self.answers(), others: [ids[0]])
    let catalogue = try fixture.catalogue()
    #expect(try catalogue.known(among: ids) == [ids[0], ids[1], ids[3]])
    try catalogue.close()
  }

  @Test func `a filter chooses as it does for a site`() async throws {
    let fixture = try CatalogueFixture(Self.answers())
    func numbers(
      _ change: (inout MeetingCatalogue.Choice) -> Void
    ) async throws -> [Int] {
      var choice = MeetingCatalogue.Choice()
      change(&choice)
      return Self.numbers(try await fixture.list(choice))
    }
    #expect(try await numbers { $0.filter.firstDay = CivilDay("2026-03-02") } == [2, 3])
    #expect(try await numbers { $0.filter.endDay = CivilDay("2026-03-02") } == [1])
    #expect(try await numbers { $0.filter.people = ["ann"] } == [3, 1])
    #expect(try await numbers { $0.filter.excludedPeople = ["Lee"] } == [2])
    #expect(try await numbers { $0.filter.rooms = ["RETRO"] } == [2])
    #expect(try await numbers { $0.filter.people = ["PailBot"] } == [1])
    #expect(try await numbers { $0.state = .failed } == [])
    #expect(
      try await numbers {
        $0.filter.people = ["Zoe"]
        $0.speakerNames = ["Ben": "Zoe"]
      } == [2])
  }

  @Test func `a name that nobody has is told with the nearest one`() async throws {
    let fixture = try CatalogueFixture(Self.answers())
    let catalogue = try fixture.catalogue()
    _ = try await catalogue.fill { _, _ in }
    var choice = MeetingCatalogue.Choice()
    choice.filter.people = ["Ann Le", "Ben"]
    choice.filter.rooms = ["rettro"]
    let unmatched = try catalogue.forEach(in: choice) { _ in true }
    #expect(unmatched.map(\.name.text) == ["Ann Le", "rettro"])
    #expect(unmatched.map(\.suggestion.isEmpty) == [false, false])
    try catalogue.close()
  }

  @Test func `what was filled is not read again, and a stop goes on where it was`() async throws {
    let answers = (1...600).map { CatalogueFixture.answer($0, turns: [("Ann", "Hello.")]) }
    let fixture = try CatalogueFixture(answers)
    let catalogue = try fixture.catalogue()
    let task = Task {
      try await catalogue.fill { _, _ in withUnsafeCurrentTask { $0?.cancel() } }
    }
    await #expect(throws: CancellationError.self) { _ = try await task.value }
    try catalogue.close()
    let filled = Int(
      try fixture.sql("SELECT count(*) FROM meeting").filter(\.isNumber))
    #expect(filled.map { (1..<600).contains($0) } == true)
    let next = try fixture.catalogue()
    var totals: Set<Int> = []
    _ = try await next.fill { totals.insert($1) }
    #expect(totals == [600 - (filled ?? 0)])
    totals = []
    _ = try await next.fill { totals.insert($1) }
    #expect(totals == [])
    try next.close()
    #expect(try await fixture.list().count == 600)
  }

  @Test func `a damaged answer is told, and the others are listed`() async throws {
    let fixture = try CatalogueFixture(Self.answers())
    try fixture.sql("UPDATE answer SET body = x'00' WHERE position = 2")
    let catalogue = try fixture.catalogue()
    let findings = try await catalogue.fill { _, _ in }
    #expect(findings.damaged.map(\.text) == [ExportFixture.id(2)])
    try catalogue.close()
    #expect(Self.numbers(try await fixture.list()) == [3, 1, 2])
  }

  @Test func `an archive of any earlier version is brought up to date`() async throws {
    for version in EarlierArchive.versions {
      let fixture = try CatalogueFixture(Self.answers())
      try fixture.sql(EarlierArchive.statements(backTo: version))
      #expect(Self.numbers(try await fixture.list()) == [2, 3, 1], "version \(version)")
      #expect(try await fixture.search("hello").count == 3, "version \(version)")
    }
  }

  @Test func `an archive that cannot be written says what it lacks`() async throws {
    let fixture = try CatalogueFixture(Self.answers())
    let copy = try TemporaryFolder()
    let path = copy.path + "/kept/debrief.sqlite"
    try FileManager.default.createDirectory(
      atPath: copy.path + "/kept", withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: fixture.folder.path + "/debrief.sqlite", toPath: path)
    let archive = try Archive(path: path, .trying)
    #expect(archive.cannotBeWritten)
    #expect(try archive.unreadCount(.catalogue) == 3)
    #expect(try !archive.hasIndex())
    try archive.close()
  }
}
