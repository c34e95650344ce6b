import HTTPTypes
import LoopbackService
import PailFlow
import ServiceTestSupport
import Testing

/// The effect of Ctrl-C: the task is cancelled at any point.
@Suite(.serialized) struct CancellationTests {
  private func cancelled(
    _ answers: [ServiceAnswer], when isReached: @escaping @Sendable (Reached) -> Bool,
    _ work:
      @escaping @Sendable (PailFlowClient, @escaping @Sendable (WaitEvent) -> Void)
      async throws -> Void
  ) async throws {
    let (moments, reached) = AsyncStream.makeStream(of: Reached.self)
    try await withService(
      answers,
      adjusting: {
        $0.timing.sleep = { duration in
          reached.yield(.sleep)
          try await Task.sleep(for: .seconds(3_600))
        }
      }
    ) { client, service in
      let task = Task { try await work(client) { _ in reached.yield(.report) } }
      let polling = Task {
        while service.requests.isEmpty { await Task.yield() }
        reached.yield(.request)
      }
      for await moment in moments where isReached(moment) { break }
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
      await polling.value
    }
  }

  /// The progress of the work.
  private enum Reached: Sendable {
    case request, sleep, report
  }

  @Test(arguments: [Fault.stalledBeforeHead, .stalledAfterHead, .trickled])
  func `a request under way ends`(fault: Fault) async throws {
    try await cancelled([completed().with(fault)], when: { $0 == .request }) { client, _ in
      _ = try await client.answer(about: id)
    }
  }

  @Test func `a pause before a retry ends`() async throws {
    try await cancelled([.unavailable(.badGateway)], when: { $0 == .sleep }) { client, _ in
      _ = try await client.answer(about: id)
    }
  }

  @Test func `a wait ends`() async throws {
    try await cancelled([.running(idText)], when: { $0 == .report }) { client, report in
      _ = try await client.finishedAnswer(about: id, report: report)
    }
  }
}
