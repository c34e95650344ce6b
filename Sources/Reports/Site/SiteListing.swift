/// A link to another page of a site.
package struct SiteLink: Sendable, Hashable {
  /// The text of the link.
  package var text: String
  /// The name of the page's file.
  package var page: String
  /// The number of meetings behind it; nil if it is not told.
  package var count: Int?

  /// Makes a link.
  package init(_ text: String, to page: String, count: Int? = nil) {
    self.text = text
    self.page = page
    self.count = count
  }
}

/// A meeting in a list of a site, with the names of the pages it leads to.
package struct SiteListItem: Sendable {
  /// What is shown of the meeting.
  package var entry: SiteEntry
  /// The name of the meeting's page.
  package var page: String
  /// The people, each with a page; of very many, the first ones.
  package var people: [SiteLink]
  /// The number of people who are not listed.
  package var unlistedCount: Int
  /// The room; nil if it has no name.
  package var room: SiteLink?

  /// Makes an item.
  package init(
    _ entry: SiteEntry, page: String, people: [SiteLink], unlistedCount: Int = 0, room: SiteLink?
  ) {
    self.entry = entry
    self.page = page
    self.people = people
    self.unlistedCount = unlistedCount
    self.room = room
  }
}

/// The navigation of a site: the names of the pages that each page leads to.
package struct SiteNavigation: Sendable, Hashable {
  /// The first page of the index.
  package var index: String
  /// The list of people; nil if nobody is named.
  package var people: String?
  /// The list of rooms; nil if none has a name.
  package var rooms: String?

  /// Makes a navigation.
  package init(index: String, people: String? = nil, rooms: String? = nil) {
    self.index = index
    self.people = people
    self.rooms = rooms
  }
}

/// A page of a site that lists meetings, people or rooms.
package struct SiteListing: Sendable {
  /// What a page lists.
  package enum Kind: Sendable, Hashable {
    /// All meetings.
    case index
    /// The meetings of a person.
    case person(String)
    /// The meetings in a room.
    case room(String)
    /// The people.
    case people
    /// The rooms.
    case rooms
  }

  /// What the page lists.
  package var kind: Kind
  /// The total number of meetings on all pages of the list; nil if it is not told.
  package var total: Int?
  /// The number of the page; nil for the first one.
  package var number: Int?
  /// The page before it: that with newer meetings.
  package var previous: String?
  /// The page after it: that with older meetings.
  package var next: String?
  /// The meetings, newest first; empty for lists of people and rooms.
  package var items: [SiteListItem] = []
  /// The people or the rooms; empty for lists of meetings.
  package var links: [SiteLink] = []

  /// Makes a listing with nothing in it.
  package init(_ kind: Kind) {
    self.kind = kind
  }
}
