/// Named values.
///
/// A member called `.` makes the object usable as text: `{{.}}` writes that member.
public struct Object: Sendable {
  /// The storage of its values, shared with other objects.
  let contents: ObjectContents
  /// The number of the object in the storage.
  let row: Int

  init(_ contents: ObjectContents, row: Int) {
    self.contents = contents
    self.row = row
  }

  /// The names.
  public var shape: Shape { contents.shape }
  /// The values in the order of the shape's names.
  public var values: [Value] {
    shape.names.indices.map { contents.value(row, $0) }
  }

  /// Makes an object of a shape; missing values are nothing, and surplus ones are ignored.
  public init(_ shape: Shape, _ values: [Value]) {
    self.init(ObjectContents(shape, count: 1, values: values), row: 0)
  }

  /// Makes an object with a shape of its own.
  public init(_ members: [(name: String, value: Value)]) {
    self.init(Shape(members.map(\.name)), members.map(\.value))
  }

  /// Makes an object of a shape whose values are made when a template uses them.
  ///
  /// - Parameters:
  ///   - shape: The shape.
  ///   - value: Makes the value in a slot of the shape.
  public init(_ shape: Shape, value: @escaping @Sendable (_ slot: Int) -> Value) {
    self.init(ObjectContents(shape) { _, slot in value(slot) }, row: 0)
  }

  /// The value of a name; nil if there is no such member.
  public subscript(name: String) -> Value? {
    shape.slot(of: name).map { contents.value(row, $0) }
  }

  /// The member called `.`; nil if there is none.
  package var textMember: Value? {
    shape.textSlot.map { contents.value(row, $0) }
  }
}

/// The storage of objects of one shape, numbered from 0.
///
/// It is a class that the objects share, so that iterating over a list of them does no reference
/// counting.
final class ObjectContents: Sendable {
  /// The names of the members of each object.
  let shape: Shape
  /// Returns the value in a slot of an object.
  let value: @Sendable (_ row: Int, _ slot: Int) -> Value

  /// Makes storage whose values are made on demand.
  init(_ shape: Shape, value: @escaping @Sendable (_ row: Int, _ slot: Int) -> Value) {
    self.shape = shape
    self.value = value
  }

  /// Makes storage from existing values, object by object.
  ///
  /// - Parameter values: The values; missing ones are nothing.
  convenience init(_ shape: Shape, count: Int, values: [Value]) {
    let width = shape.names.count
    let wanting = max(0, count * width - values.count)
    let all = wanting > 0 ? values + repeatElement(.nothing, count: wanting) : values
    self.init(shape) { row, slot in all[row * width + slot] }
  }
}
