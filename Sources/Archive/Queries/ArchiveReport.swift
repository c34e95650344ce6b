package import MeetingModel

/// How far all bots of an archive are.
package struct ArchiveReport: Sendable, Hashable {
  /// Some bots that are as they are for the same reason.
  package struct Group: Sendable, Hashable {
    /// The reason.
    package var reason: String
    /// How many they are.
    package var count: Int
    /// The first of them.
    package var example: BotID
  }

  /// How many bots are how far.
  package var counts: [ArchivedState: Int]
  /// How many of those whose answers are here failed themselves, as the service says.
  package var failedBots: Int
  /// The reasons why bots failed, the most frequent first.
  package var failures: [Group]
  /// The reasons why bots are waiting, the most frequent first.
  package var waiting: [Group]
  /// Why bots were asked about without an answer so far, the most frequent reason first.
  package var unanswered: [Group]
  /// The formats that were written.
  package var formats: [ArchivedFormat]
}
