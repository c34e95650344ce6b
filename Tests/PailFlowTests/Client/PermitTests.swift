import LoopbackService
import PailFlow
import ResourceLimits
import ServiceTestSupport
import Synchronization
import Testing

@Suite(.serialized, .timeLimit(.minutes(10))) struct PermitTests {
  @Test func `no permit is held while an unreadable answer waits for its retry`()
    async throws
  {
    let permits = WeightedSemaphore(1)
    let pauses = Mutex(0)
    let answers = [ServiceAnswer.html("not a status object"), completed()]
    try await withService(
      answers,
      adjusting: { configuration in
        configuration.timing.sleep = { _ in
          // This would wait forever for a permit that the request holds.
          try await permits.withPermit { pauses.withLock { $0 += 1 } }
        }
      }
    ) { client, service in
      _ = try await client.answer(about: id, taking: permits)
      #expect(service.requests.count == 2)
      #expect(pauses.withLock { $0 } == 1)
      try await permits.withPermit {}
    }
  }
}
