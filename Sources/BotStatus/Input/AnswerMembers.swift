internal import JSONDocument

/// The members of an object, split into known and extra ones.
struct AnswerMembers {
  private let members: [JSONObject.Member]
  private let names: Set<String>
  /// The index of the last member of each known name.
  private var known: [String: Int] = [:]
  /// For each member, whether it is an extra one.
  private var isExtra: [Bool]
  /// The known names that occur more than once.
  private(set) var repeatedNames: Set<String> = []

  /// Sorts the members of an object into known and extra ones.
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

  /// The value of a known name, the last one if there are several; nil for `null` too.
  subscript(name: String) -> JSONValue? {
    guard let index = known[name], !members[index].value.isNull else { return nil }
    return members[index].value
  }

  /// The values of a known name before the last one, all of which are extra.
  func earlierValues(of name: String) -> [JSONValue] {
    members.indices.filter { members[$0].name == name && $0 != known[name] }
      .map { members[$0].value }
  }

  func isKnown(_ name: String) -> Bool {
    names.contains(name)
  }

  /// Adds a known member to the extra ones because its value could not be read.
  mutating func keep(_ name: String) {
    if let index = known[name] { isExtra[index] = true }
  }

  /// The members that are unknown or could not be read, in order.
  var extra: JSONObject {
    JSONObject(members: zip(members, isExtra).compactMap { $1 ? $0 : nil })
  }
}
