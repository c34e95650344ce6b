/// What becomes of the files of a site, compared with those that are there.
package struct SitePlan: Sendable, Hashable {
  /// The files that are new.
  package var new: [String] = []
  /// The files whose text changes.
  package var changed: [String] = []
  /// The number of files that stay as they are.
  package var unchangedCount = 0
  /// The files that go.
  package var gone: [String] = []
  /// The files that would go, but have been changed by someone since they were written: they stay.
  package var kept: [String] = []
  /// Other people's files in the folder, which stay.
  package var foreign: [String] = []

  /// Whether nothing changes.
  package var isEmpty: Bool { new.isEmpty && changed.isEmpty && gone.isEmpty }

  /// Makes an empty plan.
  package init() {}
}
