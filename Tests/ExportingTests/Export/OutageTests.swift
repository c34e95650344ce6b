import Exporting
import HTTPTypes
import LoopbackService
import MeetingModel
import PailFlow
import Reports
import ServiceTestSupport
import Synchronization
import Testing

/// What an export does when the service is down, and what it takes for the fault of a bot.
@Suite(.serialized) struct OutageTests {
  let fixture: ExportFixture

  init() throws {
    fixture = try ExportFixture()
  }

  private static let outages: [ServiceAnswer] = [
    .unavailable(.serviceUnavailable), .unavailable(.internalServerError), .keyUnverifiable,
    .html("We are updating."), ServiceAnswer(body: [], delivery: .closedBeforeHead),
  ]

  /// An outage that begins with a request and lasts so long.
  private func outage(
    of answer: ServiceAnswer, from first: Int = 1, lasting length: Duration
  ) -> @Sendable (String) -> ServiceAnswer? {
    let timing = fixture.timing.timing
    let state = Mutex((count: 0, start: Duration?.none))
    return { _ in
      state.withLock { state in
        state.count += 1
        guard state.count >= first else { return nil }
        let start = state.start ?? timing.elapsed()
        state.start = start
        return timing.elapsed() < start + length ? answer : nil
      }
    }
  }

  private func service(
    _ bots: [ScriptedBot], interference: @escaping @Sendable (String) -> ServiceAnswer?
  ) -> LoopbackService {
    var service = LoopbackService(bots: bots)
    service.interference = interference
    return service
  }

  @Test(arguments: 0..<4)
  func `bots that the service has lost are no outage, however often they are probed`(lost: Int)
    async throws
  {
    let ids = ExportFixture.ids(0..<4)
    _ = try await fixture.export(ids, from: ExportFixture.bots(0..<4))
    for missing in [[lost], (0..<4).filter { $0 != lost }] {
      let bots = (0..<4).filter { !missing.contains($0) }.map { ExportFixture.bot($0) }
      let run = try await fixture.export(ids, from: bots) { options, _ in
        options.isRefreshing = true
        // One after the other, so that a good answer may be older than the failure after it.
        options.jobs = 1
      }
      #expect(run.summary.progress.failed == missing.count)
      #expect(run.requests < 100)
    }
  }

  @Test(arguments: outages.indices)
  func `a list of one bot rides out an outage of a minute`(index: Int) async throws {
    let bots = [ExportFixture.bot(1)]
    try await service(bots, interference: outage(of: Self.outages[index], lasting: .seconds(60)))
      .withRunning { service in
        let run = try await fixture.export([ExportFixture.id(1)], from: service)
        #expect(run.summary.progress.written == 1)
        #expect(run.requests < 30)
        let events = run.events.compactMap { event -> String? in
          switch event {
          case .holding(let reason, let bots, _, let until):
            #expect(bots == 1)
            #expect((299...300).contains(until.seconds - VirtualTiming.noon.seconds))
            return reason
          case .resumed: return "resumed"
          default: return nil
          }
        }
        #expect(events.count == 2)
        #expect(events.last == "resumed")
      }
  }

