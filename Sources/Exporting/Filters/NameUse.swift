internal import TextScanning

/// Which names of a filter occur in the meetings, and which names do.
package struct NameUse {
  private let names: [TopicName]
  private var missing: Set<TopicName>
  private var people: Set<String> = []
  private var rooms: Set<String> = []

  /// Starts with the names of a filter.
  package init(of filter: MeetingFilter) {
    names = filter.names
    missing = Set(filter.names)
  }

  /// Notes the names of a meeting, whether it is chosen or not.
  package mutating func note(people: [String], room: String?) {
    guard !missing.isEmpty else { return }
    self.people.formUnion(people)
    if let room { rooms.insert(room) }
    missing = missing.filter { !$0.isMatched(people: people, room: room) }
  }

  /// The names that nobody and no room has, each with the nearest one that there is.
  package var unmatched: [(name: TopicName, suggestion: String)] {
    var told: Set<TopicName> = []
    return names.filter { missing.contains($0) && told.insert($0).inserted }.map { name in
      (name, NearestName.suggestion(for: name.text, among: name.kind == .person ? people : rooms))
    }
  }
}
