import HTTPTypes
import LoopbackService
import PailFlow
import ServiceTestSupport
import Testing

@Suite(.serialized) struct RefusalTests {
  @Test(arguments: [
    (ServiceAnswer.invalidKey, PailFlowError.Kind.refusedKey, 1, 401),
    (.keyRequired, .refusedKey, 1, 401),
    (ServiceAnswer(status: .unauthorized), .refusedKey, 1, 401),
    (.html("<h1>Sign in</h1>", status: .unauthorized), .refusedKey, 1, 401),
    (.keyVerificationFailed, .unavailable, 3, 401), (.keyUnverifiable, .unavailable, 3, 401),
    (.insufficientCredits, .outOfCredits, 1, 402),
    (.notFound(idText), .notFound, 3, 404), (.notFoundAsDocumented(idText), .notFound, 3, 404),
    (ServiceAnswer(status: .notFound), .notFound, 3, 404),
    (.invalidID, .refusedRequest, 1, 422),
    (ServiceAnswer(status: .forbidden), .refusedRequest, 1, 403),
    (ServiceAnswer(status: .notImplemented), .refusedRequest, 1, 501),
    (ServiceAnswer(status: .init(code: 999)), .refusedRequest, 1, 999),
    (ServiceAnswer(status: .notModified), .refusedRequest, 1, 304),
  ])
  func `a refusal is final at once or after two retries`(
    answer: ServiceAnswer, kind: PailFlowError.Kind, requests: Int, code: Int
  ) async throws {
    try await withService([answer]) { client, service in
      let error = try #require(try await client.failure())
      #expect(error.kind == kind)
      #expect(error.botID == id)
      #expect(error.statusCode == code)
      #expect(error.attempts == requests)
      #expect(error.description.hasPrefix("bot \(idText): "))
      #expect(service.requests.count == requests)
    }
  }

  @Test func `the service's own words are in the message`() async throws {
    for (answer, words) in [
      (ServiceAnswer.invalidKey, "“Invalid API key.”"),
      (.insufficientCredits, "“You are out of credits. Top up to go on.”"),
      (.notFound(idText), "“Bot session \(idText) not found”"),
      (.notFound(idText), "an outage of the service"),
      (.invalidID, "“path.bot_id: value is not a valid uuid”"),
      (
        .json(Array(#"{"detail":["a","b\u001b[2J"]}"#.utf8), status: .forbidden), "“a; b\\u{1B}[2J”"
      ),
      (.json(Array(#"{"detail":{"a":1},"error":"e"}"#.utf8), status: .forbidden), "“e”"),
    ] {
      try await withService([answer]) { client, _ in
        let error = try #require(try await client.failure())
        #expect(error.description.contains(words), "\(error)")
      }
    }
  }

  @Test func `a temporary refusal is not noticed`() async throws {
    for answer in [
      ServiceAnswer.notFound(idText), .keyUnverifiable, .keyVerificationFailed,
    ] {
      try await withService([answer, answer, completed()]) { client, service in
        let received = try await client.answer(about: id)
        #expect(received.bytes == completed().body)
        #expect(service.requests.count == 3)
      }
    }
  }

  @Test func `different kinds of refusals share the two retries`() async throws {
    let answers: [ServiceAnswer] = [
      .notFound(idText), .unavailable(.badGateway), .keyUnverifiable, .notFound(idText),
      completed(),
    ]
    try await withService(answers) { client, service in
      let error = try await client.failure()
      #expect(error?.kind == .notFound)
      #expect(service.requests.count == 4)
    }
  }
}
