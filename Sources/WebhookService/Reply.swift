internal import HTTPTypes
internal import HummingbirdCore
internal import JSONDocument
internal import LibC
internal import NIOCore

/// Thrown to end a connection.
struct ConnectionEnded: Error {}

/// The answer to a request: a status and a small JSON object.
struct Reply: Sendable {
  var status: HTTPResponse.Status
  var fields: HTTPFields = [.contentType: "application/json", .cacheControl: "no-store"]
  private let body: [UInt8]
  /// Whether the rest of the request is not read, so that the connection ends with the reply.
  private var endsConnection = false

  /// How long, and how many bytes, a sender is listened to that has not noticed the reply: if the
  /// connection were closed at once, the reply could be lost (RFC 9112 section 9.6).
  private static let lingeringTime = Duration.seconds(1)
  private static let lingeringBytes = 256 << 10

  init(_ status: HTTPResponse.Status, _ body: JSONValue) {
    self.status = status
    self.body = JSONWriter.bytes(of: body) + [UInt8(ascii: "\n")]
  }

  /// 404, the same for every path that leads nowhere.
  static let notFound = ending(.notFound, "there is nothing at this address")
  /// 413: the body is too large.
  static let tooLarge = ending(.contentTooLarge, "the body is too large")

  /// 415: the body is packed.
  static let encoded = {
    var reply = ending(
      .unsupportedMediaType, "the body has a Content-Encoding; send it without one")
    reply.fields[.acceptEncoding] = "identity"
    return reply
  }()

  /// 405: the method is none of those allowed.
  static func notAllowed(_ methods: String) -> Reply {
    var reply = ending(.methodNotAllowed, "use another method")
    reply.fields[.allow] = methods
    return reply
  }

  private static func ending(_ status: HTTPResponse.Status, _ message: String) -> Reply {
    var reply = Reply(status, ["error": .string(message)])
    reply.endsConnection = true
    return reply
  }

  /// Sends the reply.
  ///
  /// - Parameter rest: What is left of the request's body.
  /// - Throws: ``ConnectionEnded`` once the connection can be closed.
  func send(
    to request: Request, rest: inout RequestBody.AsyncIterator,
    _ writer: consuming ResponseWriter, over channel: any Channel
  ) async throws {
    var fields = fields
    fields[.contentLength] = String(body.count)
    fields[.date] = Self.date()
    let isEnd = endsConnection && Self.hasBody(request)
    if isEnd { fields[.connection] = "close" }
    let head = HTTPResponse(status: status, headerFields: fields)
    try await writer.write(
      response: head,
      body: request.method == .head ? ResponseBody() : ResponseBody(byteBuffer: .init(bytes: body)))
    guard isEnd else { return }
    try? await channel.close(mode: .output)
    await Self.linger(over: &rest, channel)
    throw ConnectionEnded()
  }

  /// Whether a request has a body (RFC 9112 section 6.3).
  private static func hasBody(_ request: Request) -> Bool {
    if request.headers[.transferEncoding] != nil { return true }
    return request.headers[.contentLength].map { $0 != "0" } ?? false
  }

  private static func linger(
    over rest: inout RequestBody.AsyncIterator, _ channel: any Channel
  ) async {
    let end = channel.eventLoop.scheduleTask(in: TimeAmount(lingeringTime)) {
      channel.close(mode: .all, promise: nil)
    }
    defer { end.cancel() }
    var count = 0
    do {
      while let part = try await rest.next() {
        count += part.readableBytes
        if count > lingeringBytes { return }
      }
    } catch {}
  }

  /// The time, as HTTP writes it (RFC 9110 section 5.6.7).
  private static func date() -> String {
    var now = time(nil)
    var parts = tm()
    gmtime_r(&now, &parts)
    var text = [CChar](repeating: 0, count: 32)
    // The program sets no locale, so that the names are English.
    let count = strftime(&text, text.count, "%a, %d %b %Y %H:%M:%S GMT", &parts)
    return String(decoding: text.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
