package import Archive
internal import MeetingModel
internal import TextScanning

/// An action item of a meeting, and what the meeting's note says of it.
package struct ListedTask: Sendable, Hashable {
  /// The position of the bot in the archive.
  let position: Int64
  /// The action item as the answer has it, and its meeting.
  package var task: ArchivedHit
  /// The path of the Markdown note in the folder of the export; nil if there is none.
  package var note: String?
  /// Whether its box in the note is ticked; nil if the note has none.
  package var isTicked: Bool?

  init(_ task: ArchivedTask) {
    position = task.position
    self.task = task.hit
    note = task.note
  }

  /// Whether it is done: as the note says, or else the answer.
  package var isDone: Bool { isTicked ?? task.passage.isDone ?? false }
}

/// The action items of meetings, in groups.
package struct TaskList: Sendable {
  /// What the action items are grouped by.
  package enum Grouping: String, Sendable, CaseIterable {
    /// The people who are to do them, in the order of their names; those of nobody come last.
    case owner
    /// Their meetings, the newest first.
    case date
  }

  /// Action items of a person, or of a meeting.
  package struct Group: Sendable, Hashable {
    /// The person; nil for nobody, and if they are grouped by meetings.
    package let owner: String?
    /// The action items; never empty.
    package fileprivate(set) var tasks: [ListedTask]
  }

  private let ownerNames: [String]
  private let owners: [NameWords]
  /// Those to whom action items were assigned, wanted or not.
  private var people: Set<String> = []
  private let showsDone: Bool
  private let speakerNames: [String: String]
  /// The action items that are wanted, the newest meeting first.
  package private(set) var tasks: [ListedTask] = []

  /// Makes an empty list.
  ///
  /// - Parameters:
  ///   - owners: The people whose action items are wanted, by words of their names; empty for all.
  ///   - showsDone: Whether those that are done are wanted, too.
  ///   - speakerNames: The names to show by those in the answers.
  package init(owners: [String], showsDone: Bool, speakerNames: [String: String] = [:]) {
    ownerNames = owners
    self.owners = owners.map { NameWords($0) }
    self.showsDone = showsDone
    self.speakerNames = speakerNames
  }

  /// Adds an action item, if it is wanted.
  package mutating func add(_ listed: ListedTask) {
    var listed = listed
    listed.task.passage.person = listed.task.passage.person.map { speakerNames[$0] ?? $0 }
    if !owners.isEmpty, let person = listed.task.passage.person { people.insert(person) }
    guard showsDone || !listed.isDone else { return }
    guard owners.isEmpty || owns(listed.task.passage.person) else { return }
    tasks.append(listed)
  }

  /// The wanted people to whom no action item was assigned, done or not, each with a suggestion for
  /// its name.
  package var unmatchedOwners: [(name: String, suggestion: String)] {
    let parts = people.flatMap { $0.split(separator: " ").map { String($0) } }
    return zip(ownerNames, owners).compactMap { name, words in
      let isKnown = people.contains { NameWords($0).contains(words) }
      return isKnown ? nil : (name, NearestName.suggestion(for: name, among: people.union(parts)))
    }
  }

  private func owns(_ name: String?) -> Bool {
    guard let name else { return false }
    let words = NameWords(name)
    return owners.contains { words.contains($0) }
  }

  /// The action items in groups.
  package func groups(by grouping: Grouping) -> [Group] {
    var groups: [Group] = []
    var indices: [String: Int] = [:]
    for listed in tasks {
      let owner = grouping == .owner ? listed.task.passage.person : nil
      // Whatever the case of a name, it is one person.
      let key = grouping == .owner ? owner?.lowercased() ?? "" : listed.task.id.text
      if let index = indices[key] {
        groups[index].tasks.append(listed)
      } else {
        indices[key] = groups.count
        groups.append(Group(owner: owner, tasks: [listed]))
      }
    }
    guard grouping == .owner else { return groups }
    return groups.sorted { one, other in
      guard let first = one.owner, let second = other.owner else { return one.owner != nil }
      return first.lowercased() < second.lowercased()
    }
  }
}
