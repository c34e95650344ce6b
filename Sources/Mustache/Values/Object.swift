/// Named values.
///
/// A member called `.` makes the object a text that has values inside: it is what `{{.}}` writes.
public struct Object: Sendable {
  /// Where its values are, among those of other objects.
  let contents: ObjectContents
  /// Which of the objects it is.
  let row: Int

  init(_ contents: ObjectContents, row: Int) {
    self.contents = contents
    self.row = row
  }

  /// The names.
  public var shape: Shape { contents.shape }
  /// The values, one for each name of the shape, in its order.
  public var values: [Value] {
    shape.names.indices.map { contents.value(row, $0) }
  }

  /// Makes an object of a shape; values that are wanting are nothing, those too many are left out.
  public init(_ shape: Shape, _ values: [Value]) {
    self.init(ObjectContents(shape, count: 1, values: values), row: 0)
  }

  /// Makes an object of a shape of its own.
  public init(_ members: [(name: String, value: Value)]) {
    self.init(Shape(members.map(\.name)), members.map(\.value))
  }

  /// Makes an object of a shape whose values are made when a template asks for them.
  ///
  /// - Parameter value: Makes the value in a slot of the shape.
  public init(_ shape: Shape, value: @escaping @Sendable (_ slot: Int) -> Value) {
    self.init(ObjectContents(shape) { _, slot in value(slot) }, row: 0)
  }

  /// The value of a name; nil if there is no such member.
  public subscript(name: String) -> Value? {
    shape.slot(of: name).map { contents.value(row, $0) }
  }

  /// What the object is where a text is wanted; nil if it is no text.
  package var textMember: Value? {
    shape.textSlot.map { contents.value(row, $0) }
  }
}
