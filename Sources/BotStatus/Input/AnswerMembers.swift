internal import JSONDocument

/// The members of an object, those that are known by name and the others.
struct AnswerMembers {
  private let members: [JSONObject.Member]
  private let names: Set<String>
  /// The index of the last member of each known name.
  private var known: [String: Int] = [:]
  /// For each member, whether it goes to the extra ones.
  private var isExtra: [Bool]
  /// The known names that are there more than once.
  private(set) var repeatedNames: Set<String> = []

  /// Sorts the members of an object.
  init(_ object: JSONObject, known names: Set<String>) {
    members = object.members
    self.names = names
    known.reserveCapacity(min(names.count, members.count))
    isExtra = Array(repeating: false, count: members.count)
    for (index, member) in members.enumerated() {
      guard names.contains(member.name) else {
        isExtra[index] = true
        continue
      }
      if let earlier = known.updateValue(index, forKey: member.name) {
        isExtra[earlier] = true
        repeatedNames.insert(member.name)
      }
    }
  }

  /// The value of a known name, the last one where there are several; nil for `null` too.
  subscript(name: String) -> JSONValue? {
    guard let index = known[name], !members[index].value.isNull else { return nil }
    return members[index].value
  }

  /// Whether a member of a name is one of those that are understood.
  func isKnown(_ name: String) -> Bool {
    names.contains(name)
  }

  /// Keeps the value of a known name among the extra members, since it cannot be read.
  mutating func keep(_ name: String) {
    if let index = known[name] { isExtra[index] = true }
  }

  /// The members that are not known or cannot be read, in their order.
  var extra: JSONObject {
    JSONObject(members: zip(members, isExtra).compactMap { $1 ? $0 : nil })
  }
}
