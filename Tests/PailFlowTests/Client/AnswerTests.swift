import HTTPTypes
import JSONDocument
import LoopbackService
import MeetingModel
import PailFlow
import ServiceTestSupport
import Testing

@Suite(.serialized) struct AnswerTests {
  @Test func `a finished bot takes one request, and is returned byte for byte`() async throws {
    try await withService([completed()]) { client, service in
      let answer = try await client.answer(about: id)
      #expect(answer.bytes == completed().body)
      #expect(answer.botID == id)
      #expect(answer.meeting.botID == idText)
      #expect(answer.meeting.status == .completed)
      #expect(answer.meeting.transcript != nil)
      #expect(answer.warnings.isEmpty)
      #expect(throws: Never.self) { try answer.check(requiring: Set(Requirement.allCases)) }
      #expect(service.requests.count == 1)
    }
  }

  @Test func `a request has the user agent, the accepted type and the key`() async throws {
    try await withService([completed()]) { client, service in
      _ = try await client.answer(about: id)
      let request = try #require(service.requests.first)
      #expect(request.method == .get)
      #expect(request.path == "/v1/api/bot/\(idText)/status")
      #expect(request.fields[.authorization] == "Bearer \(key)")
      #expect(request.fields[.userAgent] == "debrief/test")
      #expect(request.fields[.accept] == "application/json")
      #expect(request.fields[.acceptEncoding] == "gzip, deflate")
    }
  }

  @Test func `the old path works, with a warning`() async throws {
    let service = LoopbackService(
      bots: [ScriptedBot(id: idText, answers: [completed()])], acceptedKey: key)
    try await service.withRunning { service in
      let configuration = try configuration(baseURL: service.unversionedBaseURL)
      let answer = try await PailFlowClient.withClient(configuration) {
        try await $0.answer(about: id)
      }
      #expect(answer.bytes == completed().body)
      #expect(service.requests.map(\.path) == ["/api/bot/\(idText)/status"])
      #expect(answer.warnings.count == 1)
      #expect(answer.warnings.first?.message.contains("deprecated") == true)
    }
  }

  @Test func `an answer with the ID in upper case is about the same bot`() async throws {
    try await withService([.running(idText.uppercased())]) { client, _ in
      let answer = try await client.answer(about: id)
      #expect(answer.meeting.status == .running)
    }
  }

  @Test func `a compressed answer is returned decompressed`() async throws {
    try await withService([completed().packed]) { client, service in
      let answer = try await client.answer(about: id)
      #expect(answer.bytes == completed().body)
      #expect(service.requests.count == 1)
    }
  }

  @Test func `bytes that are not UTF-8 are kept and do not lose the meeting`() async throws {
    let answer = completed().with(.notUTF8)
    try await withService([answer]) { client, service in
      let received = try await client.answer(about: id)
      #expect(received.bytes == answer.body)
      #expect(received.meeting.transcript != nil)
      #expect(service.requests.count == 1)
    }
  }

  @Test func `a bot that has not finished is not ready, whatever its status is called`()
    async throws
  {
    for (answer, words) in [
      (ServiceAnswer.running(idText), "still running"),
      (.status("rehears\u{1B}ing", of: idText, []), "“rehears\\u{1B}ing”"),
    ] {
      try await withService([answer]) { client, service in
        let answer = try await client.answer(about: id)
        let error = #expect(throws: PailFlowError.self) { try answer.check() }
        #expect(error?.kind == .notReady)
        #expect(error?.botID == id)
        #expect(error?.description.contains(words) == true)
        #expect(error?.advice == .wait)
        #expect(service.requests.count == 1)
      }
    }
  }

  @Test func `required parts have to be there`() async throws {
    for (answer, missing) in [
      (completed(transcript: nil), Requirement.transcript), (completed(insights: nil), .insights),
      (completed(questions: nil), .questions), (completed(questions: []), .questions),
      (completed(insights: placeholderInsights), .insights),
    ] {
      try await withService([answer]) { client, _ in
        let answer = try await client.answer(about: id)
        #expect(throws: Never.self) { try answer.check() }
        let others = Set(Requirement.allCases).subtracting([missing])
        #expect(throws: Never.self) { try answer.check(requiring: others) }
        let error = #expect(throws: PailFlowError.self) { try answer.check(requiring: [missing]) }
        #expect(error?.kind == .notReady)
      }
    }
  }

  @Test func `a bot that failed passes with a transcript, and says why without`() async throws {
    let left = ServiceAnswer.failed(idText, error: "Left early", transcript: "Ann: Hello.")
    try await withService([left]) { client, _ in
      let answer = try await client.answer(about: id)
      #expect(throws: Never.self) { try answer.check() }
    }
    let failed = ServiceAnswer.failed(idText, error: "Room is \u{1B}[31mfull")
    try await withService([failed]) { client, _ in
      let answer = try await client.answer(about: id)
      let error = #expect(throws: PailFlowError.self) { try answer.check() }
      #expect(error?.kind == .botFailed)
      #expect(error?.description.contains("“Room is \\u{1B}[31mfull”") == true)
    }
  }
}
