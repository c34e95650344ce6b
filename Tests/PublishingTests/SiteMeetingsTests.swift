import MeetingModel
import Reports
import Testing

@testable import Publishing

/// The arrangement of meetings: order, names of pages, neighbours, parts of long lists.
struct SiteMeetingsTests {
  private func entry(
    _ seconds: Int64?, subject: String? = nil, people: [String] = [], room: String? = nil
  ) -> SiteEntry {
    SiteEntry(
      title: subject ?? "", startedAt: seconds.map { Instant(seconds: $0) }, completedAt: nil,
      durationMilliseconds: nil, people: people, room: room, summary: "", openItems: 0,
      subject: subject)
  }

  /// The site of meetings, each from a source of its own, and about a bot of its own if there are IDs.
  private func site(_ entries: [SiteEntry], bots: [String] = []) throws -> SiteMeetings {
    var read = ReadMeetings(ScratchFile("entries", in: nil))
    for (index, entry) in entries.enumerated() {
      _ = try read.add(
        entry, at: MeetingPlace(source: index, index: 0),
        of: bots.isEmpty ? nil : Fingerprint(of: bots[index]), from: nil)
    }
    return try SiteMeetings(read, in: ScratchFile("meetings", in: nil)) { CivilTime($0).dateText }
  }

  private func meetings(_ site: SiteMeetings) throws -> [SiteMeetings.Meeting] {
    try (0..<site.count).map { try site.meeting($0) }
  }

  @Test func `meetings are listed from the newest on, those without a time last`() throws {
    let site = try site([entry(0), entry(nil), entry(86_400)])
    #expect(try meetings(site).map(\.entry.startedAt?.seconds) == [86_400, 0, nil])
    #expect(
      try meetings(site).map(\.page) == ["1970-01-02.html", "1970-01-01.html", "meeting.html"])
  }

  @Test func `equal names are numbered from the oldest meeting on`() throws {
    let names = try meetings(
      site([
        entry(20, subject: "sync"), entry(10, subject: "sync"), entry(30, subject: "sync"),
      ])
    ).map(\.page)
    #expect(
      names == ["1970-01-01-sync-3.html", "1970-01-01-sync-2.html", "1970-01-01-sync.html"])
  }

  @Test(arguments: [3, 150, 159, 160, 161, 400])
  func `pages of a list keep their names when another meeting comes, however long they are`(
    length: Int
  ) throws {
    let name = String(repeating: "a", count: length)
    func pages(_ count: Int) throws -> [String] {
      try #require(
        try site((0..<count).map { entry(Int64($0), people: [name]) }).people.first
      ).pages
    }
    let (few, more) = (try pages(400), try pages(500))
    #expect(few.count == 4 && more.count == 5)
    #expect(more.first == few.first && Array(more.suffix(3)) == Array(few.suffix(3)))
    #expect(more.allSatisfy { $0.utf8.count <= 165 } && Set(more).count == 5)
  }

  @Test func `names do not depend on the order of the sources`() throws {
    func names(_ numbers: [Int]) throws -> [String] {
      let site = try site(
        numbers.map { entry(10, subject: "sync", people: ["\($0)"]) },
        bots: numbers.map(String.init))
      return try meetings(site).sorted { $0.entry.people[0] < $1.entry.people[0] }.map(\.page)
    }
    #expect(try names(Array(0..<5)) == names((0..<5).reversed()))
  }

  @Test func `of several answers about a bot, the last one counts`() throws {
    let site = try site(
      [entry(10, subject: "a"), entry(20, subject: "b"), entry(30, subject: "c")],
      bots: ["1", "2", "1"])
    #expect(try meetings(site).map(\.entry.subject) == ["c", "b"])
    #expect(site.index(at: MeetingPlace(source: 0, index: 0)) == nil)
    #expect(site.index(at: MeetingPlace(source: 1, index: 0)) == 1)
    #expect(site.meetings(from: 2).map(\.number) == [0])
  }

  @Test func `a meeting that is kept in a file is the same`() throws {
    let entry = SiteEntry(
      title: "Ünïcode\u{0} 会議", startedAt: Instant(seconds: -62_135_596_800, nanoseconds: 7),
      completedAt: Instant(seconds: .max), durationMilliseconds: .min, people: ["", "Zoë"],
      room: "",
      summary: String(repeating: "x", count: 500), openItems: 3, subject: nil)
    let site = try site([entry, self.entry(1)])
    #expect(try meetings(site).map(\.entry) == [self.entry(1), entry])
  }

  @Test func `no two pages have the same name, whatever their subjects`() throws {
    let subjects = [
      "a", "a-2", "a", "index", "404", "é", "e\u{301}", String(repeating: "x", count: 400),
    ]
    let entries = subjects.flatMap { [entry(1, subject: $0), entry(nil, subject: $0)] }
    let site = try site(
      entries + [
        entry(1, people: ["Ann", "ann", "ANN", "!", "?"], room: "a"), entry(2, room: "A"),
      ])
    var names: [String] = ["404.html"]
    names += try meetings(site).map(\.page)
    names += site.listPages.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { $0.utf8.count <= 200 })
  }

  @Test func `earlier and later meetings of a room are linked both ways`() throws {
    let site = try site([
      entry(10, room: "a"), entry(20, room: "b"), entry(30, room: "a"), entry(40, room: "a"),
      entry(50),
    ])
    let links = try meetings(site).map { [$0.earlier, $0.later] }
    // In the order of the list: 50, 40, 30, 20, 10.
    #expect(links == [[nil, nil], [2, nil], [4, 1], [nil, nil], [nil, 2]])
  }

  @Test(arguments: 0...1_001)
  func `a list is parted without loss, and pages behind the first one are full`(count: Int) {
    let ranges = (0..<SiteMeetings.pageCount(of: count)).map {
      SiteMeetings.pageRange($0, of: count)
    }
    #expect(ranges.flatMap { Array($0) } == Array(0..<count))
    #expect(ranges.allSatisfy { $0.count <= SiteMeetings.pageSize })
    #expect(ranges.dropFirst().allSatisfy { $0.count == SiteMeetings.pageSize / 2 })
  }

  @Test func `a new meeting leaves the older pages of a list as they are`() throws {
    func pages(_ count: Int) throws -> [String: [String]] {
      let site = try site((0..<count).map { entry(Int64($0) * 86_400) })
      return Dictionary(
        uniqueKeysWithValues: try site.listPages.map {
          ($0.name, try site.listing(on: $0).items.map(\.page))
        })
    }
    let (before, after) = (try pages(450), try pages(451))
    #expect(
      before.keys.sorted() == [
        "index-older-1.html", "index-older-2.html", "index-older-3.html", "index.html",
      ])
    #expect(after.filter { before[$0.key] != $0.value }.keys.sorted() == ["index.html"])
  }

  @Test func `a person who spoke under two spellings of one name has one page`() throws {
    let site = try site([entry(1, people: ["Zo\u{eb}"]), entry(2, people: ["Zoe\u{308}"])])
    #expect(site.people.count == 1)
    #expect(site.people.first?.meetings == [0, 1])
  }
}
