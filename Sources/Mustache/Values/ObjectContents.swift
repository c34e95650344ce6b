/// What gives the values of objects of one shape, numbered from 0.
///
/// In a box that they share, so that going through a list of them counts no references.
final class ObjectContents: Sendable {
  /// The names of the members of each object.
  let shape: Shape
  /// Gives the value of an object in a slot.
  let value: @Sendable (_ row: Int, _ slot: Int) -> Value

  /// Takes what makes values when they are asked for.
  init(_ shape: Shape, value: @escaping @Sendable (_ row: Int, _ slot: Int) -> Value) {
    self.shape = shape
    self.value = value
  }

  /// Takes values that are there already, those of one object behind those of the other.
  ///
  /// - Parameter values: Those that are wanting are nothing.
  convenience init(_ shape: Shape, count: Int, values: [Value]) {
    let width = shape.names.count
    let wanting = max(0, count * width - values.count)
    let all = wanting > 0 ? values + repeatElement(.nothing, count: wanting) : values
    self.init(shape) { row, slot in all[row * width + slot] }
  }
}
