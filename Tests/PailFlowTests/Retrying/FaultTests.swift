import LoopbackService
import MeetingModel
import PailFlow
import ServiceTestSupport
import Testing

@Suite(.serialized) struct FaultTests {
  /// The error for each persistent fault; nil if the answer is accepted.
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

  /// The timeout is short if it is expected, and long if it must not strike.
  private func adjustment(for fault: Fault) -> (inout PailFlowConfiguration) -> Void {
    { configuration in
      configuration.timeouts.silence = kind(of: fault) == .timedOut ? .seconds(1) : .seconds(300)
    }
  }

  @Test(arguments: Fault.allCases)
  func `a temporary fault is not noticed`(fault: Fault) async throws {
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
  func `a persistent fault is reported with the bot and what to do`(fault: Fault) async throws {
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
      #expect(!error.advice.description.isEmpty)
      #expect(error.attempts == (kind == .tooLarge ? 1 : 3))
    }
  }

  @Test func `an unknown status counts as not finished`() async throws {
    try await withService([completed().with(.unknownStatus)]) { client, _ in
      let answer = try await client.answer(about: id)
      #expect(answer.meeting.status == .unknown("rehearsing"))
      let error = #expect(throws: PailFlowError.self) { try answer.check() }
      #expect(error?.kind == .notReady)
    }
  }
}
