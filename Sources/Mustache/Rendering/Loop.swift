/// A section that is being rendered.
struct Loop {
  /// What is rendered one after the other; empty where the section's value is no list.
  let elements: [Value]
  /// The element at hand.
  var index = 0
}
