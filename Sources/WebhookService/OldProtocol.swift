internal import NIOCore
internal import NIOHTTP1

/// Lets connections of HTTP/1.0 end after an answer: such a client does not keep them unless it says
/// so (RFC 9112 section 9.3), and may wait for the end to know that the answer is complete.
///
/// It has to see requests before their version is dropped.
final class OldProtocol: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard case .head(var head) = unwrapInboundIn(data), head.version != .http1_1,
      !head.isKeepAlive
    else { return context.fireChannelRead(data) }
    head.headers.replaceOrAdd(name: "connection", value: "close")
    context.fireChannelRead(wrapInboundOut(.head(head)))
  }
}
