import HTTPTypes
import LoopbackService
import MeetingModel
import PailFlow
import ResourceLimits
import ServiceTestSupport
import Testing

@Suite(.serialized) struct WaitingTests {
  private let running = ServiceAnswer.running(idText)
  private let empty = ServiceAnswer.completedWithoutResults(idText)

  /// The result of a wait.
  private struct Course {
    var outcome: Result<BotAnswer, PailFlowError>
    var pauses: [Double]
    var events: [WaitEvent]
    var requests: Int

    var answer: BotAnswer {
      get throws { try outcome.get() }
    }

    var error: PailFlowError? {
      guard case .failure(let error) = outcome else { return nil }
      return error
    }
  }

  /// Waits for a bot in virtual time; faults are not retried.
  private func wait(
    _ answers: [ServiceAnswer], _ options: WaitOptions = WaitOptions(),
    clockAhead: Duration = .zero
  ) async throws -> Course {
    let timing = VirtualTiming()
    return try await withService(
      answers, timing: timing, date: timing.date,
      adjusting: { configuration in
        configuration.retryPolicy.retries = 0
        configuration.timing.now = { timing.timing.now().adding(clockAhead) }
      }
    ) { client, service in
      var events: [WaitEvent] = []
      let outcome: Result<BotAnswer, PailFlowError>
      do {
        outcome = .success(
          try await client.finishedAnswer(about: id, waiting: options) { events.append($0) })
      } catch let error as PailFlowError {
        outcome = .failure(error)
      }
      return Course(
        outcome: outcome, pauses: timing.sleeps.map { $0 / .seconds(1) }, events: events,
        requests: service.requests.count)
    }
  }

  @Test func `a bot that finished long ago is requested once`() async throws {
    for answer in [
      completed(), completed(transcript: nil), completed(insights: nil), completed(questions: nil),
      completed(at: "2025-01-15T11:58:59Z", transcript: nil, insights: nil), empty,
      completed(at: "yesterday", transcript: nil), .failed(idText, error: "Room is full"),
    ] {
      let course = try await wait([answer])
      #expect(try course.answer.bytes == answer.body)
      #expect(course.requests == 1)
      #expect(course.events.isEmpty)
    }
  }

