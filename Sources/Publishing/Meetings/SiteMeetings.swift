internal import Exporting
internal import MeetingModel
package import Reports

/// The meetings of a site with the names of their pages: an entry each, and never a whole meeting.
///
/// Even the entries are in a file, and are read one by one: in memory are only what leads to them, and
/// the people and rooms with the numbers of their meetings.
///
/// Names consist of date and title, and are numbered where several are equal: never of a bot's ID.
package struct SiteMeetings: Sendable {
  /// A meeting on the site.
  package struct Meeting: Sendable {
    /// What the lists show of it.
    package let entry: SiteEntry
    /// Its place in the order in which meetings were read.
    package let place: MeetingPlace
    /// The hash of its source; nil if that has none.
    let source: ContentHash?
    let links: MeetingLinks

    /// The indices of its people.
    package var people: [Int] { links.people }
    /// The index of its room; nil if it has no name.
    package var room: Int? { links.room }
    /// The name of its page.
    package var page: String { links.page }
    /// The index of the meeting before it in the same room; nil if there is none.
    package var earlier: Int? { links.earlier }
    /// The index of the meeting after it in the same room; nil if there is none.
    package var later: Int? { links.later }
  }

  /// A person or a room, with its meetings.
  package struct Topic: Sendable {
    /// The name as it first appears.
    package let name: String
    /// The indices of its meetings, newest first.
    package internal(set) var meetings: [Int32] = []
    /// The names of its pages.
    package fileprivate(set) var pages: [String] = []
  }

  /// The meetings, newest first; those without a time are last.
  private var stored: StoredRows
  /// The numbers of the meetings by their places in the sources.
  private(set) var places: [PlacedMeeting] = []
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

  /// The number of meetings.
  package var count: Int { stored.count }

  /// A meeting; they are numbered from the newest on, and those without a time are last.
  package func meeting(_ index: Int) throws -> Meeting {
    try Meeting(stored: try stored[index])
  }

  /// The meetings of a source, in its order.
  func meetings(from source: Int) -> ArraySlice<PlacedMeeting> {
    let start = firstPlace(from: MeetingPlace(source: source, index: 0))
    return places[start..<firstPlace(from: MeetingPlace(source: source + 1, index: 0))]
  }

  /// The number of the meeting at a place; nil if it is not on the site.
  func index(at place: MeetingPlace) -> Int? {
    let first = firstPlace(from: place)
    return first < places.count && places[first].place == place ? places[first].number : nil
  }

  /// Where in ``places`` those begin that are not before a place.
  private func firstPlace(from place: MeetingPlace) -> Int {
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if places[middle].place < place { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Arranges meetings.
  ///
  /// - Parameters:
  ///   - read: What has been read of each meeting.
  ///   - file: Where the meetings are kept.
  ///   - date: Returns the date in the name of a page.
  init(_ read: consuming ReadMeetings, in file: ScratchFile, date: (Instant) -> String) throws {
    stored = StoredRows(file)
    let rows = read.takeMeetings()
    var (people, rooms) = (TopicCollection(), TopicCollection())
    var pages: [String] = []
    pages.reserveCapacity(rows.count)
    for row in rows {
      let entry = try read.entry(of: row)
      people.add(entry.people)
      rooms.add(entry.room.map { [$0] } ?? [])
      pages.append(
        [entry.startedAt.map(date) ?? "meeting", entry.subject].compactMap { $0 }
          .joined(separator: "-"))
    }
    self.people = people.topics()
    self.rooms = rooms.topics()
    namePages(&pages)
    let (earlier, later) = neighbours(of: rows.count)
    for (index, row) in rows.enumerated() {
      var writer = ByteWriter()
      writer.append(row.place.source)
      writer.append(row.place.index)
      MeetingLinks(
        people: people.numbers(of: index), room: rooms.numbers(of: index).first,
        page: pages[index], earlier: earlier[index].index, later: later[index].index
      ).write(to: &writer)
      try stored.add(writer.bytes + read.bytes(of: row))
    }
    places = rows.enumerated().map { PlacedMeeting($0.element.place, number: $0.offset) }
    places.sort()
  }

  /// The numbers of the meetings before and after each meeting in its room; -1 for none.
  private func neighbours(of count: Int) -> (earlier: [Int32], later: [Int32]) {
    var (earlier, later) = (
      [Int32](repeating: -1, count: count), [Int32](repeating: -1, count: count)
    )
    for room in rooms {
      for (newer, older) in zip(room.meetings, room.meetings.dropFirst()) {
        earlier[Int(newer)] = older
        later[Int(older)] = newer
      }
    }
    return (earlier, later)
  }

  /// Names all pages.
  ///
  /// - Parameter pages: The names that the pages of the meetings are to have, and then do have.
  private mutating func namePages(_ pages: inout [String]) {
    var names = PageNames()
    indexPages = names.pages(named: "index", of: pages.count)
    // From the oldest on, so that a new meeting does not rename others.
    for index in pages.indices.reversed() { pages[index] = names.page(named: pages[index]) }
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

extension Int32 {
  /// The index that a number is; nil for -1.
  fileprivate var index: Int? { self < 0 ? nil : Int(self) }
}
