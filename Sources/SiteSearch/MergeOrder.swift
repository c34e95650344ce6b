/// The order in which the rows of several sorted runs are merged: a heap of the rows that are next.
package struct MergeOrder {
  /// A row that is next in its run.
  package struct Next {
    /// Its bytes, by which rows are ordered.
    package let row: [UInt8]
    /// The number of the run.
    package let run: Int
  }

  /// A binary heap: no row is before that of its parent.
  private var heap: [Next] = []

  /// Begins with the first row of each run; nil for an empty run.
  package init(_ rows: some Sequence<[UInt8]?>) {
    for (run, row) in rows.enumerated() {
      if let row { heap.append(Next(row: row, run: run)) }
    }
    // What is in order is a heap.
    heap.sort(by: Self.isBefore)
  }

  /// The first of all rows that are next, equal ones in the order of their runs; nil at the end.
  package var first: Next? { heap.first }

  /// Goes on to the row that follows the first one in its run; nil at the end of the run.
  package mutating func replaceFirst(with row: [UInt8]?) {
    guard let first else { return }
    if let row {
      heap[0] = Next(row: row, run: first.run)
    } else {
      let last = heap.removeLast()
      if heap.isEmpty { return }
      heap[0] = last
    }
    var index = 0
    while true {
      var least = index
      for child in (2 * index + 1)...(2 * index + 2)
      where child < heap.count && Self.isBefore(heap[child], heap[least]) {
        least = child
      }
      if least == index { return }
      heap.swapAt(index, least)
      index = least
    }
  }

  private static func isBefore(_ one: Next, _ other: Next) -> Bool {
    if one.row == other.row { return one.run < other.run }
    return one.row.lexicographicallyPrecedes(other.row)
  }
}
