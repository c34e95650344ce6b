package import Exporting
internal import SiteSearch

/// What becomes of the files of a site, compared with those that are there.
package struct SitePlan: Sendable, Hashable {
  /// The files that are new.
  package var new = FileNames()
  /// The files whose text changes.
  package var changed = FileNames()
  /// The number of files that stay as they are.
  package var unchangedCount = 0
  /// The files that go.
  package var gone = FileNames()
  /// The files that would go, but have been changed by someone since they were written: they stay.
  package var kept: [String] = []
  /// Other people's files in the folder, which stay.
  package var foreign: [String] = []

  /// The names of people and rooms that were not on the site before.
  package var newNames: Set<TopicName> = []

  /// Whether nothing changes.
  package var isEmpty: Bool { new.isEmpty && changed.isEmpty && gone.isEmpty }

  /// The files of a list that say what becomes public: those of the search index have the words of the
  /// pages, under names that tell nobody anything.
  package static func told(_ names: FileNames) -> FileNames {
    FileNames(names.lazy.filter { !SearchFile.isName($0) })
  }

  /// Makes an empty plan.
  package init() {}

  /// Compares a site that is not in place with the one that it is to replace.
  init(from old: SiteRecord, to next: SiteRecord) {
    for index in next.files.indices {
      let name = next.files.name(index)
      switch old.hash(of: name) {
      case nil: _ = new.append(name.utf8)
      case next.files.hash(index)?: unchangedCount += 1
      case _?: _ = changed.append(name.utf8)
      }
    }
    gone = FileNames(old.fileNames.filter { next.files.index(of: $0) == nil })
    newNames = next.names.subtracting(old.names)
  }
}
