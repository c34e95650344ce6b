internal import HTTPTypes
internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTPTypes

/// Closes a connection that takes too long for the next part of a request, however slowly it keeps
/// sending: a deadline holds for a whole head, and another for the rest of the request.
///
/// Besides, it lets a connection end with an answer that has brought many requests or is old.
final class RequestDeadline: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let limits: ServerLimits
  private var deadline: Scheduled<Void>?
  private var isReading = false
  private var isStopping = false
  private var requests = 0
  private var answers = 0
  private let start = NIODeadline.now()
  /// The number of the request that is the last one of the connection; later ones, which may have
  /// been sent already, are not answered.
  private var lastRequest: Int?

  init(_ limits: ServerLimits) {
    self.limits = limits
  }

  func handlerAdded(context: ChannelHandlerContext) {
    let pipeline = context.pipeline.syncOperations
    if let decoder = try? pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self) {
      try? pipeline.addHandler(OldProtocol(), position: .after(decoder))
    }
    if context.channel.isActive { wait(limits.headTime, context) }
  }

  func channelActive(context: ChannelHandlerContext) {
    wait(limits.headTime, context)
    context.fireChannelActive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(var head):
      isReading = true
      wait(limits.bodyTime, context)
      requests += 1
      if requests >= limits.requests
        || NIODeadline.now() - start >= TimeAmount(limits.connectionTime)
      {
        // Whoever answers the request ends the connection then.
        head.headerFields[.connection] = "close"
        lastRequest = lastRequest ?? requests
        context.fireChannelRead(wrapInboundOut(.head(head)))
        return
      }
    case .body: break
    case .end:
      isReading = false
      wait(limits.answerTime, context)
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let part = unwrapOutboundIn(data)
    // The next request may be on its way already.
    if case .end = part, !isReading { wait(limits.headTime, context) }
    guard case .head(var head) = part, head.status.kind != .informational else {
      return context.write(data, promise: promise)
    }
    answers += 1
    guard answers == lastRequest else { return context.write(data, promise: promise) }
    head.headerFields[.connection] = "close"
    context.write(wrapOutboundOut(.head(head)), promise: promise)
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event is ChannelShouldQuiesceEvent {
      wait(limits.stopTime, context)
      isStopping = true
    }
    context.fireUserInboundEventTriggered(event)
  }

  func channelInactive(context: ChannelHandlerContext) {
    deadline?.cancel()
    deadline = nil
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    deadline?.cancel()
    deadline = nil
  }

  /// Closes the connection after a time, in place of an earlier deadline.
  private func wait(_ time: Duration, _ context: ChannelHandlerContext) {
    // The deadline of a stop is the last one.
    guard !isStopping else { return }
    deadline?.cancel()
    let channel = context.channel
    deadline = context.eventLoop.scheduleTask(in: TimeAmount(time)) {
      channel.close(mode: .all, promise: nil)
    }
  }
}
