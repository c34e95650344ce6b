import Hummingbird
import HummingbirdTLS
import Logging
import NIOCore
package import NIOSSL
import ServiceLifecycle

/// A server on loopback that behaves like the PailFlow service, including its quirks and faults.
///
/// It serves its bots' scripted answers at `/v1/api/bot/ID/status`, and at the old path without
/// `/v1`, to requests with the right key, and records all requests.
package struct LoopbackService: Sendable {
  /// The known bots.
  package var bots: [ScriptedBot]
  /// The accepted key.
  package var acceptedKey: String
  /// The faults injected at random.
  package var faults: RandomFaults?
  /// Overrides the scripted answers about a bot, as in an outage; if it is nil or returns nil, the
  /// script continues.
  package var interference: (@Sendable (_ id: String) -> ScriptedAnswer?)?
  /// The value of the `Date` field of each answer; nil for the system clock.
  package var date: (@Sendable () -> String)?
  /// The certificate and key for TLS; nil for plain HTTP.
  package var tls: TLSConfiguration?

  /// Makes a server without starting it.
  package init(
    bots: [ScriptedBot], acceptedKey: String = LoopbackService.defaultKey,
    faults: RandomFaults? = nil, tls: TLSConfiguration? = nil
  ) {
    self.bots = bots
    self.acceptedKey = acceptedKey
    self.faults = faults
    self.tls = tls
  }

  /// The key that is accepted by default; it is not valid anywhere else.
  package static let defaultKey = "loopback-key-of-no-value"

  /// Runs the server while a closure runs.
  ///
  /// - Parameters:
  ///   - port: The port on 127.0.0.1; 0 for any free one.
  ///   - work: The closure.
  /// - Throws: What the closure throws, or the error with which the server failed to start.
  package func withRunning<Result>(
    port: Int = 0,
    isolation: isolated (any Actor)? = #isolation,
    _ work: (RunningService) async throws -> Result
  ) async throws -> Result {
    let state = ServiceState(bots: bots, faults: faults)
    let (ports, announced) = AsyncStream.makeStream(of: Int.self)
    let application = Application(
      responder: ServiceResponder(
        state: state, acceptedKey: acceptedKey, interference: interference, date: date),
      server: try tls.map { try .tls(.http1(), tlsConfiguration: $0) } ?? .http1(),
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
        try await work(
          RunningService(port: port, scheme: tls == nil ? "http" : "https", state: state)))
    } catch {
      result = .failure(error)
    }
    state.deliveries.stop()
    await group.triggerGracefulShutdown()
    // The error of a server that did not start is more useful than that of the work.
    try await server.value
    return try result.get()
  }

  /// Runs the server until the task is cancelled.
  ///
  /// - Parameters:
  ///   - port: The port on 127.0.0.1; 0 for any free one.
  ///   - onRunning: Called once the server is up.
  package func run(
    port: Int = 0, onRunning: (RunningService) async throws -> Void
  ) async throws {
    try await withRunning(port: port) { service in
      try await onRunning(service)
      for await _ in AsyncStream<Never>.makeStream().stream {}
    }
  }
}
