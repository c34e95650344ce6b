/// A value whose names a template sees.
struct Context {
  let value: Value
  /// The row of its shape in the ``ShapeTable``.
  let row: Int
}