  @Test(arguments: [
    ServiceAnswer.unavailable(.serviceUnavailable),
    ServiceAnswer(body: [], delivery: .closedBeforeHead),
  ])
  func `a single bot that always fails is no outage`(answer: ServiceAnswer) async throws {
    let id = ExportFixture.id(1)
    let before = fixture.timing.timing.elapsed()
    try await service([]) { $0.contains(id) ? answer : nil }.withRunning { service in
      let run = try await fixture.export([id], from: service) { _, configuration in
        configuration.retryPolicy.retries = 1
      }
      #expect(run.summary.progress.failed == 1)
      #expect(run.requests < 8)
      #expect(
        run.events.allSatisfy { if case .holding = $0 { false } else { true } })
    }
    #expect(fixture.timing.timing.elapsed() - before < .seconds(20))
  }

  @Test func `a long limit of the rate is told once`() async throws {
    let refusals = Mutex(0)
    let bots = ExportFixture.bots(0..<3)
    try await service(bots) { _ in
      refusals.withLock { count in
        count += 1
        return count > 1 ? nil : .unavailable(.tooManyRequests, retryAfter: "200")
      }
    }.withRunning { service in
      let run = try await fixture.export(ExportFixture.ids(0..<3), from: service) { options, _ in
        options.jobs = 1
      }
      #expect(run.summary.progress.written == 3)
      let ends = run.events.compactMap { event -> Int64? in
        if case .rateLimited(let end) = event { end.seconds } else { nil }
      }
      #expect(ends.count == 1)
      #expect(ends.allSatisfy { (200...260).contains($0 - VirtualTiming.noon.seconds) })
    }
  }

  @Test(arguments: [1, 16], (outages + [.notFound("any")]).indices)
  func `no bot is lost in an outage, whatever the number of jobs`(
    jobs: Int, index: Int
  ) async throws {
    let answer = (Self.outages + [.notFound("any")])[index]
    for first in [1, 21] {
      let fixture = try ExportFixture()
      let test = OutageTests(fixture: fixture)
      try await test.service(
        ExportFixture.bots(0..<60),
        interference: test.outage(of: answer, from: first, lasting: .seconds(60))
      ).withRunning { service in
        let run = try await fixture.export(
          ExportFixture.ids(0..<60), from: service, formats: [.jsonLines]
        ) { options, _ in options.jobs = jobs }
        #expect(run.summary.progress.written == 60, "\(answer.status), from request \(first)")
        #expect(run.requests < 200)
      }
    }
  }

  private init(fixture: ExportFixture) {
    self.fixture = fixture
  }

  @Test(arguments: outages.indices)
  func `a service that is down costs few requests, and leaves all as it was`(
    index: Int
  ) async throws {
    let ids = ExportFixture.ids(0..<400)
    // Something is known of some bots.
    _ = try await fixture.export(
      Array(ids[..<10]), from: ExportFixture.bots(1..<10), formats: [.jsonLines])
    let before = fixture.timing.timing.elapsed()
    let answer = Self.outages[index]
    try await service([], interference: { _ in answer }).withRunning { service in
      let error = await #expect(throws: ExportError.self) {
        _ = try await fixture.export(ids, from: service, formats: [.jsonLines])
      }
      #expect(error?.kind == .failed)
      #expect(error?.description.contains("has not answered for 5 min") == true)
      #expect(service.requests.count < 100)
      let length = fixture.timing.timing.elapsed() - before
      #expect((300..<330).contains(length / .seconds(1)))
    }
    let status = try ExportStatus(ArchiveLocation(fixture.output))
    #expect(status.total == 400)
    #expect(status.done == 9)
    // The one that failed before.
    #expect(status.failures.map(\.count) == [1])
    let unanswered = status.unanswered.reduce(0) { $0 + $1.count }
    #expect(unanswered >= 1)
    #expect(status.notAsked == 390 - unanswered)
    let run = try await fixture.export(
      ids, from: ExportFixture.bots(0..<400), formats: [.jsonLines])
    #expect(run.summary.progress.failed == 0)
    #expect(run.summary.progress.written == 391)
  }

  @Test(arguments: [500, 503])
  func `bots that always fail cost their retries, and no wait`(code: Int) async throws {
    let ids = ExportFixture.ids(0..<200)
    let answer = ServiceAnswer.unavailable(.init(code: code))
    let bots =
      (0..<8).map { ScriptedBot(id: ExportFixture.id($0), answers: [answer]) }
      + ExportFixture.bots(8..<200)
    let first = try await fixture.export(ids, from: bots, formats: [.jsonLines])
    #expect(first.summary.progress.failed == 8)
    #expect(first.summary.progress.written == 192)
    #expect(first.requests <= 192 + 8 * 6 + 16)
    #expect(fixture.timing.timing.elapsed() < .seconds(90))
    // Only they are left to ask; that the service is up, a bot shows that has answered before.
    for retries in [5, 2] {
      let before = fixture.timing.timing.elapsed()
      let run = try await fixture.export(ids, from: bots, formats: [.jsonLines]) {
        $1.retryPolicy.retries = retries
      }
      #expect(run.summary.progress.failed == 8)
      #expect(run.requests <= 8 * (retries + 1) + 16)
      #expect(fixture.timing.timing.elapsed() - before < .seconds(90))
      #expect(!run.events.contains { if case .holding = $0 { true } else { false } })
    }
  }

  @Test(arguments: [1, 8])
  func `nor where nothing else has ever answered, as long as the service does`(
    count: Int
  ) async throws {
    let bots = (0..<count).map {
      ScriptedBot(id: ExportFixture.id($0), answers: [.unavailable(.internalServerError)])
    }
    let run = try await fixture.export(ExportFixture.ids(0..<count), from: bots)
    #expect(run.summary.progress.failed == count)
    #expect(run.requests <= count * 6 + 12)
    #expect(fixture.timing.timing.elapsed() < .seconds(90))
  }

  @Test func `a few bots that the service does not know fail soon`() async throws {
    let run = try await fixture.export(ExportFixture.ids(0..<8), from: [])
    #expect(run.summary.progress.failed == 8)
    #expect(run.requests == 8 * 3)
    #expect(fixture.timing.timing.elapsed() < .seconds(30))
  }

  @Test func `many of them among others are believed`() async throws {
    let run = try await fixture.export(
      ExportFixture.ids(0..<200), from: ExportFixture.bots(150..<200), formats: [.jsonLines])
    #expect(run.summary.progress.failed == 150)
    #expect(run.summary.progress.written == 50)
    #expect(run.requests < 50 + 150 * 3 + 100)
    #expect(fixture.timing.timing.elapsed() < .seconds(200))
  }

  @Test(arguments: [1, 16, 64])
  func `after a key was refused nothing more is asked`(jobs: Int) async throws {
    try await LoopbackService(bots: ExportFixture.bots(0..<500)).withRunning { service in
      let error = await #expect(throws: ExportError.self) {
        _ = try await fixture.export(
          ExportFixture.ids(0..<500), from: service, key: "another-key-than-that"
        ) { options, _ in options.jobs = jobs }
      }
      #expect(error?.kind == .keyRefused)
      #expect(service.requests.count <= jobs)
    }
  }

  @Test func `a bot that answered in a wait goes on waiting when it cannot be asked`()
    async throws
  {
    let id = ExportFixture.id(1)
    let bot = ScriptedBot(
      id: id,
      answers: [.running(id)]
        + Array(repeating: .unavailable(.internalServerError), count: 12)
        + [.json(ExportFixture.answer(1))])
    let run = try await fixture.export([id], from: [bot]) { options, _ in
      options.waiting = WaitOptions()
    }
    #expect(run.summary.progress.written == 1)
    #expect(run.summary.progress.failed == 0)
  }
}
