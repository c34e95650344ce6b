internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// An HTTP proxy on loopback whose tunnels (CONNECT, RFC 9110 section 9.3.6) all lead to one port
/// on loopback, whatever the requested host.
package struct ConnectProxy: Sendable {
  /// The port that all tunnels lead to.
  package let destination: Int
  /// The status code and reason phrase with which tunnels are refused; nil to open them.
  package let refusal: String?

  /// Makes a proxy without starting it.
  package init(destination: Int, refusal: String? = nil) {
    self.destination = destination
    self.refusal = refusal
  }

  /// Runs the proxy while a closure runs.
  ///
  /// - Parameter work: The closure.
  package func withRunning<Result>(
    isolation: isolated (any Actor)? = #isolation,
    _ work: (RunningProxy) async throws -> Result
  ) async throws -> Result {
    let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .bind(host: "127.0.0.1", port: 0) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
    let running = RunningProxy(port: server.channel.localAddress?.port ?? 0, log: RequestHeads())
    // Closed rather than cancelled: see `LoopbackService`.
    let tunnels = Task {
      try await server.executeThenClose { connections in
        try await withThrowingDiscardingTaskGroup { group in
          for try await connection in connections {
            group.addTask { try? await serve(connection, log: running.log) }
          }
        }
      }
    }
    let result: Swift.Result<Result, any Error>
    do {
      result = .success(try await work(running))
    } catch {
      result = .failure(error)
    }
    try? await server.channel.close()
    _ = await tunnels.result
    return try result.get()
  }

  private func serve(
    _ connection: NIOAsyncChannel<ByteBuffer, ByteBuffer>, log: RequestHeads
  ) async throws {
    try await connection.executeThenClose { inbound, outbound in
      var received = inbound.makeAsyncIterator()
      var head: [UInt8] = []
      while !head.suffix(4).elementsEqual("\r\n\r\n".utf8) {
        guard let part = try await received.next() else { return }
        head += part.readableBytesView
      }
      log.append(String(decoding: head, as: UTF8.self))
      if let refusal {
        let response = "HTTP/1.1 \(refusal)\r\ncontent-length: 0\r\n\r\n"
        return try await outbound.write(ByteBuffer(string: response))
      }
      try await withDestination { responses, requests in
        try await outbound.write(ByteBuffer(string: "HTTP/1.1 200 Connection established\r\n\r\n"))
        try await withThrowingTaskGroup(of: Void.self) { group in
          group.addTask {
            for try await part in responses { try await outbound.write(part) }
            outbound.finish()
          }
          while let part = try await received.next() { try await requests.write(part) }
          group.cancelAll()
        }
      }
    }
  }

  private func withDestination(
    _ work: (
      NIOAsyncChannelInboundStream<ByteBuffer>, NIOAsyncChannelOutboundWriter<ByteBuffer>
    ) async throws -> Void
  ) async throws {
    let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .connect(host: "127.0.0.1", port: destination) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
    try await channel.executeThenClose(work)
  }
}

/// A running proxy: its port and the requests it received.
package struct RunningProxy: Sendable {
  /// The port on 127.0.0.1.
  package let port: Int
  let log: RequestHeads

  /// The heads of the requests so far: `CONNECT host:port HTTP/1.1` and the fields under it.
  package var requestHeads: [String] { log.all }
}

/// The heads of the requests that a proxy received.
final class RequestHeads: Sendable {
  private let heads = Mutex<[String]>([])

  var all: [String] { heads.withLock { $0 } }

  func append(_ head: String) {
    heads.withLock { $0.append(head) }
  }
}
