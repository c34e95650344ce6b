/// A section being rendered, and the value in which its names are looked up first.
struct Context {
  /// The section's value: a list whose elements are rendered in turn, or a single value.
  private let whole: Value
  /// The number of elements; 1 for a single value.
  private let count: Int
  /// Whether `whole` is the list of the elements.
  private let isList: Bool
  /// Whether all elements are objects of one shape with consecutive numbers.
  private let isUniform: Bool
  private var index = 0
  /// The storage of the current object; nil if the current value is not an object.
  private(set) var contents: ObjectContents?
  /// The number of the current object in its storage.
  private(set) var number = 0
  /// The row of the current object's shape in the table.
  private(set) var row = ShapeTable.Row.none

  /// Begins a section over a single value.
  init(_ value: Value, shapes: inout ShapeTable) {
    whole = value
    count = 1
    isList = false
    isUniform = false
    look(at: value, with: &shapes)
  }

  /// Begins a section over a list that is not empty.
  init(list: List, shapes: inout ShapeTable) {
    whole = .list(list)
    count = list.count
    isList = true
    isUniform = if case .objects = list.storage { true } else { false }
    look(at: list[0], with: &shapes)
  }

  /// The current value.
  var value: Value {
    if isList, case .list(let list) = whole { list[index] } else { whole }
  }

  /// Whether the current element is the first or the last one of a list; nil outside a list.
  func isAtEnd(_ position: Program.ListPosition) -> Bool? {
    isList ? index == (position.isLast ? count - 1 : 0) : nil
  }

  /// Looks up the slot of a name in the current object; nil if it has no such name.
  func slot(of name: Int, with shapes: inout ShapeTable) -> Int? {
    contents.flatMap { shapes.slot(of: name, in: row, of: $0.shape) }
  }

  /// Advances to the next element; false if there is none.
  mutating func advance(shapes: inout ShapeTable) -> Bool {
    index += 1
    guard index < count else { return false }
    if isUniform { number += 1 } else { look(at: value, with: &shapes) }
    return true
  }

  private mutating func look(at value: Value, with shapes: inout ShapeTable) {
    guard case .object(let object) = value else {
      contents = nil
      row = .none
      return
    }
    // Most lists have elements of one shape.
    if contents?.shape !== object.shape { row = shapes.row(of: object.shape) }
    contents = object.contents
    number = object.row
  }
}
