/// The name of a person or of a room.
package struct TopicName: Sendable, Hashable {
  /// What has the name.
  package enum Kind: Sendable, Hashable {
    /// A person.
    case person
    /// A room.
    case room
  }

  /// What has the name.
  package let kind: Kind
  /// The name.
  package let text: String

  /// Makes a name.
  package init(kind: Kind, text: String) {
    self.kind = kind
    self.text = text
  }

  /// Whether one of the people is called so, by the whole name or words of it, or the room.
  func isMatched(people: [String], room: String?) -> Bool {
    switch kind {
    case .person:
      let words = NameWords(text)
      return people.contains { NameWords($0).contains(words) }
    case .room: return room?.lowercased() == text.lowercased()
    }
  }
}

extension TopicName: Comparable {
  /// Whether a name is before another: people first, each in the order of their bytes.
  package static func < (one: TopicName, other: TopicName) -> Bool {
    one.kind == other.kind
      ? one.text.utf8.lexicographicallyPrecedes(other.text.utf8) : one.kind == .person
  }
}
