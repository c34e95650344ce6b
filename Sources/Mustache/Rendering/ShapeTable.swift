/// Where the names of a program lie in the shapes that renderings meet.
///
/// A name is looked up in a shape once; every further element of a list finds it by its number. In
/// the shapes that are known beforehand, all renderings do.
struct ShapeTable: Sendable {
  /// What is known of the names in one shape.
  struct Row: Sendable {
    let shape: Shape
    /// Where its slots begin in the table; nil if it has none there.
    fileprivate let start: Int?
  }

  /// What the table holds where a name was not looked up yet.
  private static let unknown: Int32 = -2
  /// What the table holds where a shape does not have a name.
  private static let none: Int32 = -1
  /// Free-form data can have a shape for each of a million objects; what is beyond these is looked
  /// up by name each time.
  private static let mostShapes = 256

  private let names: [String]
  private var starts: [ObjectIdentifier: Int] = [:]
  /// A slot for each name in each shape.
  private var slots: [Int32] = []

  /// Makes the table of a program's names, with all of their slots in the shapes that are known.
  init(names: [String], shapes: [Shape]) {
    self.names = names
    for shape in shapes {
      let row = row(of: shape)
      for name in names.indices { _ = slot(of: name, in: row) }
    }
  }

  /// The row of a shape.
  mutating func row(of shape: Shape) -> Row {
    let key = ObjectIdentifier(shape)
    if let start = starts[key] { return Row(shape: shape, start: start) }
    guard starts.count < Self.mostShapes else { return Row(shape: shape, start: nil) }
    let start = slots.count
    starts[key] = start
    slots.append(contentsOf: repeatElement(Self.unknown, count: names.count))
    return Row(shape: shape, start: start)
  }

  /// The slot of a name in a shape; nil if the shape has no such name.
  mutating func slot(of name: Int, in row: Row) -> Int? {
    guard let start = row.start else { return row.shape.slot(of: names[name]) }
    let known = slots[start + name]
    if known >= 0 { return Int(known) }
    if known == Self.none { return nil }
    let slot = row.shape.slot(of: names[name])
    slots[start + name] = slot.flatMap { Int32(exactly: $0) } ?? Self.none
    return slot
  }
}
