package import MeetingModel
package import Reports

/// The meetings of a site with the names of their pages: an entry each, and never a whole meeting.
///
/// Names consist of date and title, and are numbered where several are equal: never of a bot's ID.
package struct SiteMeetings: Sendable {
  /// A meeting on the site.
  package struct Meeting: Sendable {
    /// What the lists show of it.
    package let entry: SiteEntry
    /// Its place in the order in which meetings were read.
    package let place: MeetingPlace
    /// The indices of its people.
    package fileprivate(set) var people: [Int] = []
    /// The index of its room; nil if it has no name.
    package fileprivate(set) var room: Int?
    /// The name of its page.
    package fileprivate(set) var page = ""
    /// The index of the meeting before it in the same room; nil if there is none.
    package fileprivate(set) var earlier: Int?
    /// The index of the meeting after it in the same room; nil if there is none.
    package fileprivate(set) var later: Int?
  }

  /// A person or a room, with its meetings.
  package struct Topic: Sendable {
    /// The name as it first appears.
    package let name: String
    /// The indices of its meetings, newest first.
    package fileprivate(set) var meetings: [Int] = []
    /// The names of its pages.
    package fileprivate(set) var pages: [String] = []
  }

  /// The meetings, newest first; those without a time are last.
  package private(set) var meetings: [Meeting]
  /// The people, in the order of their names.
  package private(set) var people: [Topic] = []
  /// The rooms, in the order of their names.
  package private(set) var rooms: [Topic] = []
  /// The names of the pages of the list of all meetings, the newest first.
  package private(set) var indexPages: [String] = []
  /// The names of the pages of the list of people; empty if nobody is named.
  package private(set) var peoplePages: [String] = []
  /// The names of the pages of the list of rooms; empty if none has a name.
  package private(set) var roomsPages: [String] = []

  /// The maximum number of entries on a page of a list.
  package static let pageSize = 200
  /// The number of meetings on the pages behind the first one of a list.
  private static let olderPageSize = pageSize / 2

  /// The number of pages of a list of meetings.
  package static func pageCount(of count: Int) -> Int {
    count > pageSize ? count / olderPageSize : 1
  }

  /// The part of a list of meetings, newest first, that is on one of its pages, from 0 on.
  ///
  /// The pages behind the first one are counted from the oldest meeting, so that a new one changes
  /// the first page alone, and another page in a hundred times.
  package static func pageRange(_ number: Int, of count: Int) -> Range<Int> {
    guard count > pageSize else { return 0..<count }
    let first = olderPageSize + count % olderPageSize
    guard number > 0 else { return 0..<first }
    let start = first + (number - 1) * olderPageSize
    return start..<(start + olderPageSize)
  }

  /// What has been read of a meeting.
  package struct Read: Sendable {
    /// What the lists show of it.
    package var entry: SiteEntry
    /// Its place in the order in which meetings were read.
    package var place: MeetingPlace
    /// What orders meetings that began at the same moment.
    ///
    /// It is the same in every run, whatever the order of the sources, and is never shown.
    package var order: String

    /// Makes it.
    package init(_ entry: SiteEntry, at place: MeetingPlace, order: String = "") {
      self.entry = entry
      self.place = place
      self.order = order
    }
  }

  /// Arranges meetings.
  ///
  /// - Parameters:
  ///   - read: What has been read of each meeting.
  ///   - date: Returns the date in the name of a page.
  package init(_ read: [Read], date: (Instant) -> String) {
    meetings = read.sorted(by: Self.isNewer).map { Meeting(entry: $0.entry, place: $0.place) }
    people = topics {
      $0.people
    } note: { meeting, topic in
      meeting.people.append(topic)
    }
    rooms = topics {
      $0.room.map { [$0] } ?? []
    } note: { meeting, topic in
      meeting.room = topic
    }
    linkNeighbours()
    namePages(date)
  }

  /// The order of meetings: newest first, and those without a time last.
  private static func isNewer(_ one: Read, _ other: Read) -> Bool {
    switch (one.entry.startedAt, other.entry.startedAt) {
    case (let first?, let second?) where first != second: first > second
    case (_?, nil): true
    case (nil, _?): false
    default: (one.order, one.place) < (other.order, other.place)
    }
  }

  /// The people or the rooms, in the order of their names; two names are one if they are
  /// canonically equivalent.
  private mutating func topics(
    _ names: (SiteEntry) -> [String], note: (inout Meeting, Int) -> Void
  ) -> [Topic] {
    var order: [String] = []
    var known: Set<String> = []
    for meeting in meetings {
      for name in names(meeting.entry) where known.insert(name).inserted { order.append(name) }
    }
    order.sort { ($0.lowercased(), $0) < ($1.lowercased(), $1) }
    var topics = order.map { Topic(name: $0) }
    let numbers = Dictionary(
      order.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    for index in meetings.indices {
      for name in names(meetings[index].entry) {
        guard let number = numbers[name], topics[number].meetings.last != index else { continue }
        topics[number].meetings.append(index)
        note(&meetings[index], number)
      }
    }
    return topics
  }

  private mutating func linkNeighbours() {
    for room in rooms {
      for (later, earlier) in zip(room.meetings, room.meetings.dropFirst()) {
        meetings[later].earlier = earlier
        meetings[earlier].later = later
      }
    }
  }

  private mutating func namePages(_ date: (Instant) -> String) {
    var names = PageNames()
    indexPages = names.pages(named: "index", of: meetings.count)
    // From the oldest on, so that a new meeting does not rename others.
    for index in meetings.indices.reversed() {
      let entry = meetings[index].entry
      let parts = [entry.startedAt.map(date) ?? "meeting", entry.subject].compactMap { $0 }
      meetings[index].page = names.page(named: parts.joined(separator: "-"))
    }
    for index in people.indices {
      people[index].pages = names.pages(
        named: "person-" + PageNames.slug(of: people[index].name), of: people[index].meetings.count)
    }
    for index in rooms.indices {
      rooms[index].pages = names.pages(
        named: "room-" + PageNames.slug(of: rooms[index].name), of: rooms[index].meetings.count)
    }
    if !people.isEmpty { peoplePages = names.namePages(named: "people", of: people.count) }
    if !rooms.isEmpty { roomsPages = names.namePages(named: "rooms", of: rooms.count) }
  }
}

/// Gives each page a name of its own.
private struct PageNames {
  /// The maximum length of a name in bytes, without number and extension.
  private static let maximumLength = 160

  /// The names given so far; canonically equivalent names are equal, as on some file systems.
  private var taken: Set<String> = [SitePageName.missing, SitePageName.search]
  /// The number to try next for a name that several pages want.
  private var numbers: [String: Int] = [:]

  /// The name's letters and digits; `unnamed` without any.
  static func slug(of name: String) -> String { Slug.text(of: name) ?? "unnamed" }

  /// The name of a page.
  mutating func page(named wanted: String) -> String {
    let stem = Self.prefix(of: wanted)
    if taken.insert(stem + ".html").inserted { return stem + ".html" }
    var number = numbers[stem] ?? 2
    while !taken.insert("\(stem)-\(number).html").inserted { number += 1 }
    numbers[stem] = number + 1
    return "\(stem)-\(number).html"
  }

  /// The names of the pages of a list of meetings, the newest first: `index.html`,
  /// `index-older-2.html`, `index-older-1.html`.
  mutating func pages(named wanted: String, of count: Int) -> [String] {
    let olderPages = SiteMeetings.pageCount(of: count) - 1
    return [page(named: wanted)]
      + (0..<olderPages).map { page(named: "\(Self.prefix(of: wanted))-older-\(olderPages - $0)") }
  }

  /// The names of the pages of a list of names: `people.html`, `people-2.html`.
  mutating func namePages(named wanted: String, of count: Int) -> [String] {
    let size = SiteMeetings.pageSize
    return (1...max((count + size - 1) / size, 1)).map { number in
      page(named: number == 1 ? wanted : "\(wanted)-\(number)")
    }
  }

  /// The longest prefix of a text that a name can have, cut between scalars.
  private static func prefix(of text: String) -> String {
    guard text.utf8.count > maximumLength else { return text }
    var end = text.utf8.index(text.startIndex, offsetBy: maximumLength)
    while end.samePosition(in: text.unicodeScalars) == nil { end = text.utf8.index(before: end) }
    return String(text[..<end])
  }
}
