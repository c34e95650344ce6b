/// The member names shared by all objects of one kind, each with its slot.
public final class Shape: Sendable {
  /// The name of the member that makes an object usable as text.
  static let textMemberName = "."

  /// The names, in the order of their slots.
  public let names: [String]
  /// The slots by name; empty for a few names, where a linear search is faster than hashing.
  private let slots: [String: Int]
  /// The slot of the member called `.`; nil if there is none.
  let textSlot: Int?

  /// Makes a shape from names; of a duplicate name, the last slot counts.
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
  /// Names are compared by canonical equivalence: a precomposed letter in the template matches a
  /// decomposed one in the data.
  public func slot(of name: String) -> Int? {
    slots.isEmpty ? names.lastIndex(of: name) : slots[name]
  }
}
