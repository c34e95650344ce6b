/// Named values.
public struct Object: Sendable {
  /// The names.
  public let shape: Shape
  /// The values, one for each name of the shape, in its order.
  public let values: [Value]

  /// Makes an object of a shape; values that are wanting are nothing.
  public init(_ shape: Shape, _ values: [Value]) {
    self.shape = shape
    self.values =
      values.count == shape.names.count
      ? values
      : (0..<shape.names.count).map { $0 < values.count ? values[$0] : .nothing }
  }

  /// Makes an object of a shape of its own.
  public init(_ members: [(name: String, value: Value)]) {
    self.init(Shape(members.map(\.name)), members.map(\.value))
  }

  /// The value of a name; nil if there is no such member.
  public subscript(name: String) -> Value? {
    shape.slot(of: name).map { values[$0] }
  }
}
