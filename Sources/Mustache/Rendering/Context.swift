/// A section that is being rendered, and the value whose names it puts before all others.
struct Context {
  /// The section's value: a list, whose elements are rendered one after the other, or what is one
  /// context as a whole.
  private let whole: Value
  /// How many elements are rendered; 1 for what is no list.
  private let count: Int
  /// Whether the whole is the list of them.
  private let isList: Bool
  /// Whether all elements are objects of one shape, numbered one after the other.
  private let isUniform: Bool
  private var index = 0
  /// What holds the values of the object at hand; nil if the value at hand is not an object.
  private(set) var contents: ObjectContents?
  /// Which object of them it is.
  private(set) var number = 0
  /// Where its names are in the table of shapes.
  private(set) var row = ShapeTable.Row.none

  /// Begins a section over a value that is no list, or that is to be one context as a whole.
  init(_ value: Value, shapes: inout ShapeTable) {
    whole = value
    count = 1
    isList = false
    isUniform = false
    look(at: value, with: &shapes)
  }

  /// Begins a section over a list that has an element.
  init(list: List, shapes: inout ShapeTable) {
    whole = .list(list)
    count = list.count
    isList = true
    isUniform = if case .objects = list.storage { true } else { false }
    look(at: list[0], with: &shapes)
  }

  /// The value at hand.
  var value: Value {
    if isList, case .list(let list) = whole { list[index] } else { whole }
  }

  /// The slot of a name in the object at hand, looked up; nil if it has no such name.
  func slot(of name: Int, with shapes: inout ShapeTable) -> Int? {
    contents.flatMap { shapes.slot(of: name, in: row, of: $0.shape) }
  }

  /// Goes to the next element; says whether there is one.
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