  @Test func `a running bot is requested again after 5 seconds, growing to 30`() async throws {
    let course = try await wait(Array(repeating: running, count: 8) + [completed()])
    #expect(try course.answer.bytes == completed().body)
    #expect(course.pauses == [5, 7.5, 11.25, 16.875, 25.3125, 30, 30, 30])
    #expect(course.requests == 9)
    #expect(course.events.map(\.pause) == course.pauses.map(Duration.seconds))
    #expect(
      course.events.first?.description
        == "bot \(idText): the bot is still running, after 0 s; trying again in 5 s")
    #expect(
      course.events.last?.description
        == "bot \(idText): the bot is still running, after 2 min 6 s; trying again in 30 s")
  }

  @Test func `an unknown status is waited for`() async throws {
    let course = try await wait([.status("rehearsing", of: idText, []), completed()])
    #expect(try course.answer.bytes == completed().body)
    #expect(course.events.first?.description.contains("“rehearsing”") == true)
  }

  @Test func `a wait ends at its limit with a last request`() async throws {
    let course = try await wait([running], WaitOptions(limit: .seconds(20)))
    #expect(course.error?.kind == .notReady)
    #expect(course.pauses == [5, 7.5, 7.5])
    #expect(course.requests == 4)
    #expect(course.error?.description.contains("after a wait of 20 s") == true)
    #expect(course.error?.botID == id)
  }

  @Test func `a bot that has not finished can be given up earlier than one that settles`()
    async throws
  {
    var options = WaitOptions()
    options.unfinishedLimit = .seconds(20)
    let course = try await wait([running], options)
    #expect(course.error?.kind == .notReady)
    #expect(course.pauses.reduce(0, +) == 20)
    #expect(course.error?.description.contains("after a wait of 20 s") == true)
    // Results that come after that are still waited for.
    let finished = try await wait(
      [running, running, empty] + Array(repeating: empty, count: 3) + [completed()], options)
    #expect(try finished.answer.bytes == completed().body)
    #expect(finished.pauses.reduce(0, +) > 20)
    let failing = try await wait([running, .unavailable(.serviceUnavailable)], options)
    #expect(failing.error != nil)
    #expect(failing.pauses.reduce(0, +) <= 20)
  }

  @Test func `a bot seen running is requested again until its results are stored`() async throws {
    let course = try await wait([
      running, empty, completed(insights: nil), completed(transcript: nil), completed(),
    ])
    #expect(try course.answer.bytes == completed().body)
    #expect(course.pauses == [5, 5, 7.5, 11.25])
    #expect(
      course.events.dropFirst().map(\.reason) == [
        .settling(missing: [.transcript, .insights]), .settling(missing: [.insights]),
        .settling(missing: [.transcript]),
      ])
    #expect(course.events.last?.description.contains("completed, no transcript yet") == true)
  }

  @Test func `a bot seen running is requested again until the settle time is over`() async throws {
    let course = try await wait([running, empty])
    #expect(try course.answer.bytes == empty.body)
    #expect(try course.answer.warnings.isEmpty)
    #expect(course.pauses.dropFirst().reduce(0, +) == 60)
    let short = try await wait([running, empty], WaitOptions(settle: .zero))
    #expect(try short.answer.bytes == empty.body)
    #expect(short.requests == 2)
    let limited = try await wait([running, empty], WaitOptions(limit: .seconds(15)))
    #expect(try limited.answer.bytes == empty.body)
    #expect(limited.pauses.reduce(0, +) == 15)
  }

  @Test func `a bot that just completed settles for the rest of the settle time`() async throws {
    let recent = completed(at: "2025-01-15T11:59:20.5+00:00Z", insights: nil)
    let course = try await wait([recent])
    #expect(try course.answer.bytes == recent.body)
    #expect(course.pauses.reduce(0, +) == 20.5)
    let ahead = completed(at: "2025-01-15T12:30:00Z", insights: nil)
    #expect(try await wait([ahead]).pauses.reduce(0, +) == 60)
  }

  @Test(arguments: [-7_200, 7_200])
  func `a bot settles by the service's clock, not the local one`(seconds: Int) async throws {
    let recent = completed(at: "2025-01-15T11:59:20.5+00:00Z", insights: nil)
    let course = try await wait([recent], clockAhead: .seconds(seconds))
    #expect(course.pauses.reduce(0, +) == 20.5)
  }

  @Test func `required parts are waited for, too`() async throws {
    let bare = completed(questions: nil)
    let without = try await wait([running, bare, completed()])
    #expect(try without.answer.bytes == bare.body)
    let with = try await wait(
      [running, bare, completed(insights: placeholderInsights), completed()],
      WaitOptions(requirements: [.questions, .insights]))
    #expect(try with.answer.bytes == completed().body)
    let missing = try await wait([running, bare], WaitOptions(requirements: [.questions]))
    let error = #expect(throws: PailFlowError.self) {
      try missing.answer.check(requiring: [.questions])
    }
    #expect(error?.kind == .notReady)
  }

  @Test func `a bot that failed does not settle`() async throws {
    let failed = ServiceAnswer.failed(idText, error: "Room is full")
    let course = try await wait([running, failed, completed()])
    #expect(try course.answer.bytes == failed.body)
    #expect(course.requests == 2)
  }

  @Test func `an outage in the middle of a wait does not end it`() async throws {
    let course = try await wait([
      running, .unavailable(.badGateway), .notFound(idText), ServiceAnswer(status: .ok),
      .keyUnverifiable, running, completed(),
    ])
    #expect(try course.answer.bytes == completed().body)
    #expect(course.requests == 7)
    let faults = course.events.compactMap { event -> PailFlowError.Kind? in
      guard case .fault(let error) = event.reason else { return nil }
      return error.kind
    }
    #expect(faults == [.unavailable, .notFound, .badAnswer, .unavailable])
  }

  @Test func `an outage at the start ends a wait, and a refused key always does`() async throws {
    for (answers, kind) in [
      ([.unavailable(.badGateway), completed()], PailFlowError.Kind.unavailable),
      ([.notFound(idText), completed()], .notFound),
      ([running, .invalidKey, completed()], .refusedKey),
      ([running, .insufficientCredits, completed()], .outOfCredits),
    ] as [([ServiceAnswer], PailFlowError.Kind)] {
      #expect(try await wait(answers).error?.kind == kind)
    }
    let course = try await wait(
      [running, .unavailable(.badGateway)], WaitOptions(limit: .seconds(20)))
    #expect(course.error?.kind == .unavailable)
    #expect(course.pauses.reduce(0, +) == 20)
  }

  @Test func `a settling bot is requested again after any fault not about the key`()
    async throws
  {
    let large = ServiceAnswer.gzipBomb(unpackedSize: 70 << 20)
    let course = try await wait([running, empty, large, completed()])
    #expect(try course.answer.bytes == completed().body)
    #expect(course.requests == 4)
    #expect(try await wait([running, large, completed()]).error?.kind == .tooLarge)
  }

  @Test func `an earlier completed answer is used instead of an error`() async throws {
    for fault in [ServiceAnswer.unavailable(.badGateway), .invalidKey] {
      let bare = completed(insights: nil)
      let course = try await wait([running, bare, fault])
      #expect(try course.answer.bytes == bare.body)
      #expect(try course.answer.warnings.count == 1)
      #expect(try course.answer.warnings.first?.message.contains("may be incomplete") == true)
    }
  }

  @Test func `a bot that is asked about again does not wait for the memory of its own answer`()
    async throws
  {
    let timing = VirtualTiming()
    let words = String(repeating: "word ", count: 1_000)
    try await withService(
      [running, completed(transcript: words, insights: nil), completed(transcript: words)],
      timing: timing,
      date: timing.date
    ) { client, service in
      let answer = try await client.finishedAnswer(
        about: id, waiting: WaitOptions(), taking: WeightedSemaphore(1),
        reserving: ByteBudget(6_000))
      #expect(answer.missingResults.isEmpty)
      #expect(service.requests.count == 3)
    }
  }
}
