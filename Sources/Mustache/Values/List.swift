/// A list: any values, or objects of one shape with shared storage.
///
/// A list of 1,000 objects of one shape takes two allocations instead of 2,000, and every part of
/// it shares them.
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
  ///   - shape: The shape.
  ///   - count: The number of objects, less than 2^31.
  ///   - values: The values of the first object in the order of the shape, then those of the second,
  ///     and so on; missing values are nothing.
  public init(_ shape: Shape, count: Int, values: [Value]) {
    storage = .objects(
      ObjectContents(shape, count: count, values: values), rows: 0..<Int32(count))
  }

  /// Makes a list of objects of one shape whose values are made when a template uses them.
  ///
  /// Values that no template uses cost nothing.
  ///
  /// - Parameters:
  ///   - shape: The shape.
  ///   - count: The number of objects, less than 2^31.
  ///   - value: Makes the value in a slot of an object, from 0.
  public init(
    _ shape: Shape, count: Int,
    value: @escaping @Sendable (_ row: Int, _ slot: Int) -> Value
  ) {
    storage = .objects(ObjectContents(shape, value: value), rows: 0..<Int32(count))
  }

  /// The index of the first element: 0.
  public var startIndex: Int { 0 }

  /// The index after the last element.
  public var endIndex: Int {
    switch storage {
    case .values(let values): values.count
    case .objects(_, let rows): rows.count
    }
  }

  /// The element at an index.
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
