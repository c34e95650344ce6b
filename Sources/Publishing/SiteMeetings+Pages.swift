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
  package func item(_ index: Int) -> SiteListItem {
    let meeting = meetings[index]
    let listed = meeting.people.prefix(Self.mostPeople)
    return SiteListItem(
      meeting.entry, page: meeting.page, people: listed.compactMap { link(people[$0]) },
      unlistedCount: meeting.people.count - listed.count,
      room: meeting.room.flatMap { link(rooms[$0]) })
  }

  /// Calls a body with the name and the content of each list, one page after the other.
  package func forEachListing<Failure: Error>(
    _ body: (String, SiteListing) throws(Failure) -> Void
  ) throws(Failure) {
    try forEachPage(of: .index, Array(meetings.indices), indexPages, body)
    for person in people {
      try forEachPage(of: .person(person.name), person.meetings, person.pages, body)
    }
    for room in rooms {
      try forEachPage(of: .room(room.name), room.meetings, room.pages, body)
    }
    try forEachPage(of: .people, people, peoplePages, body)
    try forEachPage(of: .rooms, rooms, roomsPages, body)
  }

  private func forEachPage<Failure: Error>(
    of kind: SiteListing.Kind, _ meetings: [Int], _ pages: [String],
    _ body: (String, SiteListing) throws(Failure) -> Void
  ) throws(Failure) {
    for (index, (page, range)) in zip(pages, Self.pageRanges(of: meetings.count)).enumerated() {
      var listing = SiteListing(kind)
      // Only the first page tells what changes with each meeting.
      if index == 0 { listing.total = meetings.count } else { listing.number = pages.count - index }
      listing.previous = index > 0 ? pages[index - 1] : nil
      listing.next = index + 1 < pages.count ? pages[index + 1] : nil
      listing.items = meetings[range].map { item($0) }
      try body(page, listing)
    }
  }

  private func forEachPage<Failure: Error>(
    of kind: SiteListing.Kind, _ topics: [Topic], _ pages: [String],
    _ body: (String, SiteListing) throws(Failure) -> Void
  ) throws(Failure) {
    for (index, page) in pages.enumerated() {
      var listing = SiteListing(kind)
      listing.number = index > 0 ? index + 1 : nil
      listing.previous = index > 0 ? pages[index - 1] : nil
      listing.next = index + 1 < pages.count ? pages[index + 1] : nil
      let start = index * Self.pageSize
      listing.links = topics[start..<min(start + Self.pageSize, topics.count)].compactMap { topic in
        topic.pages.first.map { SiteLink(topic.name, to: $0, count: topic.meetings.count) }
      }
      try body(page, listing)
    }
  }

  private func link(_ topic: Topic) -> SiteLink? {
    topic.pages.first.map { SiteLink(topic.name, to: $0) }
  }
}
