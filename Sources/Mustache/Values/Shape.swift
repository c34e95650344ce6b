/// The names of the members that all objects of one kind share, each with its slot.
public final class Shape: Sendable {
  /// The name of the member that makes an object a text.
  static let textMemberName = "."

  /// The names, in the order of their slots.
  public let names: [String]
  /// Empty for few names, which are found sooner by looking at each than they are hashed.
  private let slots: [String: Int]
  /// The slot of the member that makes the object a text; nil if there is none.
  let textSlot: Int?

  /// Makes a shape of names; of a name that is there twice, the last slot counts.
  public init(_ names: [String]) {
    self.names = names
    textSlot = names.lastIndex(of: Self.textMemberName)
    slots =
      names.count <= 8
      ? [:]
      : Dictionary(names.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { $1 })
  }

  /// The slot of a name; nil if the shape has no such member.
  ///
  /// Names are compared by canonical equivalence: a letter and its accent in one scalar in the
  /// template find the two scalars in the data.
  public func slot(of name: String) -> Int? {
    slots.isEmpty ? names.lastIndex(of: name) : slots[name]
  }
}
