/// The state of a bot in an archive.
///
/// The raw value is the name in the archive and must not change.
package enum ArchivedState: String, Sendable, Hashable, CaseIterable {
  /// Listed, but not queried yet.
  case new
  /// Not finished, or without stored results, when it was last queried.
  case waiting
  /// Its answer is in the archive.
  case done
  /// Its request failed.
  case failed
}
