import LoopbackService
import MeetingModel
import PailFlow
import ServiceTestSupport
import Synchronization
import Testing

@Suite struct ThousandRunsTests {
  private struct Figures {
    var right = 0
    var wrong = 0
    var kinds: [PailFlowError.Kind: Int] = [:]
    var faults: [Fault: Int] = [:]
    var requests = 0
    var slept = Duration.zero
  }

  private final class Tally: Sendable {
    let figures = Mutex(Figures())
  }

  /// All but one: a byte that is not UTF-8 rightly gives different notes.
  private let faults = Fault.allCases.filter { $0 != .notUTF8 }

  /// The bot has a completion time: on a slow machine, the answer that it is running may be late.
  private let answers: [ServiceAnswer] = [
    .running(idText), .completedWithoutResults(idText, completedAt: "2025-01-15T11:59:59Z"),
    completed(),
  ]

  /// One run of a command: a client of its own, and a bot that runs, settles and is done.
  private func run(_ number: Int, tally: Tally) async throws {
    let timing = VirtualTiming(seed: UInt64(number))
    var service = LoopbackService(
      bots: [ScriptedBot(id: idText, answers: answers)],
      acceptedKey: key,
      faults: RandomFaults(rate: 0.3, faults: faults, seed: UInt64(number) &* 0x9E37_79B9))
    service.date = timing.date
    try await service.withRunning { service in
      var configuration = try configuration(baseURL: service.baseURL, timing: timing)
      configuration.timeouts.silence = .seconds(1)
      let outcome: Result<BotAnswer, PailFlowError>
      do {
        outcome = .success(
          try await PailFlowClient.withClient(configuration) { client in
            let answer = try await client.finishedAnswer(about: id)
            try answer.check(requiring: [.transcript, .insights, .questions])
            return answer
          })
      } catch let error as PailFlowError {
        outcome = .failure(error)
      }
      tally.figures.withLock { tally in
        switch outcome {
        case .success(let answer) where answer.bytes == completed().body: tally.right += 1
        case .success: tally.wrong += 1
        case .failure(let error): tally.kinds[error.kind, default: 0] += 1
        }
        tally.faults.merge(service.faultCounts, uniquingKeysWith: +)
        tally.requests += service.requests.count
        tally.slept += timing.elapsed
      }
    }
  }

  @Test func `with 30 % of answers faulty, a thousand runs end as they should`() async throws {
    let tally = Tally()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<1_000 {
        if number >= 16 { try await group.next() }
        group.addTask { try await run(number, tally: tally) }
      }
      try await group.waitForAll()
    }
    let result = tally.figures.withLock { $0 }
    let ends = result.kinds.map { "\($0.key.rawValue) \($0.value)" }.sorted().joined(
      separator: ", ")
    let served = result.faults.values.reduce(0, +)
    print(
      """
      1,000 runs: \(result.right) right notes, \(result.wrong) wrong ones, other ends \(ends)
      \(result.requests) requests, \(served) of them faulty \
      (\(served * 100 / max(result.requests, 1)) %), \(result.slept / .seconds(1_000)) s slept a run
      """)
    #expect(result.wrong == 0)
    #expect(result.right + result.kinds.values.reduce(0, +) == 1_000)
    // The allowed errors: an answer that is too large is final; so are six temporary faults
    // in a row, or three that may be final. If that happens to a bot that has completed and
    // is settling, its results are not ready.
    let possible: Set<PailFlowError.Kind> = [
      .tooLarge, .notFound, .unreachable, .timedOut, .badAnswer, .unavailable, .notReady,
    ]
    #expect(Set(result.kinds.keys).isSubset(of: possible))
    #expect(result.right > 900)
    #expect(Set(result.faults.keys) == Set(faults))
  }
}
