/// The slots of a program's names in the shapes that renderings meet.
///
/// A name is looked up in a shape once; after that, every element of a list finds its slot by
/// number. For shapes known in advance, all renderings share the table.
struct ShapeTable: Sendable {
  /// The row of a shape in the table.
  struct Row: Sendable, Equatable {
    /// The row of a value that is not an object and has no names.
    static let none = Row(start: -1)
    /// The row of all shapes for which the table has no room.
    fileprivate static let untabled = Row(start: -2)

    fileprivate let start: Int
  }

  /// The table's entry for a name in a shape.
  enum Entry {
    case slot(Int)
    /// The shape has no such name.
    case absent
    /// The name was not looked up yet.
    case unknown
  }

  /// The entry of a name that was not looked up yet.
  private static let unknown: Int32 = -2
  /// The entry of a name that a shape does not have.
  private static let none: Int32 = -1
  /// The maximum number of rows.
  ///
  /// Free-form data can have a shape for each of a million objects; in further shapes, names are
  /// looked up every time.
  private static let mostShapes = 256

  private let names: [String]
  private var starts: [ObjectIdentifier: Int] = [:]
  /// Keeps the shapes alive, so that no identifier is reused.
  private var shapes: [Shape] = []
  /// The slot of each name in each shape.
  private var slots: [Int32] = []
  /// The last shape looked up: usually it is the same again, such as that of the labels.
  private var last: (shape: ObjectIdentifier, row: Row)?

  /// Makes a table of a program's names, with their slots in known shapes.
  init(names: [String], shapes: [Shape]) {
    self.names = names
    for shape in shapes {
      let row = row(of: shape)
      for name in names.indices { _ = slot(of: name, in: row, of: shape) }
    }
  }

  /// The row of a shape.
  mutating func row(of shape: Shape) -> Row {
    let key = ObjectIdentifier(shape)
    if let last, last.shape == key { return last.row }
    let row = foundRow(of: shape, key)
    last = (key, row)
    return row
  }

  private mutating func foundRow(of shape: Shape, _ key: ObjectIdentifier) -> Row {
    if let start = starts[key] { return Row(start: start) }
    guard starts.count < Self.mostShapes else { return .untabled }
    let start = slots.count
    starts[key] = start
    shapes.append(shape)
    slots.append(contentsOf: repeatElement(Self.unknown, count: names.count))
    return Row(start: start)
  }

  /// The entry for a name in the shape of a row.
  func knownSlot(of name: Int, in row: Row) -> Entry {
    guard row.start >= 0 else { return row == .none ? .absent : .unknown }
    let known = slots[row.start + name]
    return known >= 0 ? .slot(Int(known)) : known == Self.none ? .absent : .unknown
  }

  /// The slot of a name in a shape with a given row; nil if the shape has no such name.
  mutating func slot(of name: Int, in row: Row, of shape: Shape) -> Int? {
    switch knownSlot(of: name, in: row) {
    case .slot(let slot): slot
    case .absent: nil
    case .unknown: lookUp(name, in: row, of: shape)
    }
  }

  // Not inlined, so that code that changes the table does not slow down code that only reads it.
  @inline(never)
  private mutating func lookUp(_ name: Int, in row: Row, of shape: Shape) -> Int? {
    let slot = shape.slot(of: names[name])
    if row.start >= 0 { slots[row.start + name] = slot.flatMap { Int32(exactly: $0) } ?? Self.none }
    return slot
  }
}
