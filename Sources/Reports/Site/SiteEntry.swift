internal import CommonMark
internal import JSONDocument
package import MeetingModel
internal import Mustache
internal import TextEscaping

/// What the lists of a site show of a meeting: all that is kept of it once it has been read.
package struct SiteEntry: Sendable, Hashable {
  /// The title: plain text on one line.
  package var title: String
  /// The start, or else the time of the first turn.
  package var startedAt: Instant?
  /// The end.
  package var completedAt: Instant?
  /// The duration in milliseconds.
  package var durationMilliseconds: Int64?
  /// The names of the people who spoke.
  package var people: [String]
  /// The room's name.
  package var room: String?
  /// The first lines of the summary: plain text on one line.
  package var summary: String
  /// The number of action items that are not done.
  package var openItems: Int
  /// What a file name says besides the date: the title that the insights give, or the room.
  package var subject: String?

  /// Makes an entry.
  package init(
    title: String, startedAt: Instant?, completedAt: Instant?, durationMilliseconds: Int64?,
    people: [String], room: String?, summary: String, openItems: Int, subject: String?
  ) {
    self.title = title
    self.startedAt = startedAt
    self.completedAt = completedAt
    self.durationMilliseconds = durationMilliseconds
    self.people = people
    self.room = room
    self.summary = summary
    self.openItems = openItems
    self.subject = subject
  }
}

extension SiteEntry {
  /// The maximum length of a title in Unicode scalars.
  private static let titleLength = 200
  /// The maximum length of the first lines of a summary in Unicode scalars.
  private static let summaryLength = 240
  /// The maximum number of people of a meeting who are listed.
  private static let mostPeople = 1_000

  /// Reads a meeting.
  init(_ view: MeetingView, in context: ValueContext) {
    let meeting = view.meeting
    let context = context.reading(view.texts)
    let insights = context.shows(.insights) ? meeting.insights : nil
    title = Self.line(context.title(of: meeting), Self.titleLength)
    startedAt = meeting.startedAt ?? meeting.transcript?.firstTime
    completedAt = meeting.completedAt
    durationMilliseconds = meeting.durationMilliseconds
    people =
      context.shows(.speakers)
      ? meeting.participants.prefix(Self.mostPeople).filter { !$0.isBlank } : []
    room = meeting.room.name.flatMap { $0.isBlank ? nil : $0 }
    let text = context.shows(.summary) ? insights?.summary?.plainSource : nil
    summary = text.map { Self.line(view.texts.plainText(of: $0), Self.summaryLength) } ?? ""
    openItems =
      context.shows(.actionItems)
      ? insights?.actionItems.count { !$0.isDone && !$0.task.isEmpty } ?? 0 : 0
    subject =
      [insights?.title, meeting.room.name].lazy.compactMap { $0 }
      .compactMap { Slug.text(of: $0) }.first
  }

  private static func line(_ text: String, _ length: Int) -> String {
    DocumentFormat.truncated(PlainText.singleLine(text), to: length)
  }
}

extension Meeting {
  /// Takes out what nobody outside is to see and no page of a site shows: the bot's ID, the address
  /// of the room, the service's messages, and all that is not known.
  ///
  /// A name that is the address, or most of it, goes too; on Daily, joining takes the domain as well.
  package mutating func removePrivateParts() {
    botID = nil
    if room.provider != "Daily", room.url.map(Self.isAddress) ?? false { room.name = nil }
    room.url = nil
    error = nil
    warnings = []
    extra = JSONObject()
  }

  /// Whether a text is an address, with a scheme or with a domain in front, and not a mere name.
  private static func isAddress(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return parts.count > 1 && (parts[1].isEmpty || parts[0].contains(UInt8(ascii: ".")))
  }
}
