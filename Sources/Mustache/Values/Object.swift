/// Named values.
///
/// A member called `.` makes the object a text that has values inside: it is what `{{.}}` writes.
public struct Object: Sendable {
  /// In a box, so that going through a list of objects counts no reference to their shape: tasks
  /// that share it would wait for each other.
  private final class Members: Sendable {
    let shape: Shape
    let values: [Value]

    init(shape: Shape, values: [Value]) {
      self.shape = shape
      self.values = values
    }
  }

  private let members: Members

  /// The names.
  public var shape: Shape { members.shape }
  /// The values, one for each name of the shape, in its order.
  public var values: [Value] { members.values }

  /// Makes an object of a shape; values that are wanting are nothing, those too many are left out.
  public init(_ shape: Shape, _ values: [Value]) {
    let wanting = shape.names.count - values.count
    let padded = wanting > 0 ? values + repeatElement(.nothing, count: wanting) : values
    members = Members(shape: shape, values: wanting < 0 ? Array(padded.dropLast(-wanting)) : padded)
  }

  /// Makes an object of a shape of its own.
  public init(_ members: [(name: String, value: Value)]) {
    self.init(Shape(members.map(\.name)), members.map(\.value))
  }

  /// The value of a name; nil if there is no such member.
  public subscript(name: String) -> Value? {
    shape.slot(of: name).map { values[$0] }
  }

  /// What the object is where a text is wanted; nil if it is no text.
  package var textMember: Value? {
    self[Shape.textMemberName]
  }
}
