internal import MeetingModel
internal import Mustache
internal import TextEscaping
internal import TimeZones

/// The template names of a site's own pages.
enum SiteValues {
  /// What a page is about.
  struct Subject: Sendable {
    var title: String
    /// The name of the page; nil for one that no search engine is to show.
    var page: String?
    var navigation: SiteNavigation
    var listing: SiteListing?
    /// The meeting that the page is of; nil on other pages.
    var meeting: SiteListItem?
    var earlier: SiteListItem?
    var later: SiteListItem?
    /// The key of the first file of the search index; nil on other pages than that of the search.
    var searchIndex: String?
  }

  static let table = ValueTable<Subject>([
    .text("site_title") { subject, _ in subject.title },
    .token("index_page") { subject, _ in SitePageName.address(subject.navigation.index) },
    .token("people_page") { subject, _ in subject.navigation.people.map(SitePageName.address) },
    .token("rooms_page") { subject, _ in subject.navigation.rooms.map(SitePageName.address) },
    .token("search_page") { _, _ in SitePageName.search },
    .token("search_index") { subject, _ in subject.searchIndex },
    .leaf("is_search") { subject, _ in .boolean(subject.searchIndex != nil) },
    .leaf("search_script") { subject, _ in
      subject.searchIndex == nil ? .nothing : SiteScript().value
    },
    .text("heading") { subject, context in
      switch subject.listing?.kind {
      case .index?, nil: nil
      case .person(let name)?, .room(let name)?: PlainText.singleLine(name)
      case .people?: context.labels["site_people"]
      case .rooms?: context.labels["site_rooms"]
      }
    },
    .leaf("is_index") { subject, _ in .boolean(subject.listing?.kind == .index) },
    .leaf("is_people") { subject, _ in .boolean(subject.listing?.kind == .people) },
    .leaf("is_rooms") { subject, _ in .boolean(subject.listing?.kind == .rooms) },
    .leaf("is_person") { subject, _ in
      if case .person? = subject.listing?.kind { .boolean(true) } else { .boolean(false) }
    },
    .leaf("is_room") { subject, _ in
      if case .room? = subject.listing?.kind { .boolean(true) } else { .boolean(false) }
    },
    .integer("total") { subject, _ in subject.listing?.total },
    .leaf("is_one") { subject, _ in .boolean(subject.listing?.total == 1) },
    .integer("page_number") { subject, _ in subject.listing?.number },
    .token("previous_page") { subject, _ in
      (subject.listing?.previous).map(SitePageName.address)
    },
    .token("next_page") { subject, _ in (subject.listing?.next).map(SitePageName.address) },
    .leaf("has_pages") { subject, _ in
      .boolean(subject.listing?.previous != nil || subject.listing?.next != nil)
    },
    .list("months", of: month) { subject, context in
      SiteMonth.months(of: subject.listing?.items ?? [], in: context)
    },
    .leaf("has_months") { subject, context in
      .boolean(SiteMonth.months(of: subject.listing?.items ?? [], in: context).count > 1)
    },
    .list("links", of: link) { subject, _ in subject.listing?.links ?? [] },
    .leaf("has_links") { subject, _ in .boolean(subject.listing?.links.isEmpty == false) },
    .leaf("has_neighbours") { subject, _ in
      .boolean(subject.earlier != nil || subject.later != nil)
    },
    .list("meeting", of: item) { subject, _ in subject.meeting.map { [$0] } ?? [] },
    .list("earlier", of: item) { subject, _ in subject.earlier.map { [$0] } ?? [] },
    .list("later", of: item) { subject, _ in subject.later.map { [$0] } ?? [] },
  ])

  private static let month = ValueTable<SiteMonth>([
    .text("month") { month, _ in month.title },
    .token("anchor") { month, _ in month.anchor },
    .list("meetings", of: item) { month, _ in month.items },
  ])

  private static let item = ValueTable<SiteListItem>([
    .text("title") { item, _ in item.entry.title },
    .token("page") { item, _ in SitePageName.address(item.page) },
    .text("date") { item, context in item.entry.startedAt.map(context.date) },
    .token("start") { item, context in context.localMoment(item.entry.startedAt) },
    .text("time_range") { item, context in
      context.timeRange(from: item.entry.startedAt, to: item.entry.completedAt)
    },
    .text("duration") { item, context in
      context.duration(milliseconds: item.entry.durationMilliseconds)
    },
    .token("duration_iso") { item, _ in
      item.entry.durationMilliseconds.map(TimeText.isoDuration(milliseconds:))
    },
    .text("summary") { item, _ in item.entry.summary },
    .integer("open_items") { item, _ in item.entry.openItems > 0 ? item.entry.openItems : nil },
    .list("people", of: link) { item, _ in item.people },
    .integer("more_people") { item, _ in item.unlistedCount > 0 ? item.unlistedCount : nil },
    .leaf("has_people") { item, _ in .boolean(!item.people.isEmpty) },
    .list("rooms", of: link) { item, _ in item.room.map { [$0] } ?? [] },
  ])

  private static let link = ValueTable<SiteLink>([
    .text("text") { link, _ in PlainText.singleLine(link.text) },
    .token("page") { link, _ in SitePageName.address(link.page) },
    .integer("count") { link, _ in link.count },
  ])
}

/// The meetings of a month in a list.
private struct SiteMonth: Sendable {
  /// The month in the language's format; nil for meetings without a time.
  let title: String?
  let anchor: String
  var items: [SiteListItem]

  /// Groups meetings that are in order.
  static func months(of items: [SiteListItem], in context: ValueContext) -> [SiteMonth] {
    var months: [SiteMonth] = []
    for item in items {
      let day = item.entry.startedAt.map { context.options.timeZone.localTime(at: $0).time }
      let anchor = day.map { "m-\(TimeText.isoDate($0).prefix(7))" } ?? "undated"
      if months.last?.anchor == anchor {
        months[months.count - 1].items.append(item)
      } else {
        months.append(
          SiteMonth(title: day.map(context.labels.month), anchor: anchor, items: [item]))
      }
    }
    return months
  }
}
