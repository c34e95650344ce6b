internal import HTTPTypes
internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import NIOPosix
internal import ResourceLimits
internal import ServiceLifecycle

/// The server that takes the calls of the service's webhook, at `/hooks/pailflow/SECRET`, and tells at
/// `/healthz` whether it can.
///
/// It speaks HTTP/1.1 without encryption: a proxy in front of it adds that.
package struct WebhookServer: Sendable {
  /// Why the server could not listen.
  package struct Failure: Error {
    /// The reason, in the system's words.
    package let reason: String
  }

  /// Where it listens.
  package let address: ListenAddress
  private let limits: ServerLimits
  private let responder: WebhookResponder

  /// Makes a server without starting it.
  package init(
    at address: ListenAddress, secret: WebhookSecret, receiver: any WebhookReceiver,
    limits: ServerLimits = ServerLimits()
  ) {
    self.address = address
    self.limits = limits
    responder = WebhookResponder(secret: secret, receiver: receiver, limits: limits)
  }

  /// Runs the server until the task is cancelled.
  ///
  /// Then it accepts no more connections, and answers the requests that it is reading, as long as
  /// that takes no longer than the limit.
  ///
  /// - Parameter onRunning: Called once it listens, with the address that it has.
  /// - Throws: A ``Failure`` if it cannot listen.
  package func run(onRunning: @escaping @Sendable (ListenAddress) async -> Void) async throws {
    let logger = Logger(label: "WebhookServer") { _ in SwiftLogNoOpLogHandler() }
    var configuration = HTTP1Channel.Configuration(
      additionalChannelHandlers: [RequestDeadline(limits)])
    configuration.httpDecoder.maxHeaderListSize = 32 << 10
    configuration.httpDecoder.maxHeaderFieldSize = 16 << 10
    let server = Server(
      childChannelSetup: HTTP1Channel(
        responder: { [responder] request, writer, channel in
          try await responder.respond(to: request, writer, over: channel)
        },
        configuration: configuration),
      configuration: ServerConfiguration(
        address: .hostname(address.host, port: address.port), backlog: 4_096,
        availableConnectionsDelegate: MaximumAvailableConnections(
          limits.connections, logger: logger)),
      onServerRunning: { [address] channel in
        await onRunning(
          ListenAddress(host: address.host, port: channel.localAddress?.port ?? address.port))
      },
      eventLoopGroup: MultiThreadedEventLoopGroup.singleton, logger: logger)
    // Shut down, not cancelled: a cancelled server drops connections that it has just accepted, which
    // makes its network library crash the process.
    let group = ServiceGroup(services: [server], logger: logger)
    let work = Task { try await group.run() }
    do {
      try await withTaskCancellationHandler {
        try await work.value
      } onCancel: {
        Task { await group.triggerGracefulShutdown() }
      }
    } catch let error as IOError {
      throw Failure(reason: String(cString: strerror(error.errnoCode)))
    } catch let error as NIOConnectionError {
      throw Failure(reason: "there is no interface of this name (\(error.host))")
    } catch let error as SocketAddressError.UnknownHost {
      throw Failure(reason: "there is no interface of this name (\(error.host))")
    }
  }
}
