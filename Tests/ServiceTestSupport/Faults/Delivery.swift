package import HTTPTypes
package import LoopbackService
package import NIOCore
internal import NIOHTTP1
internal import ServiceLifecycle

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// How an answer is delivered: correctly, or with a fault of the connection.
package enum Delivery: AnswerTransport, Hashable {
  /// Completely.
  case whole
  /// With the full length, but the connection is closed after this many bytes of the body.
  case cutOff(after: Int)
  /// With the full length, but the connection is reset after this many bytes of the body.
  case reset(after: Int)
  /// With this `Content-Length`, whether true or not, and then closed.
  case announcing(Int)
  /// Byte by byte, with a pause before each.
  case trickled(pause: Duration)
  /// Without a length: the end of the connection is the end of the body.
  case unframed
  /// The connection is closed before the answer begins.
  case closedBeforeHead
  /// The connection is reset before the answer begins.
  case resetBeforeHead
  /// Nothing is sent, and the connection stays open.
  case stalledBeforeHead
  /// The head is sent, and then nothing, while the connection stays open.
  case stalledAfterHead

  /// Sends an answer until it is done or the server shuts down.
  package func send(_ answer: ServiceAnswer, over channel: any Channel) async {
    try? await cancelWhenGracefulShutdown {
      try await RawConnection(channel: channel).send(answer, as: self)
    }
  }
}

extension ServiceAnswer {
  /// How the answer is delivered.
  package var delivery: Delivery {
    get { transport as? Delivery ?? .whole }
    set { transport = newValue == .whole ? nil : newValue }
  }

  /// Makes an answer that is delivered with a fault of the connection.
  package init(status: HTTPResponse.Status = .ok, body: [UInt8] = [], delivery: Delivery) {
    self.init(status: status, body: body)
    self.delivery = delivery
  }
}

/// Writes answers to a connection directly, bypassing the HTTP server, which would not cut one off
/// or send a wrong length.
private struct RawConnection: Sendable {
  let channel: any Channel

  /// Sends an answer up to the point at which the connection is to be closed; a stalled delivery
  /// lasts until the task is cancelled.
  func send(_ answer: ServiceAnswer, as delivery: Delivery) async throws {
    switch delivery {
    case .whole:
      try await send(answer, announcing: answer.body.count, upTo: answer.body.count)
    case .cutOff(let end):
      try await send(answer, announcing: answer.body.count, upTo: end)
    case .reset(let end):
      try await send(answer, announcing: answer.body.count, upTo: end)
      try await resetOnClose()
    case .announcing(let length):
      try await send(answer, announcing: length, upTo: answer.body.count)
    case .unframed:
      try await send(answer, announcing: nil, upTo: answer.body.count)
    case .trickled(let pause):
      try await send(answer, announcing: answer.body.count, upTo: 0)
      for byte in answer.body {
        try await Task.sleep(for: pause)
        try await send([byte])
      }
    case .closedBeforeHead: break
    case .resetBeforeHead: try await resetOnClose()
    case .stalledBeforeHead: try await stall()
    case .stalledAfterHead:
      try await send(answer, announcing: answer.body.count, upTo: 0)
      try await stall()
    }
  }

  private func send(_ answer: ServiceAnswer, announcing length: Int?, upTo end: Int) async throws {
    var text = "HTTP/1.1 \(answer.status.code) \(answer.status.reasonPhrase)\r\n"
    for field in answer.fields { text += "\(field.name): \(field.value)\r\n" }
    if let length { text += "content-length: \(length)\r\n" }
    text += "connection: close\r\n\r\n"
    try await send(Array(text.utf8) + answer.body.prefix(end))
  }

  /// Writes past the HTTP encoder, so that it does not see the bytes.
  private func send(_ bytes: [UInt8]) async throws {
    let channel = channel
    try await channel.eventLoop.flatSubmit {
      do {
        let encoder = try channel.pipeline.syncOperations.context(
          handlerType: HTTPResponseEncoder.self)
        return encoder.writeAndFlush(NIOAny(ByteBuffer(bytes: bytes)))
      } catch {
        return channel.eventLoop.makeFailedFuture(error)
      }
    }.get()
  }

  /// Makes the next close a reset: data not received yet is lost, as when a machine fails.
  private func resetOnClose() async throws {
    guard let options = channel as? any SocketOptionProvider else { return }
    try await options.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
  }

  private func stall() async throws {
    while true { try await Task.sleep(for: .seconds(3_600)) }
  }
}
