package import Exporting

/// Something unusual that was met while a site was made.
package enum PublishEvent: Sendable {
  /// Nobody, or no room, has a name by which meetings are chosen or left out.
  case unmatched(TopicName, suggestion: String)
  /// A source, or an item of it, cannot be read.
  case failed(ExportError)
  /// Meetings are left out, since they have not ended or have nothing to show.
  case unfinished(BotCount)
  /// There are several answers about a bot, of which the last one counts.
  case repeated(BotCount)
  /// Texts were taken out of the meetings, and people have aliases whose key is kept in a file.
  ///
  /// The count is nil if nothing but names was to be taken out.
  case redacted(count: Int?, people: Int, keyPath: String?)
  /// The site is in place, but what an earlier run has kept for `--undo` cannot be removed.
  case previousStays(ExportError)
  /// The site is in place, but the folder of the review has files of somebody else, and stays.
  case reviewStays(path: String)
}

/// The number of bots of which the same is told.
package struct BotCount: Sendable, Hashable {
  /// The number.
  package private(set) var count = 0
  /// The ID of the first one; nil if it has none.
  package private(set) var first: String?

  mutating func add(_ bot: String?) {
    if count == 0 { first = bot }
    count += 1
  }
}

/// What was published.
package struct PublishedSite: Sendable {
  /// The number of meetings on the site; nil if they were not read.
  package let meetingCount: Int?
  /// What became of the files.
  package let plan: SitePlan

  /// Makes the description of a site.
  package init(meetingCount: Int? = nil, plan: SitePlan) {
    self.meetingCount = meetingCount
    self.plan = plan
  }
}
