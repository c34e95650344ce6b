import Hummingbird
import HummingbirdTLS
import Logging
import NIOCore
package import NIOSSL
import ServiceLifecycle

/// A server that answers as the PailFlow service does, quirks and faults included, on loopback.
///
/// It serves what its bots' scripts say, at `/v1/api/bot/ID/status` and at the old path without
/// `/v1`, to whoever has the key, and keeps a record of the requests.
package struct LoopbackService: Sendable {
  /// The bots it knows.
  package var bots: [ScriptedBot]
  /// The key it accepts.
  package var acceptedKey: String
  /// What goes wrong by chance.
  package var faults: RandomFaults?
  /// What is answered about a bot instead of what its script says, such as in an outage; nil, or an
  /// answer of nil, where the script goes on.
  package var interference: (@Sendable (_ id: String) -> ScriptedAnswer?)?
  /// The server's clock: the `Date` field of each answer; nil for that of the machine.
  package var date: (@Sendable () -> String)?
  /// The certificate and key with which it speaks TLS; nil for plain HTTP.
  package var tls: TLSConfiguration?

  /// Makes a server, which does not run yet.
  package init(
    bots: [ScriptedBot], acceptedKey: String = LoopbackService.defaultKey,
    faults: RandomFaults? = nil, tls: TLSConfiguration? = nil
  ) {
    self.bots = bots
    self.acceptedKey = acceptedKey
    self.faults = faults
    self.tls = tls
  }

  /// The key that is accepted unless another one is given; worth nothing anywhere else.
  package static let defaultKey = "loopback-key-of-no-value"

  /// Runs the server until a piece of work is done.
  ///
  /// - Parameters:
  ///   - port: The port on 127.0.0.1; 0 is any that is free.
  ///   - work: What is done while the server is up.
  /// - Throws: What the work throws, or the reason why the server does not start.
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
    // The server is never cancelled, but shut down: cancelled, it would drop a connection that it
    // has just accepted, which its network library takes for a bug and ends the process.
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
    // A server that did not start has more to say than the work that found it missing.
    try await server.value
    return try result.get()
  }

  /// Runs the server until the task is cancelled.
  ///
  /// - Parameters:
  ///   - port: The port on 127.0.0.1; 0 is any that is free.
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
