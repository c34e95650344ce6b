public import JSONDocument

/// The path to an item of a top-level list in the insights as received.
public struct InsightPath: Sendable, Hashable {
  /// The list's key, as received.
  public var list: String
  /// The zero-based index of the item in the list.
  public var item: Int

  /// Makes the path to a list item.
  public init(list: String, item: Int) {
    self.list = list
    self.item = item
  }

  /// The path in ``Insights/received`` as a JSON Pointer (RFC 6901): `/decisions/0`.
  public var pointer: JSONPointer {
    JSONPointer().appending(name: list).appending(index: item)
  }
}

extension Insights {
  /// Returns whichever path comes first in the insights as received; any path comes before nil.
  package func first(_ one: InsightPath?, _ other: InsightPath?) -> InsightPath? {
    guard let one, let other else { return one ?? other }
    if one.list == other.list { return one.item <= other.item ? one : other }
    let members = received.objectValue?.members ?? []
    let first = members.first { $0.name == one.list || $0.name == other.list }
    return first?.name == other.list ? other : one
  }
}
