package import MeetingModel

/// The state of all bots of an archive.
package struct ArchiveReport: Sendable, Hashable {
  /// Bots that share a state and its reason.
  package struct Group: Sendable, Hashable {
    /// The reason.
    package var reason: String
    /// The number of bots.
    package var count: Int
    /// The first of the bots.
    package var example: BotID
  }

  /// The number of bots in each state.
  package var counts: [ArchivedState: Int]
  /// The number of bots with answers that the service reports as failed.
  package var failedBots: Int
  /// The reasons why requests failed, the most frequent first.
  package var failures: [Group]
  /// The reasons why bots are waiting, the most frequent first.
  package var waiting: [Group]
  /// The reasons why bots have had no answer so far, the most frequent first.
  package var unanswered: [Group]
  /// The formats that have been written.
  package var formats: [ArchivedFormat]
}
