package import Archive
internal import MeetingModel

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
    package fileprivate(set) var tasks: [ArchivedHit]
  }

  private let owners: [NameWords]
  private let showsDone: Bool
  private let speakerNames: [String: String]
  /// The action items that are wanted, the newest meeting first.
  package private(set) var tasks: [ArchivedHit] = []

  /// Makes an empty list.
  ///
  /// - Parameters:
  ///   - owners: The people whose action items are wanted, by words of their names; empty for all.
  ///   - showsDone: Whether those that are done are wanted, too.
  ///   - speakerNames: The names to show by those in the answers.
  package init(owners: [String], showsDone: Bool, speakerNames: [String: String] = [:]) {
    self.owners = owners.map { NameWords($0) }
    self.showsDone = showsDone
    self.speakerNames = speakerNames
  }

  /// Adds an action item, if it is wanted.
  package mutating func add(_ task: ArchivedHit) {
    guard showsDone || task.passage.isDone != true else { return }
    var task = task
    task.passage.person = task.passage.person.map { speakerNames[$0] ?? $0 }
    guard owners.isEmpty || owns(task.passage.person) else { return }
    tasks.append(task)
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
    for task in tasks {
      let owner = grouping == .owner ? task.passage.person : nil
      // Whatever the case of a name, it is one person.
      let key = grouping == .owner ? owner?.lowercased() ?? "" : task.id.text
      if let index = indices[key] {
        groups[index].tasks.append(task)
      } else {
        indices[key] = groups.count
        groups.append(Group(owner: owner, tasks: [task]))
      }
    }
    guard grouping == .owner else { return groups }
    return groups.sorted { one, other in
      guard let first = one.owner, let second = other.owner else { return one.owner != nil }
      return first.lowercased() < second.lowercased()
    }
  }
}
