import MeetingModel
import Publishing
import Reports
import Testing

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

  private func site(_ entries: [SiteEntry]) -> SiteMeetings {
    SiteMeetings(
      entries.enumerated().map { index, entry in
        SiteMeetings.Read(entry, at: MeetingPlace(source: index, index: 0))
      }
    ) { CivilTime($0).dateText }
  }

  @Test func `meetings are listed from the newest on, those without a time last`() {
    let site = site([entry(0), entry(nil), entry(86_400)])
    #expect(site.meetings.map(\.entry.startedAt?.seconds) == [86_400, 0, nil])
    #expect(site.meetings.map(\.page) == ["1970-01-02.html", "1970-01-01.html", "meeting.html"])
  }

  @Test func `equal names are numbered from the oldest meeting on`() {
    let names = site([
      entry(20, subject: "sync"), entry(10, subject: "sync"), entry(30, subject: "sync"),
    ]).meetings.map(\.page)
    #expect(
      names == ["1970-01-01-sync-3.html", "1970-01-01-sync-2.html", "1970-01-01-sync.html"])
  }

  @Test func `names do not depend on the order of the sources`() {
    let reads = (0..<5).map { number in
      SiteMeetings.Read(
        entry(10, subject: "sync", people: ["\(number)"]),
        at: MeetingPlace(source: number, index: 0), order: "\(number)")
    }
    func names(_ reads: [SiteMeetings.Read]) -> [String] {
      SiteMeetings(reads) { CivilTime($0).dateText }.meetings
        .sorted { $0.entry.people[0] < $1.entry.people[0] }.map(\.page)
    }
    var others = reads.reversed() as [SiteMeetings.Read]
    for index in others.indices { others[index].place = MeetingPlace(source: index, index: 0) }
    #expect(names(reads) == names(others))
  }

  @Test func `no two pages have the same name, whatever their subjects`() {
    let subjects = [
      "a", "a-2", "a", "index", "404", "é", "e\u{301}", String(repeating: "x", count: 400),
    ]
    let entries = subjects.flatMap { [entry(1, subject: $0), entry(nil, subject: $0)] }
    let site = site(
      entries + [
        entry(1, people: ["Ann", "ann", "ANN", "!", "?"], room: "a"), entry(2, room: "A"),
      ])
    var names: [String] = ["404.html"]
    names += site.meetings.map(\.page)
    names += site.listPages.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { $0.utf8.count <= 200 })
  }

  @Test func `earlier and later meetings of a room are linked both ways`() {
    let site = site([
      entry(10, room: "a"), entry(20, room: "b"), entry(30, room: "a"), entry(40, room: "a"),
      entry(50),
    ])
    let links = site.meetings.map { [$0.earlier, $0.later] }
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

  @Test func `a new meeting leaves the older pages of a list as they are`() {
    func pages(_ count: Int) -> [String: [String]] {
      let site = site((0..<count).map { entry(Int64($0) * 86_400) })
      return Dictionary(
        uniqueKeysWithValues: site.listPages.map {
          ($0.name, site.listing(on: $0).items.map(\.page))
        })
    }
    let (before, after) = (pages(450), pages(451))
    #expect(
      before.keys.sorted() == [
        "index-older-1.html", "index-older-2.html", "index-older-3.html", "index.html",
      ])
    #expect(after.filter { before[$0.key] != $0.value }.keys.sorted() == ["index.html"])
  }

  @Test func `a person who spoke under two spellings of one name has one page`() {
    let site = site([entry(1, people: ["Zo\u{eb}"]), entry(2, people: ["Zoe\u{308}"])])
    #expect(site.people.count == 1)
    #expect(site.people.first?.meetings == [0, 1])
  }
}
