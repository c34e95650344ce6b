/// Where the names of a program lie in the shapes that one rendering meets.
///
/// A name is looked up in a shape once; every further element of a list finds it by its number.
struct ShapeTable {
  /// What is known of a name in a shape.
  private enum Slot {
    static let unknown: Int32 = -2
    static let none: Int32 = -1
  }

  /// The row of a value that has no names, and of a shape beyond the limit.
  static let noRow = -1
  /// Free-form data can have a shape for each of a million objects; what is beyond these is looked
  /// up by name.
  private static let mostShapes = 256

  private let names: [String]
  private var rows: [ObjectIdentifier: Int] = [:]
  /// A row of slots for each shape, one for each name.
  private var slots: [Int32] = []

  init(names: [String]) {
    self.names = names
  }

  /// The row of a shape, which is not let go of as long as the row is used.
  mutating func row(of shape: Shape) -> Int {
    if let row = rows[ObjectIdentifier(shape)] { return row }
    guard rows.count < Self.mostShapes else { return Self.noRow }
    let row = slots.count
    rows[ObjectIdentifier(shape)] = row
    slots.append(contentsOf: repeatElement(Slot.unknown, count: names.count))
    return row
  }

  /// The slot of a name in a shape with that row; nil if the shape has no such name.
  @inline(__always)
  mutating func slot(of name: Int, in shape: @autoclosure () -> Shape, row: Int) -> Int? {
    guard row >= 0 else { return shape().slot(of: names[name]) }
    let known = slots[row + name]
    if known >= 0 { return Int(known) }
    if known == Slot.none { return nil }
    let slot = shape().slot(of: names[name])
    slots[row + name] = slot.flatMap { Int32(exactly: $0) } ?? Slot.none
    return slot
  }
}
