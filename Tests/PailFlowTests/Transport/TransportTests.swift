import HTTPTypes
import LoopbackService
import MeetingModel
import NIOCore
import NIOPosix
import PailFlow
import ServiceTestSupport
import Testing

@Suite(.serialized) struct TransportTests {
  private func failure(
    _ baseURL: String, adjusting adjust: (inout PailFlowConfiguration) -> Void = { _ in }
  ) async throws -> PailFlowError? {
    var configuration = try configuration(baseURL: baseURL)
    adjust(&configuration)
    return try await PailFlowClient.withClient(configuration) { try await $0.failure() }
  }

  @Test func `a port without a server refuses six times`() async throws {
    let listener = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .bind(host: "127.0.0.1", port: 0).get()
    let port = listener.localAddress?.port ?? 0
    try await listener.close()
    let error = try await failure("http://127.0.0.1:\(port)/v1")
    #expect(error?.kind == .unreachable)
    #expect(error?.attempts == 6)
    #expect(
      error?.reason == "the connection to http://127.0.0.1:\(port) failed: Connection refused")
  }

  @Test func `an unknown name cannot be resolved`() async throws {
    let error = try await failure("https://nowhere.invalid/v1")
    #expect(error?.kind == .unreachable)
    #expect(error?.attempts == 6)
    #expect(error?.reason == "the name nowhere.invalid cannot be resolved")
  }

  @Test func `a server without TLS is refused`() async throws {
    try await LoopbackService(bots: [], acceptedKey: key).withRunning { service in
      let error = try await failure("https://127.0.0.1:\(service.port)/v1") {
        $0.retryPolicy.retries = 1
      }
      #expect(error?.kind == .unreachable)
      #expect(service.requests.isEmpty)
    }
  }

  @Test func `a body larger than the limit is an error, announced or not`() async throws {
    for delivery in [Delivery.whole, .unframed] {
      var answer = completed(transcript: String(repeating: "word ", count: 100_000))
      answer.delivery = delivery
      for answer in [answer, answer.packed] {
        try await withService([answer], adjusting: { $0.maximumBodySize = 400_000 }) {
          client, service in
          let error = try await client.failure()
          #expect(error?.kind == .tooLarge)
          #expect(service.requests.count == 1)
        }
        let size = answer.body.count
        try await withService([answer], adjusting: { $0.maximumBodySize = size }) {
          client, _ in
          let received = try await client.answer(about: id)
          #expect(received.meeting.transcript != nil)
        }
      }
    }
  }

  @Test func `an endless message about an error is read no further than it is shown`() async throws
  {
    let text = String(repeating: "x", count: 1_000_000)
    try await withService([.html(text, status: .forbidden)]) { client, _ in
      let error = try await client.failure()
      #expect(error?.kind == .refusedRequest)
      #expect((error?.description.utf8.count ?? 0) < 400)
    }
  }
}
