package import Exporting
internal import SiteSearch

/// What becomes of the files of a site, compared with those that are there.
package struct SitePlan: Sendable, Hashable {
  /// The files that are new, without those of the search index.
  package private(set) var new = FileNames()
  /// The number of files that are new.
  package private(set) var newCount = 0
  /// The files whose text changes.
  package var changed = FileNames()
  /// The number of files that stay as they are.
  package internal(set) var unchangedCount = 0
  /// The files that go.
  package var gone = FileNames()
  /// The files that would go, but have been changed by someone since they were written: they stay.
  package var kept: [String] = []
  /// Other people's files in the folder, which stay.
  package var foreign: [String] = []

  /// The names of people and rooms that were not on the site before.
  package var newNames: Set<TopicName> = []

  /// Whether nothing changes.
  package var isEmpty: Bool { newCount == 0 && changed.isEmpty && gone.isEmpty }

  /// The files of a list that say what becomes public: those of the search index have the words of the
  /// pages, under names that tell nobody anything.
  package static func told(_ names: FileNames) -> FileNames {
    FileNames(names.lazy.filter { !SearchFile.isName($0) })
  }

  /// Makes an empty plan.
  package init() {}

  /// Compares a site that is not in place with the one that it is to replace.
  init(from old: SiteRecord, to next: some SiteContents) throws(ExportError) {
    var isGone = [Bool](repeating: true, count: old.files.count)
    try next.forEachFile { (file) throws(ExportError) in
      guard let index = old.files.index(of: file.name) else {
        add(file.name, .new)
        return
      }
      isGone[index] = false
      add(file.name, old.files.hash(index) == file.hash ? .unchanged : .changed)
    }
    for index in isGone.indices where isGone[index] { gone.append(old.files.name(index)) }
    newNames = next.names.subtracting(old.names)
  }

  /// Adds a file of the new site.
  mutating func add(_ name: String, _ state: SiteFile.State) {
    switch state {
    case .new:
      newCount += 1
      if !SearchFile.isName(name) { new.append(name) }
    case .changed: changed.append(name)
    case .unchanged: unchangedCount += 1
    }
  }
}
