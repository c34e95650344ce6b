/// The members of a JSON object in the order they were written, duplicates included.
public struct JSONObject: Sendable, Hashable {
  /// One `"name": value` of an object.
  public struct Member: Sendable, Hashable {
    /// The member's name, unescaped.
    public var name: String
    /// The member's value.
    public var value: JSONValue

    /// Makes a member of a name and a value.
    public init(name: String, value: JSONValue) {
      self.name = name
      self.value = value
    }

    /// Whether two members would be written as the same bytes.
    public static func == (left: Member, right: Member) -> Bool {
      left.name.hasSameScalars(as: right.name) && left.value == right.value
    }
  }

  /// The members, in order.
  public var members: [Member]

  /// Makes an object of members in their order.
  public init(members: [Member] = []) {
    self.members = members
  }

  /// The value of a name; of several members with the name, the last one counts.
  ///
  /// Names are the same if their scalars are; canonical equivalence does not count. The time is
  /// linear in the number of members, and objects can come with any number of them: look up the few
  /// names that are known, and to visit many, go through ``members`` once.
  public subscript(name: String) -> JSONValue? {
    members.last { $0.name.hasSameScalars(as: name) }?.value
  }
}
