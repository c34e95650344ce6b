import AsyncHTTPClient
import LoopbackService
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import ServiceTestSupport
import Testing

@Suite(.serialized) struct FaultTests {
  /// The result of a fault for a plain HTTP client: a response or an error.
  private func outcome(_ fault: Fault) async throws -> Result<Received, any Error> {
    let answer = ServiceAnswer.json(meeting).with(fault)
    let service = LoopbackService(bots: [ScriptedBot(id: id, answers: [answer])])
    return try await service.withRunning { service in
      do {
        return .success(try await get(service.statusURL(of: id)))
      } catch {
        return .failure(error)
      }
    }
  }

  @Test(arguments: [
    (Fault.html, 200, "<!doctype html>"), (.empty, 200, ""), (.unknownStatus, 200, "rehearsing"),
    (.anotherBot, 200, "00000000-0000-4000-8000-000000000000"), (.notFound, 404, "not found"),
    (.keyVerificationFailed, 401, "upstream_status"), (.keyUnverifiable, 401, "Could not verify"),
    (.requestTimeout, 408, ""), (.tooEarly, 425, ""), (.tooManyRequests, 429, "detail"),
    (.internalServerError, 500, "detail"), (.badGateway, 502, "<html>"),
    (.serviceUnavailable, 503, "detail"), (.gatewayTimeout, 504, ""),
  ])
  func `an answer that is not about a bot arrives completely`(
    fault: Fault, code: UInt, text: String
  ) async throws {
    let received = try await outcome(fault).get()
    #expect(received.code == code)
    #expect(received.body.contains(text) || text.isEmpty && received.body.isEmpty)
  }

  @Test(arguments: [Fault.tooManyRequests, .serviceUnavailable])
  func `two faults ask for a delay of a second`(fault: Fault) async throws {
    #expect(try await outcome(fault).get().field("Retry-After") == "1")
  }

  @Test(arguments: [Fault.cutOff, .resetInBody, .closedBeforeHead, .resetBeforeHead])
  func `a connection that breaks is an error at the other end`(fault: Fault) async throws {
    let outcome = try await outcome(fault)
    #expect(throws: (any Error).self) { try outcome.get() }
  }

  @Test(arguments: [Fault.longerThanAnnounced, .cutOffUnseen])
  func `half of the answer arrives as if it were complete`(fault: Fault) async throws {
    let received = try await outcome(fault).get()
    #expect(received.code == 200)
    #expect(meeting.starts(with: received.body.utf8))
    #expect(abs(received.body.utf8.count - meeting.count / 2) <= 1)
  }

  @Test func `the text has a byte that is not UTF-8`() async throws {
    let answer = ServiceAnswer.json(meeting).with(.notUTF8)
    #expect(answer.body.contains(0xFF))
    #expect(String(validating: answer.body, as: UTF8.self) == nil)
  }

  @Test func `random faults have the given rate, and are the same for the same seed`() {
    func sequence(seed: UInt64) -> [Fault?] {
      var faults = RandomFaults(rate: 0.3, seed: seed)
      return (0..<10_000).map { _ in faults.next() }
    }
    let faults = sequence(seed: 1)
    #expect(faults == sequence(seed: 1))
    #expect(faults != sequence(seed: 2))
    #expect((2_800...3_200).contains(faults.count { $0 != nil }))
    #expect(Set(faults.compactMap(\.self)) == Set(Fault.allCases))
  }

  @Test func `a script does not advance after a fault`() async throws {
    let service = LoopbackService(
      bots: [ScriptedBot(id: id, running: 1, then: meeting)],
      faults: RandomFaults(rate: 0.5, faults: [.badGateway], seed: 7))
    try await service.withRunning { service in
      var good: [String] = []
      for _ in 0..<20 {
        let received = try await get(service.statusURL(of: id))
        if received.code == 200 { good.append(received.body) }
      }
      #expect(good.first?.contains("running") == true)
      #expect(good.dropFirst().allSatisfy { Array($0.utf8) == meeting })
      #expect(service.faultCounts == [.badGateway: 20 - good.count])
      #expect(good.count < 20)
    }
  }

  @Test func `a compressed answer decompresses to itself, in one block and in several`()
    async throws
  {
    for body in [meeting, Array(repeating: UInt8(ascii: " "), count: 200_000), []] {
      let bot = ScriptedBot(id: id, answers: [ServiceAnswer.json(body).packed])
      try await LoopbackService(bots: [bot]).withRunning { service in
        var configuration = HTTPClient.Configuration()
        configuration.decompression = .enabled(limit: .none)
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        var request = HTTPClientRequest(url: service.statusURL(of: id))
        request.headers.add(
          name: "Authorization", value: "Bearer \(LoopbackService.defaultKey)")
        let answer = try await client.execute(request, timeout: .seconds(60))
        let received = try await answer.body.collect(upTo: 1 << 20)
        try await client.shutdown()
        #expect(answer.headers.first(name: "Content-Encoding") == "gzip")
        #expect(Array(received.readableBytesView) == body)
      }
    }
  }

  @Test func `a bomb is small until it is decompressed`() {
    let bomb = ServiceAnswer.gzipBomb(unpackedSize: 70 << 20)
    #expect(bomb.body.count < 500_000)
  }
}
