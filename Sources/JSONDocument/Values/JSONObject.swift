/// A JSON object that keeps the order of its members, including duplicates.
public struct JSONObject: Sendable, Hashable {
  /// A member of an object: `"name": value`.
  public struct Member: Sendable, Hashable {
    /// The member's name, unescaped.
    public var name: String
    /// The member's value.
    public var value: JSONValue

    /// Makes a member.
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

  /// Makes an object from members.
  public init(members: [Member] = []) {
    self.members = members
  }

  /// The value of the last member with a name; nil if there is none.
  ///
  /// Names are compared by scalars, not by canonical equivalence. The time is linear in the number
  /// of members: look up a few known names, but iterate over ``members`` to visit many.
  public subscript(name: String) -> JSONValue? {
    members.last { $0.name.hasSameScalars(as: name) }?.value
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// An object, written as a literal; its members keep the order written.
  public init(dictionaryLiteral members: (String, JSONValue)...) {
    self.init(members: members.map { Member(name: $0, value: $1) })
  }
}

extension String {
  /// Whether two strings have the same scalars; `==` compares by canonical equivalence instead.
  package func hasSameScalars(as other: String) -> Bool {
    utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
  }
}
