import HTTPTypes
import LoopbackService
import PailFlow
import ServiceTestSupport
import Testing

@Suite(.serialized) struct RetryTests {
  @Test(
    arguments: [408, 425, 429, 500, 502, 503, 504], BodyForm.allCases)
  func `temporary failures are retried five times`(
    code: Int, form: BodyForm
  ) async throws {
    let answer = ServiceAnswer.unavailable(.init(code: code), form: form)
    let timing = VirtualTiming(random: 0.5)
    try await withService([answer], timing: timing) { client, service in
      let error = try #require(try await client.failure())
      #expect(error.kind == .unavailable)
      #expect(error.statusCode == code)
      #expect(error.attempts == 6)
      #expect(error.description.contains("tried 6 times"))
      #expect(service.requests.count == 6)
      #expect(timing.sleeps == [0.25, 0.5, 1, 2, 4].map(Duration.seconds))
    }
    let answers = Array(repeating: answer, count: 5) + [completed()]
    try await withService(answers) { client, service in
      let received = try await client.answer(about: id)
      #expect(received.bytes == completed().body)
      #expect(service.requests.count == 6)
    }
  }

  @Test(arguments: [
    ("7", 7.0), ("0", 0), ("100000", 300), ("Wed, 15 Jan 2125 12:01:30 GMT", 300), ("soon", 0),
    ("100000000000000000000", 300), ("-100000000000000000000", 0), ("1.5", 2),
    ("Fri, 31 Dec 9999 23:59:59 GMT", 300), ("Mon, 01 Jan 0001 00:00:00 GMT", 0),
  ])
  func `the delay that the service asks for is respected`(field: String, seconds: Double)
    async throws
  {
    let timing = VirtualTiming(random: 0)
    for status in [HTTPResponse.Status.tooManyRequests, .serviceUnavailable] {
      let answer = ServiceAnswer.unavailable(status, retryAfter: field)
      try await withService([answer, completed()], timing: timing) { client, _ in
        _ = try await client.answer(about: id)
      }
    }
    #expect(timing.sleeps == [.seconds(seconds), .seconds(seconds)])
  }

  @Test func `the number of retries is an option`() async throws {
    for retries in [0, 1, 2] {
      try await withService(
        [.unavailable(.badGateway)], adjusting: { $0.retryPolicy.retries = retries }
      ) { client, service in
        let error = try await client.failure()
        #expect(error?.attempts == retries + 1)
        #expect(service.requests.count == retries + 1)
      }
      try await withService(
        [.notFound(idText)], adjusting: { $0.retryPolicy.retries = retries }
      ) { client, service in
        let error = try await client.failure()
        #expect(error?.kind == .notFound)
        #expect(service.requests.count == retries + 1)
      }
    }
  }

  @Test func `requests that share a budget are slowed down together`() async throws {
    let budget = RetryBudget(capacity: 2, refill: 0.1, deposit: 0)
    let timing = VirtualTiming(random: 0)
    for expected in [[0.0, 0], [10, 10]] as [[Double]] {
      let before = timing.sleeps.count
      try await withService(
        [.unavailable(.badGateway), .unavailable(.badGateway), completed()], timing: timing,
        adjusting: { $0.retryBudget = budget }
      ) { client, service in
        let answer = try await client.answer(about: id)
        #expect(answer.bytes == completed().body)
        #expect(service.requests.count == 3)
      }
      #expect(timing.sleeps.dropFirst(before) == expected.map(Duration.seconds)[...])
    }
  }

  @Test(arguments: [
    ServiceAnswer.json(Array("[]".utf8)), .json(Array("{}".utf8)), .json(Array("null".utf8)),
    .json(Array(#"{"status":"completed"}"#.utf8)), ServiceAnswer(status: .noContent),
    .json(completed().body + Array("}".utf8)), completed().with(.anotherBot),
    .json(Array(#"{"event":"session_complete","transcript_text":"A: B"}"#.utf8)),
  ])
  func `an answer that is not about the bot is retried`(
    answer: ServiceAnswer
  ) async throws {
    try await withService([answer, completed()]) { client, service in
      let received = try await client.answer(about: id)
      #expect(received.bytes == completed().body)
      #expect(service.requests.count == 2)
    }
    try await withService([answer]) { client, service in
      let error = try await client.failure()
      #expect(error?.kind == .badAnswer)
      #expect(service.requests.count == 6)
    }
  }
}
