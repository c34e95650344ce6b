/// A section that is being rendered, and the value whose names it puts before all others.
struct Context {
  /// The section's value: a list, whose elements are rendered one after the other, or what is one
  /// context as a whole.
  private let whole: Value
  /// How many elements are rendered; 1 for what is no list.
  private let count: Int
  /// Whether the whole is the list of them.
  private let isList: Bool
  /// How far the values of one element are from those of the next, where all are objects of one
  /// shape; else 0.
  private let stride: Int
  private var index = 0
  /// The values among which are those of the object at hand; nil if the value at hand is no object.
  private var contents: Object.Contents?
  /// Where the values of the object begin.
  private var start = 0
  /// Where its names are in the table of shapes.
  private(set) var row = ShapeTable.Row.none

  /// Begins a section over a value that is no list, or that is to be one context as a whole.
  init(_ value: Value, shapes: inout ShapeTable) {
    whole = value
    count = 1
    isList = false
    stride = 0
    look(at: value, with: &shapes)
  }

  /// Begins a section over a list that has an element.
  init(list: List, shapes: inout ShapeTable) {
    whole = .list(list)
    count = list.count
    isList = true
    stride =
      if case .objects(let contents, _) = list.storage { contents.shape.names.count } else { 0 }
    look(at: list[0], with: &shapes)
  }

  /// The value at hand.
  var value: Value {
    if isList, case .list(let list) = whole { list[index] } else { whole }
  }

  /// The value in a slot of the object at hand.
  func member(_ slot: Int) -> Value {
    contents?.values[start + slot] ?? .nothing
  }

  /// The slot of a name in the object at hand, looked up; nil if it has no such name.
  func slot(of name: Int, with shapes: inout ShapeTable) -> Int? {
    contents.flatMap { shapes.slot(of: name, in: row, of: $0.shape) }
  }

  /// Goes to the next element; says whether there is one.
  mutating func advance(shapes: inout ShapeTable) -> Bool {
    index += 1
    guard index < count else { return false }
    start += stride
    if stride == 0 { look(at: value, with: &shapes) }
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
    start = object.start
  }
}
