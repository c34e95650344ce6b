import LoopbackService
import ServiceTestSupport
import Testing

@testable import PailFlow

@Suite struct RetryPolicyTests {
  @Test func `delays are random from zero to a bound that doubles up to the cap`() {
    let policy = RetryPolicy()
    let bounds = (1...8).map { policy.delay(before: $0, retryAfter: nil, random: 0.999_999) }
    for (bound, seconds) in zip(bounds, [0.5, 1, 2, 4, 8, 16, 20, 20]) {
      #expect(abs(bound / .seconds(1) - seconds) < 0.001)
    }
    for retry in [1, 5, 1_000] {
      #expect(policy.delay(before: retry, retryAfter: nil, random: 0) == .zero)
    }
    #expect(policy.delay(before: 1_000, retryAfter: nil, random: 0.5) == .seconds(10))
  }

  @Test func `the delay that the service asks for is added, up to five minutes`() {
    let policy = RetryPolicy()
    #expect(policy.delay(before: 1, retryAfter: .seconds(7), random: 0) == .seconds(7))
    #expect(policy.delay(before: 1, retryAfter: .seconds(7), random: 0.5) == .seconds(7.25))
    #expect(policy.delay(before: 1, retryAfter: .seconds(9_999), random: 0) == .seconds(300))
  }

  @Test func `a budget delays retries when it is spent, and never refuses one`() {
    let budget = RetryBudget(capacity: 3, refill: 2, deposit: 1)
    let waits = (0..<7).map { _ in budget.take(at: .zero) }
    #expect(waits == [0, 0, 0, 0.5, 1, 1.5, 2].map(Duration.seconds))
    // Four tokens are owed; two seconds later they have been refilled.
    #expect(budget.take(at: .seconds(2)) == .seconds(0.5))
    // A success adds one.
    budget.recordSuccess()
    #expect(budget.take(at: .seconds(2)) == .seconds(0.5))
    // The capacity is never exceeded.
    #expect(
      (0..<4).map { _ in budget.take(at: .seconds(1_000)) } == [0, 0, 0, 0.5].map(Duration.seconds))
  }

  @Test func `a budget keeps its rate even if times are out of order`() {
    let budget = RetryBudget(capacity: 1, refill: 1, deposit: 0)
    #expect(budget.take(at: .seconds(5)) == .zero)
    #expect(budget.take(at: .seconds(3)) == .seconds(1))
    #expect(budget.take(at: .seconds(6)) == .seconds(1))
  }
}
