/// The elements of a list: any values, or objects of one shape whose values lie one object behind
/// the other.
///
/// A list of a thousand objects of one shape is then two pieces of memory instead of two thousand,
/// and every part of it shares them.
public struct List: RandomAccessCollection, Sendable {
  enum Storage: Sendable {
    case values([Value])
    case objects(ObjectContents, rows: Range<Int32>)
  }

  let storage: Storage

  /// Makes a list of any values.
  public init(_ elements: [Value]) {
    storage = .values(elements)
  }

  /// Makes a list of objects of one shape.
  ///
  /// - Parameters:
  ///   - count: How many objects there are, fewer than 2^31.
  ///   - values: The values of the first object in the order of the shape, then those of the second,
  ///     and so on; values that are wanting are nothing.
  public init(_ shape: Shape, count: Int, values: [Value]) {
    storage = .objects(
      ObjectContents(shape, count: count, values: values), rows: 0..<Int32(count))
  }

  /// Makes a list of objects of one shape whose values are made when a template asks for them.
  ///
  /// What no template asks for costs nothing then, whatever the shape has.
  ///
  /// - Parameters:
  ///   - count: How many objects there are, fewer than 2^31.
  ///   - value: Makes the value of an object, from 0, in a slot of the shape.
  public init(
    _ shape: Shape, count: Int,
    value: @escaping @Sendable (_ row: Int, _ slot: Int) -> Value
  ) {
    storage = .objects(ObjectContents(shape, value: value), rows: 0..<Int32(count))
  }

  /// The place of the first element: 0.
  public var startIndex: Int { 0 }

  /// The place behind the last element.
  public var endIndex: Int {
    switch storage {
    case .values(let values): values.count
    case .objects(_, let rows): rows.count
    }
  }

  /// The element at a place.
  public subscript(position: Int) -> Value {
    switch storage {
    case .values(let values):
      return values[position]
    case .objects(let contents, let rows):
      precondition(position >= 0 && position < rows.count, "a list has no such element")
      return .object(Object(contents, row: Int(rows.lowerBound) + position))
    }
  }

  /// A part of the list as a list of its own.
  public func part(_ range: Range<Int>) -> List {
    switch storage {
    case .values(let values):
      return List(Array(values[range]))
    case .objects(let contents, let rows):
      precondition(
        range.lowerBound >= 0 && range.upperBound <= rows.count, "a list has no such part")
      let start = rows.lowerBound + Int32(range.lowerBound)
      return List(storage: .objects(contents, rows: start..<(start + Int32(range.count))))
    }
  }

  private init(storage: Storage) {
    self.storage = storage
  }
}
