import SiteSearch
import Testing
import TestSupport

/// Merging sorted runs.
struct MergeOrderTests {
  @Test(arguments: [0, 1, 2, 3, 16, 40])
  func `rows of several runs come in order, equal ones in the order of their runs`(count: Int) {
    var generator = SplitMix64(seed: 5)
    let runs = (0..<count).map { _ in
      (0..<Int.random(in: 0...30, using: &generator)).map { _ in
        (0..<Int.random(in: 0...3, using: &generator)).map { _ in
          UInt8.random(in: 0...2, using: &generator)
        }
      }.sorted { $0.lexicographicallyPrecedes($1) }
    }
    var rest = runs.map { $0[...] }
    var order = MergeOrder(rest.indices.map { rest[$0].popFirst() })
    var found: [[UInt8]] = []
    while let next = order.first {
      found.append([UInt8](next.row) + [UInt8(next.run)])
      order.replaceFirst(with: rest[next.run].popFirst())
    }
    let rows = runs.enumerated().flatMap { run in run.element.map { ($0, run.offset) } }
    let expected = rows.sorted {
      $0.0 == $1.0 ? $0.1 < $1.1 : $0.0.lexicographicallyPrecedes($1.0)
    }
    #expect(found == expected.map { $0.0 + [UInt8($0.1)] })
  }
}
