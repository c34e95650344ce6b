/// A section that is being rendered, and the value whose names it puts before all others.
struct Context {
  /// The elements of a list, which are rendered one after the other; empty if the section's value
  /// is no list.
  private let list: [Value]
  private var index = 0
  /// The section's value if it is no list.
  private let single: Value
  /// The values of the members of the value at hand.
  private(set) var members: [Value] = []
  /// Their names; nil if the value at hand is no object.
  private(set) var row: ShapeTable.Row?

  /// Begins a section over a value that is no list, or that is to be one context as a whole.
  init(_ value: Value, shapes: inout ShapeTable) {
    list = []
    single = value
    look(at: value, with: &shapes)
  }

  /// Begins a section over a list that has an element.
  init(list: [Value], shapes: inout ShapeTable) {
    self.list = list
    single = .nothing
    look(at: list[0], with: &shapes)
  }

  /// The value at hand.
  var value: Value {
    list.isEmpty ? single : list[index]
  }

  /// Goes to the next element; says whether there is one.
  mutating func advance(shapes: inout ShapeTable) -> Bool {
    index += 1
    guard index < list.count else { return false }
    look(at: list[index], with: &shapes)
    return true
  }

  private mutating func look(at value: Value, with shapes: inout ShapeTable) {
    guard case .object(let object) = value else {
      members = []
      row = nil
      return
    }
    members = object.values
    // Most lists have elements of one shape.
    if row?.shape !== object.shape {
      row = shapes.row(of: object.shape)
    }
  }
}
