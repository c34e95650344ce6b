/// Where the names of a program lie in the shapes that renderings meet.
///
/// A name is looked up in a shape once; every further element of a list finds it by its number. In
/// the shapes that are known beforehand, all renderings do.
struct ShapeTable: Sendable {
  /// Where the table has the slots of a shape.
  struct Row: Sendable, Equatable {
    /// The row of a value that is not an object and has no names.
    static let none = Row(start: -1)
    /// The row of every shape that the table has no room for.
    fileprivate static let untabled = Row(start: -2)

    fileprivate let start: Int
  }

  /// What the table says of a name in a shape.
  enum Entry {
    case slot(Int)
    /// The shape has no such name.
    case absent
    /// It was not looked up yet.
    case unknown
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
  /// The shapes, so that none can go and leave its identifier to another one.
  private var shapes: [Shape] = []
  /// A slot for each name in each shape.
  private var slots: [Int32] = []
  /// The shape that was asked for last: mostly it is the same one, such as that of the labels.
  private var last: (shape: ObjectIdentifier, row: Row)?

  /// Makes the table of a program's names, with all of their slots in the shapes that are known.
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

  /// What is known of a name in the shape of a row.
  func knownSlot(of name: Int, in row: Row) -> Entry {
    guard row.start >= 0 else { return row == .none ? .absent : .unknown }
    let known = slots[row.start + name]
    return known >= 0 ? .slot(Int(known)) : known == Self.none ? .absent : .unknown
  }

  /// The slot of a name in a shape, whose row is given; nil if the shape has no such name.
  mutating func slot(of name: Int, in row: Row, of shape: Shape) -> Int? {
    switch knownSlot(of: name, in: row) {
    case .slot(let slot): slot
    case .absent: nil
    case .unknown: lookUp(name, in: row, of: shape)
    }
  }

  // Apart, so that what changes the table does not slow down what only reads it.
  @inline(never)
  private mutating func lookUp(_ name: Int, in row: Row, of shape: Shape) -> Int? {
    let slot = shape.slot(of: names[name])
    if row.start >= 0 { slots[row.start + name] = slot.flatMap { Int32(exactly: $0) } ?? Self.none }
    return slot
  }
}
