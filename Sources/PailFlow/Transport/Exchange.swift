import MeetingModel
import AsyncHTTPClient
import Logging
import NIOCore
import NIOHTTP1
import Permits

/// One request and its answer, redirects included.
struct Exchange: Sendable {
  let configuration: PailFlowConfiguration
  let client: HTTPClient
  let bot: BotID
  /// The bytes that answers may take in memory; nil for any number.
  var budget: ByteBudget?

  /// Asks for the bot's status object.
  ///
  /// - Throws: A ``Fault``, or `CancellationError` where the task was cancelled.
  func response() async throws -> ServiceResponse {
    do {
      return try await withTimeouts(followingRedirects)
    } catch let fault as Fault {
      throw fault
    } catch {
      // What a cancelled transport throws depends on how far it was.
      try Task.checkCancellation()
      throw TransportFault(configuration: configuration, bot: bot).fault(of: error)
    }
  }

  private static let maximumRedirects = 3
  /// What is read of an answer that is only read for its message.
  private static let maximumMessageSize = 64 << 10

  private func followingRedirects(_ clock: ExchangeClock) async throws -> ServiceResponse {
    let origin = configuration.address.origin
    var path = configuration.address.statusPath(of: bot)
    for redirects in 0...Self.maximumRedirects {
      let response = try await get(path, from: origin, clock)
      guard response.isRedirect else { return response }
      guard redirects < Self.maximumRedirects else { break }
      path = try redirected(response, from: path)
      configuration.logger.debug(
        "redirected", metadata: ["bot": "\(bot)", "path": "\(configuration.shown(path))"])
    }
    throw refusal("the service redirected more than \(Self.maximumRedirects) times")
  }

  /// The path that a redirect leads to, where it stays within the origin.
  private func redirected(_ response: ServiceResponse, from path: String) throws -> String {
    guard let location = response.headers.first(name: "location") else {
      throw refusal("the service answered \(response.status.code) without saying where to")
    }
    let redirect = Redirect(
      location: location, origin: configuration.address.origin, path: path)
    guard case .samePlace(let path) = redirect else {
      let target = configuration.shown(WebAddress.withoutCredentials(location))
      throw refusal("the service redirected to “\(target)”, where the API key must not go")
    }
    return path
  }

  private func refusal(_ reason: String) -> Fault {
    Fault(
      PailFlowError(
        .refusedRedirect, reason,
        advice: "Check the base URL (\(configuration.address)); if the service has moved, give its"
          + " new address with --base-url", botID: bot),
      .never)
  }

  private func get(
    _ path: String, from origin: Origin, _ clock: ExchangeClock
  ) async throws -> ServiceResponse {
    // The origin is always written by us; only the path may come from an answer.
    var request = HTTPClientRequest(url: "\(origin)\(path)")
    request.headers = [
      "Authorization": configuration.key.authorization,
      "Accept": "application/json",
      "Accept-Encoding": "gzip, deflate",
      "User-Agent": configuration.userAgent,
    ]
    let head = try await client.execute(request, deadline: .distantFuture)
    configuration.logger.debug(
      "answered", metadata: ["bot": "\(bot)", "status": "\(head.status.code)"])
    clock.touch()
    let (body, reservation) = try await body(of: head, clock)
    return ServiceResponse(
      status: head.status, headers: head.headers, body: body, reservation: reservation)
  }

  private func body(
    of head: HTTPClientResponse, _ clock: ExchangeClock
  ) async throws -> ([UInt8], ByteReservation?) {
    let isAnswer = head.status == .ok
    let limit =
      isAnswer
      ? configuration.maximumBodySize
      : min(Self.maximumMessageSize, configuration.maximumBodySize)
    var bytes: [UInt8] = []
    var reservation: ByteReservation?
    if isAnswer {
      let length = head.headers.first(name: "content-length").flatMap(Int.init)
      if let length, length > limit { throw tooLarge }
      // Nothing of the body is taken in before there is room for it.
      if let budget {
        reservation = try await clock.paused { try await budget.reserve(length ?? 0) }
      }
      bytes.reserveCapacity(length ?? 0)
    }
    for try await part in head.body {
      clock.touch()
      guard part.readableBytes <= limit - bytes.count else {
        if isAnswer { throw tooLarge }
        break
      }
      if let reservation, reservation.count < bytes.count + part.readableBytes {
        // Packed, or of an unknown length: room is taken in steps.
        let size = min(limit, max(bytes.count + part.readableBytes, bytes.count * 2, 1 << 16))
        try await clock.paused { try await reservation.grow(to: size) }
      }
      bytes += part.readableBytesView
    }
    return (bytes, reservation)
  }

  private var tooLarge: Fault {
    TransportFault(configuration: configuration, bot: bot).tooLarge
  }

  private func withTimeouts(
    _ work: @escaping @Sendable (ExchangeClock) async throws -> ServiceResponse
  ) async throws -> ServiceResponse {
    let clock = ExchangeClock(configuration.timeouts)
    return try await withThrowingTaskGroup(of: ServiceResponse?.self) { group in
      group.addTask { try await work(clock) }
      group.addTask {
        while let time = clock.remaining().time { try await pass(time) }
        return nil
      }
      defer { group.cancelAll() }
      guard let first = try await group.next(), let response = first else {
        let faults = TransportFault(configuration: configuration, bot: bot)
        throw clock.remaining().expiry == .total ? faults.tooSlow : faults.tooSilent
      }
      return response
    }
  }

  /// Waits for a time by an event loop's clock: a sleep of a task that is cancelled keeps its memory
  /// until its time is over, which adds up where requests are many.
  private func pass(_ time: Duration) async throws {
    let passed = client.eventLoopGroup.any().makePromise(of: Void.self)
    let timer = passed.futureResult.eventLoop.scheduleTask(in: TimeAmount(time)) {
      passed.succeed()
    }
    try await withTaskCancellationHandler {
      try await passed.futureResult.get()
    } onCancel: {
      timer.cancel()
      passed.fail(CancellationError())
    }
  }
}
