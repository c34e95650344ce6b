internal import HTTPTypes
internal import NIOCore
internal import NIOHTTPTypes

/// Closes a connection that takes too long for the next part of a request, however slowly it keeps
/// sending: a deadline holds for a whole head, and another for the rest of the request.
final class RequestDeadline: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let limits: ServerLimits
  private var deadline: Scheduled<Void>?
  private var isReading = false
  private var isStopping = false

  init(_ limits: ServerLimits) {
    self.limits = limits
  }

  func handlerAdded(context: ChannelHandlerContext) {
    if context.channel.isActive { wait(limits.headTime, context) }
  }

  func channelActive(context: ChannelHandlerContext) {
    wait(limits.headTime, context)
    context.fireChannelActive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head:
      isReading = true
      wait(limits.bodyTime, context)
    case .body: break
    case .end:
      isReading = false
      wait(limits.answerTime, context)
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    // The next request may be on its way already.
    if case .end = unwrapOutboundIn(data), !isReading { wait(limits.headTime, context) }
    context.write(data, promise: promise)
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
