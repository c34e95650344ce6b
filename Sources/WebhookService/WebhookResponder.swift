internal import HTTPTypes
internal import HummingbirdCore
internal import JSONDocument
internal import MeetingModel
internal import NIOCore
internal import ResourceLimits
internal import TextScanning

/// Answers the requests of a ``WebhookServer``.
struct WebhookResponder: Sendable {
  /// The path before the secret.
  private static let hookPrefix = "/hooks/pailflow/"
  private static let healthPath = "/healthz"
  /// The bytes that are reserved for a body whose length is not told.
  private static let firstReservation = 64 << 10

  private let secret: WebhookSecret
  private let receiver: any WebhookReceiver
  private let limits: ServerLimits
  private let heldBytes: ByteBudget

  init(secret: WebhookSecret, receiver: any WebhookReceiver, limits: ServerLimits) {
    self.secret = secret
    self.receiver = receiver
    self.limits = limits
    heldBytes = ByteBudget(limits.heldBytes)
  }

  /// Answers a request.
  ///
  /// - Throws: An error that ends the connection.
  func respond(
    to request: Request, _ writer: consuming ResponseWriter, over channel: any Channel
  ) async throws {
    var body = request.body.makeAsyncIterator()
    let (path, query) = Self.parts(of: request.head.path ?? "")
    let reply: Reply
    if path == Self.healthPath {
      reply = await health(request)
    } else if isHook(path) {
      guard request.method == .post else {
        return try await Reply.notAllowed("POST").send(
          to: request, rest: &body, writer, over: channel)
      }
      guard Self.isPlain(request) else {
        return try await Reply.encoded.send(to: request, rest: &body, writer, over: channel)
      }
      if request.headers[.expect]?.lowercased() == "100-continue", isSmallEnough(request) {
        try await writer.writeInformationalHead(HTTPResponse(status: .continue))
      }
      reply = try await take(request, &body, bot: Self.bot(in: query))
    } else {
      reply = .notFound
      receiver.turnedAway("a request for an unknown address, or with a wrong secret")
    }
    try await reply.send(to: request, rest: &body, writer, over: channel)
  }

  /// The path of a request, and its query without `?`.
  private static func parts(of target: String) -> (path: String, query: Substring) {
    guard let sign = target.utf8.firstIndex(of: UInt8(ascii: "?")) else { return (target, "") }
    return (String(target[..<sign]), target[target.utf8.index(after: sign)...])
  }

  /// Whether a path is that of the webhook; the secret is compared whatever the path is.
  private func isHook(_ path: String) -> Bool {
    let prefix = Self.hookPrefix.utf8
    let hasPrefix = path.utf8.starts(with: prefix)
    let isSecret = secret.matches(hasPrefix ? path.utf8.dropFirst(prefix.count) : path.utf8[...])
    return hasPrefix && isSecret
  }

  /// The bot that a query names.
  static func bot(in query: Substring) -> WebhookCall.Bot {
    var bots: Set<BotID> = []
    for part in query.utf8.split(separator: UInt8(ascii: "&")) {
      guard part.starts(with: "bot_id=".utf8) else { continue }
      let value = String(
        decoding: Substring(part).utf8.dropFirst("bot_id=".utf8.count).percentDecoded,
        as: UTF8.self)
      guard let bot = BotID(value) else { return .unreadable }
      bots.insert(bot)
    }
    guard let bot = bots.first else { return .unnamed }
    return bots.count == 1 ? .named(bot) : .unreadable
  }

  private func health(_ request: Request) async -> Reply {
    guard request.method == .get || request.method == .head else { return .notAllowed("GET, HEAD") }
    let (isWell, figures) = await receiver.health()
    return Reply(isWell ? .ok : .serviceUnavailable, .object(figures))
  }

  // MARK: Bodies

  /// Whether a body is as it is, and not packed, for example with gzip (RFC 9110 section 8.4).
  private static func isPlain(_ request: Request) -> Bool {
    let codings = request.headers[.contentEncoding] ?? ""
    return codings.utf8.trimming(while: \.isCWhiteSpace).isEmpty
      || codings.lowercased().utf8.trimming(while: \.isCWhiteSpace).elementsEqual("identity".utf8)
  }

  private func isSmallEnough(_ request: Request) -> Bool {
    (Self.length(of: request) ?? 0) <= limits.bodySize
  }

  private static func length(of request: Request) -> Int? {
    request.headers[.contentLength].flatMap { Int($0) }
  }

  /// Reads a body, and hands it over.
  private func take(
    _ request: Request, _ parts: inout RequestBody.AsyncIterator, bot: WebhookCall.Bot
  ) async throws -> Reply {
    guard isSmallEnough(request) else { return tooLarge() }
    let length = Self.length(of: request)
    let reservation = try await heldBytes.reserve(length ?? Self.firstReservation)
    defer { withExtendedLifetime(reservation) {} }
    var body: [UInt8] = []
    body.reserveCapacity(length ?? 0)
    while let part = try await parts.next() {
      guard body.count + part.readableBytes <= limits.bodySize else { return tooLarge() }
      try await reservation.grow(to: body.count + part.readableBytes)
      body += part.readableBytesView
    }
    // The connection may have ended in the middle.
    guard length.map({ $0 == body.count }) ?? true else { throw ConnectionEnded() }
    switch await receiver.receive(WebhookCall(body: body, bot: bot)) {
    case .accepted: return Reply(.accepted, ["status": "accepted"])
    case .notJSON(let reason): return Reply(.badRequest, ["error": .string(reason)])
    case .notMeeting(let reason): return Reply(.unprocessableContent, ["error": .string(reason)])
    case .unavailable:
      var reply = Reply(.serviceUnavailable, ["error": "the call cannot be kept now"])
      reply.fields[.retryAfter] = "60"
      return reply
    }
  }

  private func tooLarge() -> Reply {
    receiver.turnedAway("a call with a body of more than \(limits.bodySize) bytes")
    return .tooLarge
  }
}
