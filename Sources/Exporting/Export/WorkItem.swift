internal import Archive
internal import Reports

/// Something to do about a bot.
struct WorkItem: Sendable {
  let bot: ArchivedBot
  /// Whether the service is to be asked.
  let isAsked: Bool
  /// The formats that are wanting even if its answer has not changed.
  let formats: Set<OutputFormat>
}

/// A part of the work, in the order of the list.
struct WorkPage: Sendable {
  /// What is to be done.
  let items: [WorkItem]
  /// The position behind which the next part begins; nil if there is none.
  let next: Int64?
}
