/// Named values.
///
/// A member called `.` makes the object a text that has values inside: it is what `{{.}}` writes.
public struct Object: Sendable {
  /// The values of objects of one shape, one object behind the other.
  ///
  /// In a box that they share, so that going through a list of them counts no references.
  final class Contents: Sendable {
    let shape: Shape
    let values: [Value]

    init(shape: Shape, values: [Value]) {
      self.shape = shape
      self.values = values
    }
  }

  let contents: Contents
  /// Where the object's values begin.
  let start: Int

  init(_ contents: Contents, start: Int) {
    self.contents = contents
    self.start = start
  }

  /// The names.
  public var shape: Shape { contents.shape }
  /// The values, one for each name of the shape, in its order; their indices begin anywhere.
  public var values: ArraySlice<Value> {
    contents.values[start..<(start + shape.names.count)]
  }

  /// Makes an object of a shape; values that are wanting are nothing, those too many are left out.
  public init(_ shape: Shape, _ values: [Value]) {
    let wanting = shape.names.count - values.count
    let padded = wanting > 0 ? values + repeatElement(.nothing, count: wanting) : values
    self.init(Contents(shape: shape, values: padded), start: 0)
  }

  /// Makes an object of a shape of its own.
  public init(_ members: [(name: String, value: Value)]) {
    self.init(Shape(members.map(\.name)), members.map(\.value))
  }

  /// The value of a name; nil if there is no such member.
  public subscript(name: String) -> Value? {
    shape.slot(of: name).map { contents.values[start + $0] }
  }

  /// What the object is where a text is wanted; nil if it is no text.
  package var textMember: Value? {
    self[Shape.textMemberName]
  }
}
