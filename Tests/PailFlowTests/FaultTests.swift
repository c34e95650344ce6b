import LoopbackService
import MeetingModel
import PailFlow
import Testing

@Suite(.serialized) struct FaultTests {
  /// What each fault comes to where it stays; nil where the answer is taken.
  private func kind(of fault: Fault) -> PailFlowError.Kind? {
    switch fault {
    case .html, .empty, .longerThanAnnounced, .cutOffUnseen, .anotherBot: .badAnswer
    case .cutOff, .resetInBody, .closedBeforeHead, .resetBeforeHead: .unreachable
    case .trickled, .stalledBeforeHead, .stalledAfterHead: .timedOut
    case .notUTF8, .unknownStatus: nil
    case .gzipBomb: .tooLarge
    case .notFound: .notFound
    case .keyVerificationFailed, .keyUnverifiable, .requestTimeout, .tooEarly, .tooManyRequests,
      .internalServerError, .badGateway, .serviceUnavailable, .gatewayTimeout:
      .unavailable
    }
  }

  /// Silence is short where it will come, and long where it must not.
  private func adjustment(for fault: Fault) -> (inout PailFlowConfiguration) -> Void {
    { configuration in
      configuration.timeouts.silence = kind(of: fault) == .timedOut ? .seconds(1) : .seconds(300)
    }
  }

  @Test(arguments: Fault.allCases)
  func `a fault that passes is not noticed`(fault: Fault) async throws {
    try await withService(
      [completed().with(fault), completed()], adjusting: adjustment(for: fault)
    ) { client, service in
      guard kind(of: fault) != .tooLarge else { return }
      let answer = try await client.answer(about: id)
      let good = kind(of: fault) == nil ? completed().with(fault) : completed()
      #expect(answer.bytes == good.body)
    }
  }

  @Test(arguments: Fault.allCases)
  func `a fault that stays is named, with the bot and what to do`(fault: Fault) async throws {
    guard let kind = kind(of: fault) else { return }
    try await withService(
      [completed().with(fault)],
      adjusting: {
        adjustment(for: fault)(&$0)
        $0.retryPolicy.retries = 2
      }
    ) { client, service in
      let error = try #require(try await client.failure())
      #expect(error.kind == kind, "\(error)")
      #expect(error.botID == id)
      #expect(error.description.hasPrefix("bot \(idText): "))
      #expect(!error.advice.isEmpty)
      #expect(error.attempts == (kind == .tooLarge ? 1 : 3))
    }
  }

  @Test func `a status that nobody knows is not finished`() async throws {
    try await withService([completed().with(.unknownStatus)]) { client, _ in
      let answer = try await client.answer(about: id)
      #expect(answer.meeting.status == .unknown("rehearsing"))
      let error = #expect(throws: PailFlowError.self) { try answer.check() }
      #expect(error?.kind == .notReady)
    }
  }
}
