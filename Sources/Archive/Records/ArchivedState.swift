/// How far a bot of an archive is.
///
/// The raw value is the name in the archive and must not change.
package enum ArchivedState: String, Sendable, Hashable, CaseIterable {
  /// It is listed, and was not asked about yet.
  case new
  /// It had not finished, or not stored its results, when it was last asked about.
  case waiting
  /// Its answer is in the archive.
  case done
  /// Asking about it failed.
  case failed
}
