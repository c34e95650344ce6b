import HTTPTypes
import LoopbackService
import ServiceTestSupport
import Testing

@Suite(.serialized) struct LoopbackServiceTests {
  @Test func `a finished bot is served at both paths, each with its version`() async throws {
    try await LoopbackService(FinishedBots([id: meeting])).withRunning { service in
      let versioned = try await get(service.statusURL(of: id))
      #expect(versioned.code == 200)
      #expect(Array(versioned.body.utf8) == meeting)
      #expect(versioned.field("Content-Type") == "application/json")
      #expect(versioned.field("X-API-Version") == "v1")
      #expect(versioned.field("X-API-Deprecated") == nil)
      let old = try await get("\(service.unversionedBaseURL)/api/bot/\(id)/status")
      #expect(old.code == 200)
      #expect(Array(old.body.utf8) == meeting)
      #expect(old.field("X-API-Version") == "unversioned")
      #expect(old.field("X-API-Deprecated") == "true")
    }
  }

  @Test func `a script advances with each request and repeats its last answer`() async throws {
    let bot = ScriptedBot(id: id.uppercased(), running: 2, withoutResults: 1, then: meeting)
    try await LoopbackService(bots: [bot]).withRunning { service in
      var bodies: [String] = []
      for _ in 0..<5 { bodies.append(try await get(service.statusURL(of: id)).body) }
      #expect(bodies.prefix(2).allSatisfy { $0.contains(#""status":"running""#) })
      #expect(bodies[2].contains(#""status":"completed""#))
      #expect(bodies[2].contains(#""transcript":null"#))
      #expect(bodies.suffix(2).allSatisfy { Array($0.utf8) == meeting })
    }
  }

  @Test func `keys, paths and IDs are checked as by the service`() async throws {
    let service = LoopbackService(FinishedBots([id: meeting]), acceptedKey: "right")
    try await service.withRunning { service in
      let noKey = try await get(service.statusURL(of: id), key: nil)
      #expect(noKey.code == 401)
      #expect(noKey.body.contains("Authorization header required."))
      let wrong = try await get(service.statusURL(of: id), key: "wrong")
      #expect(wrong.code == 401)
      #expect(wrong.body == #"{"detail":"Invalid API key."}"#)
      let unknown = try await get(
        service.statusURL(of: "00000000-0000-4000-8000-000000000000"), key: "right")
      #expect(unknown.code == 404)
      #expect(unknown.body.contains("not found"))
      let invalid = try await get(service.statusURL(of: "meeting-7"), key: "right")
      #expect(invalid.code == 422)
      #expect(invalid.body.contains(#""loc":["path","bot_id"]"#))
      let elsewhere = try await get("\(service.baseURL)/api/rooms", key: "right")
      #expect(elsewhere.code == 404)
    }
  }

  @Test func `recorded requests have paths and header fields as sent`() async throws {
    try await LoopbackService(bots: []).withRunning { service in
      _ = try await get("\(service.baseURL)/anything?x=1", fields: [("X-Seen", "yes")])
      let request = try #require(service.requests.first)
      #expect(service.requests.count == 1)
      #expect(request.path == "/v1/anything?x=1")
      #expect(request.fields.contains { $0.name.rawName == "X-Seen" && $0.value == "yes" })
    }
  }

  @Test func `it stops with requests under way, and frees its port`() async throws {
    let stalled = ServiceAnswer.json(meeting).with(.stalledBeforeHead)
    let service = LoopbackService(bots: [ScriptedBot(id: id, answers: [stalled])])
    let port = try await service.withRunning { service in
      let question = Task { try await get(service.statusURL(of: id)) }
      while service.requests.isEmpty { await Task.yield() }
      question.cancel()
      return service.port
    }
    try await service.withRunning(port: port) { service in
      #expect(service.port == port)
    }
  }
}
