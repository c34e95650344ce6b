/// The names of the members that all objects of one kind share, each with its slot.
public final class Shape: Sendable {
  /// The names, in the order of their slots.
  public let names: [String]
  private let slots: [String: Int]

  /// Makes a shape of names; of a name that is there twice, the last slot counts.
  public init(_ names: [String]) {
    self.names = names
    self.slots = Dictionary(
      names.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { $1 })
  }

  /// The slot of a name; nil if the shape has no such member.
  public func slot(of name: String) -> Int? {
    slots[name]
  }
}
