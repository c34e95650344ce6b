import Hummingbird
package import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle

/// A server on loopback that behaves like the PailFlow service.
///
/// It answers at `/v1/api/bot/ID/status`, and at the old path without `/v1`, to the right key.
package struct LoopbackService: Sendable {
  /// Where the answers about bots come from; each run starts with a copy.
  package var source: any AnswerSource
  /// The accepted key.
  package var acceptedKey: String
  /// How connections are served: as plain HTTP, unless a test replaces it.
  package var server = HTTPServerBuilder.http1()
  /// The scheme of ``server``.
  package var scheme = "http"

  /// Makes a server without starting it.
  package init(_ source: any AnswerSource, acceptedKey: String = LoopbackService.defaultKey) {
    self.source = source
    self.acceptedKey = acceptedKey
  }

  /// The key that is accepted by default; it is not valid anywhere else.
  package static let defaultKey = "loopback-key-of-no-value"

  /// Runs the server while a closure runs.
  ///
  /// - Parameter port: The port on 127.0.0.1; 0 for any free one.
  /// - Throws: What the closure throws, or the error with which the server failed to start.
  package func withRunning<Result>(
    port: Int = 0,
    isolation: isolated (any Actor)? = #isolation,
    _ work: (RunningService) async throws -> Result
  ) async throws -> Result {
    let answers = Answers(source)
    let (ports, announced) = AsyncStream.makeStream(of: Int.self)
    let application = Application(
      responder: ServiceResponder(answers: answers, acceptedKey: acceptedKey),
      server: server,
      configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)),
      onServerRunning: { channel in announced.yield(channel.localAddress?.port ?? port) },
      logger: Logger(label: "LoopbackService") { _ in SwiftLogNoOpLogHandler() })
    // The server is shut down, not cancelled: if cancelled, it would drop a connection that it has
    // just accepted, which makes its network library crash the process.
    let group = ServiceGroup(services: [application], logger: application.logger)
    let server = Task {
      defer { announced.finish() }
      try await group.run()
    }
    let result: Swift.Result<Result, any Error>
    do {
      guard let port = await ports.first(where: { _ in true }) else { throw CancellationError() }
      result = .success(
        try await work(RunningService(port: port, scheme: scheme, answers: answers)))
    } catch {
      result = .failure(error)
    }
    await group.triggerGracefulShutdown()
    // The error of a server that did not start is more useful than that of the work.
    try await server.value
    return try result.get()
  }
}

/// A running server.
package struct RunningService: Sendable {
  /// The port on 127.0.0.1.
  package let port: Int
  /// The scheme: `http`, or `https` for a server with a certificate.
  package let scheme: String
  let answers: Answers

  /// The base URL with the version, as the service documents it.
  package var baseURL: String { "\(scheme)://127.0.0.1:\(port)/v1" }

  /// The source of the answers as the requests so far have left it.
  package var source: any AnswerSource { answers.source }
}
