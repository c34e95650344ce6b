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
  }

  /// The members, in order.
  public var members: [Member]

  /// Makes an object of members in their order.
  public init(members: [Member] = []) {
    self.members = members
  }

  /// The value of a name; of several members with the name, the last one counts.
  public subscript(name: String) -> JSONValue? {
    members.last { $0.name == name }?.value
  }
}
