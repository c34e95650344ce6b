import LoopbackService
import NIOCore
import NIOPosix
import PailFlow
import ServiceTestSupport
import Testing

/// Time-outs that strike are short here, and what they wait for never comes; the others are long.
@Suite(.serialized) struct TimeoutTests {
  @Test(arguments: [Fault.stalledBeforeHead, .stalledAfterHead])
  func `silence ends a request`(fault: Fault) async throws {
    try await withService(
      [completed().with(fault)],
      adjusting: {
        $0.timeouts = Timeouts(
          connect: .seconds(60), silence: .milliseconds(100), total: .seconds(60))
        $0.retryPolicy.retries = 0
      }
    ) { client, _ in
      let error = try await client.failure()
      #expect(error?.kind == .timedOut)
      #expect(error?.reason == "nothing came from the service for 1 s")
    }
  }

  @Test func `an answer that trickles on is cut off by the time in all`() async throws {
    var answer = completed(transcript: String(repeating: "word ", count: 1_000_000))
    answer.delivery = .trickled(pause: .milliseconds(1))
    try await withService(
      [answer],
      adjusting: {
        $0.timeouts = Timeouts(
          connect: .seconds(60), silence: .seconds(60), total: .milliseconds(300))
        $0.retryPolicy.retries = 0
      }
    ) { client, _ in
      let error = try await client.failure()
      #expect(error?.kind == .timedOut)
      #expect(error?.reason == "the answer was not complete after 1 s")
    }
  }

  @Test func `a connection that does not come about ends`() async throws {
    // It accepts, and never says a word of TLS.
    let silent = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .bind(host: "127.0.0.1", port: 0).get()
    var configuration = try configuration(
      baseURL: "https://127.0.0.1:\(silent.localAddress?.port ?? 0)")
    configuration.timeouts = Timeouts(
      connect: .milliseconds(200), silence: .seconds(60), total: .seconds(60))
    configuration.retryPolicy.retries = 1
    let error = try await PailFlowClient.withClient(configuration) { try await $0.failure() }
    #expect(error?.kind == .timedOut)
    #expect(error?.attempts == 2)
    #expect(error?.reason == "there was no connection within 1 s")
    try await silent.close()
  }
}
