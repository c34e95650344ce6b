import HTTPTypes
import LoopbackService
import MeetingModel
@testable import PailFlow
import ServiceTestSupport
import Testing
import TestSupport

/// The pace of many requests.
@Suite(.serialized) struct PaceTests {
  @Test(arguments: [1.0, 20, 500])
  func `a rate is kept over any period`(rate: Double) {
    let pace = RequestPace(rate: rate)
    var generator = SplitMix64(seed: 5)
    var now = Duration.zero
    var turns: [Duration] = []
    for _ in 0..<2_000 {
      // Some come at once, some later.
      if Bool.random(using: &generator) {
        now += .seconds(Double.random(in: 0...(2 / rate), using: &generator))
      }
      turns.append(now + pace.take(at: now))
    }
    #expect(zip(turns, turns.dropFirst()).allSatisfy { $0 <= $1 })
    let span = (turns[turns.count - 1] - turns[0]) / .seconds(1)
    #expect(Double(turns.count - 1) <= rate * (span + 0.11) + 1)
  }

  @Test func `without a rate nobody waits`() {
    let pace = RequestPace()
    #expect((0..<100).allSatisfy { _ in pace.take(at: .zero) == .zero })
  }

  @Test func `a 429 holds all requests, and they do not all come back at once`() {
    let pace = RequestPace()
    pace.recordRefusal(at: .seconds(10), holding: .seconds(3))
    let waits = (0..<4).map { _ in pace.take(at: .seconds(11)) }
    #expect(waits[0] == .seconds(2))
    #expect(zip(waits, waits.dropFirst()).allSatisfy { $0 < $1 })
    for _ in 0..<1_000 { pace.recordSuccess() }
    #expect(pace.take(at: .seconds(20)) == .zero)
  }

  @Test func `a long hold is told once, and again once it gets much longer`() {
    let pace = RequestPace()
    #expect(pace.recordRefusal(at: .seconds(1), holding: .seconds(5)) == nil)
    #expect(pace.recordRefusal(at: .seconds(1), holding: .seconds(30)) == .seconds(30))
    #expect(pace.recordRefusal(at: .seconds(2), holding: .seconds(30)) == nil)
    #expect(pace.recordRefusal(at: .seconds(12), holding: .seconds(30)) == .seconds(30))
    #expect(pace.recordRefusal(at: .seconds(50), holding: .seconds(9)) == nil)
    #expect(pace.recordRefusal(at: .seconds(60), holding: .seconds(10)) == .seconds(10))
  }

  @Test func `429s for requests that were under way together count once`() {
    let one = RequestPace()
    one.recordRefusal(at: .seconds(1), holding: .zero)
    let many = RequestPace()
    for _ in 0..<64 { many.recordRefusal(at: .seconds(1), holding: .zero) }
    let pair = [one, many].map { pace in
      _ = pace.take(at: .seconds(2))
      return pace.take(at: .seconds(2))
    }
    #expect(pair[0] == pair[1])
  }

  @Test func `a 429 does not count against a request's retries if so configured`() async throws {
    let refusals = Array(
      repeating: ServiceAnswer.unavailable(.tooManyRequests, retryAfter: "1"), count: 12)
    try await withService(
      refusals + [completed()],
      adjusting: {
        $0.retryPolicy.retries = 1
        $0.retryPolicy.paceRetries = 20
      }
    ) { client, service in
      _ = try await client.answer(about: id)
      #expect(service.requests.count == 13)
    }
  }
}
