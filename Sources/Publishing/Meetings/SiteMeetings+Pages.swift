internal import Exporting
package import Reports
internal import TextEscaping

/// What the pages of a site show.
extension SiteMeetings {
  /// The pages that every page leads to.
  package var navigation: SiteNavigation {
    SiteNavigation(
      index: indexPages.first ?? SitePageName.index, people: peoplePages.first,
      rooms: roomsPages.first)
  }

  /// The names of the people and the rooms, each on one line.
  var names: Set<TopicName> {
    let people = people.map { TopicName(kind: .person, text: PlainText.singleLine($0.name)) }
    let rooms = rooms.map { TopicName(kind: .room, text: PlainText.singleLine($0.name)) }
    return Set(people + rooms)
  }

  /// The maximum number of people who are listed with a meeting.
  ///
  /// A meeting is in the list of each of its people: to list all of them in each would take quadratic
  /// time.
  private static let mostPeople = 20

  /// A meeting as a list shows it.
  package func item(_ index: Int) throws -> SiteListItem { item(of: try meeting(index)) }

  /// A meeting as a list shows it.
  func item(of meeting: Meeting) -> SiteListItem {
    let listed = meeting.people.prefix(Self.mostPeople)
    return SiteListItem(
      meeting.entry, page: meeting.page, people: listed.compactMap { link(people[$0]) },
      unlistedCount: meeting.people.count - listed.count,
      room: meeting.room.flatMap { link(rooms[$0]) })
  }

  /// What a list is about.
  package enum ListSubject: Sendable {
    /// All meetings.
    case index
    /// The person, or the room, with an index.
    case person(Int), room(Int)
    /// All people, or all rooms.
    case people, rooms
  }

  /// A page of a list.
  package struct ListPage: Sendable {
    /// The name of the page.
    package let name: String
    let subject: ListSubject
    /// Its number among the pages of the list, from 0 on.
    let number: Int
  }

  /// The pages of all lists.
  package var listPages: [ListPage] {
    let subjects =
      [ListSubject.index] + people.indices.map { .person($0) } + rooms.indices.map { .room($0) }
      + [.people, .rooms]
    return subjects.flatMap { subject in
      names(of: subject).enumerated().map {
        ListPage(name: $0.element, subject: subject, number: $0.offset)
      }
    }
  }

  /// The names of the pages of a list, in order.
  private func names(of subject: ListSubject) -> [String] {
    switch subject {
    case .index: indexPages
    case .person(let index): people[index].pages
    case .room(let index): rooms[index].pages
    case .people: peoplePages
    case .rooms: roomsPages
    }
  }

  /// The content of a page of a list.
  package func listing(on page: ListPage) throws -> SiteListing {
    switch page.subject {
    case .index: try meetingList(.index, 0..<count, page)
    case .person(let index):
      try meetingList(.person(people[index].name), people[index].meetings, page)
    case .room(let index): try meetingList(.room(rooms[index].name), rooms[index].meetings, page)
    case .people: topicList(.people, people, page)
    case .rooms: topicList(.rooms, rooms, page)
    }
  }

  private func list(_ kind: SiteListing.Kind, _ page: ListPage) -> SiteListing {
    let names = names(of: page.subject)
    var listing = SiteListing(kind)
    listing.previous = page.number > 0 ? names[page.number - 1] : nil
    listing.next = page.number + 1 < names.count ? names[page.number + 1] : nil
    return listing
  }

  private func meetingList(
    _ kind: SiteListing.Kind, _ listed: some RandomAccessCollection<some BinaryInteger>,
    _ page: ListPage
  ) throws -> SiteListing {
    var listing = list(kind, page)
    // Only the first page tells what changes with each meeting.
    if page.number == 0 {
      listing.total = listed.count
    } else {
      listing.number = names(of: page.subject).count - page.number
    }
    let range = Self.pageRange(page.number, of: listed.count)
    listing.items = try listed.dropFirst(range.lowerBound).prefix(range.count).map {
      try item(Int($0))
    }
    return listing
  }

  private func topicList(
    _ kind: SiteListing.Kind, _ topics: [Topic], _ page: ListPage
  ) -> SiteListing {
    var listing = list(kind, page)
    listing.number = page.number > 0 ? page.number + 1 : nil
    let start = page.number * Self.pageSize
    listing.links = topics[start..<min(start + Self.pageSize, topics.count)].compactMap { topic in
      topic.pages.first.map { SiteLink(topic.name, to: $0, count: topic.meetings.count) }
    }
    return listing
  }

  private func link(_ topic: Topic) -> SiteLink? {
    topic.pages.first.map { SiteLink(topic.name, to: $0) }
  }
}
