import Synchronization
import Testing
import TestSupport

@testable import Exporting

struct OrderedWorkTests {
  @Test(arguments: [(1, 1), (2, 8), (3, 5), (8, 4)])
  func `results come in order, and never too many at once`(
    parallelism: Int, window: Int
  ) async throws {
    let running = Mutex((now: 0, most: 0))
    let results = try await withThrowingTaskGroup(
      of: (place: Int, result: Int).self
    ) { group in
      var random = SplitMix64(seed: 7)
      var work = OrderedWork<Int>(parallelism: parallelism, window: window)
      var results: [Int] = []
      for number in 0..<200 {
        while work.isFull {
          try await work.wait(for: &group)
          while let result = work.next() { results.append(result) }
        }
        if number.isMultiple(of: 5) {
          work.add(number)
          continue
        }
        let yields = Int.random(in: 0..<50, using: &random)
        work.add(to: &group) {
          running.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
          for _ in 0..<yields { await Task.yield() }
          running.withLock { $0.now -= 1 }
          return number
        }
        #expect(number - results.count < window)
      }
      while !work.isEmpty {
        try await work.wait(for: &group)
        while let result = work.next() { results.append(result) }
      }
      return results
    }
    #expect(results == Array(0..<200))
    #expect(running.withLock { $0.most } <= parallelism)
  }
}
