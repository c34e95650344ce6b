import AsyncHTTPClient
import Logging
import MeetingModel
import NIOCore
import NIOHTTP1
import ResourceLimits

/// A request for a bot's status object, including redirects but without retries.
struct StatusRequest: Sendable {
  let configuration: PailFlowConfiguration
  let client: HTTPClient
  let bot: BotID
  /// Limits the memory for answers; nil for no limit.
  var budget: ByteBudget?

  /// Sends the request.
  ///
  /// - Throws: A ``RequestFailure``, or `CancellationError` if the task was cancelled.
  func response() async throws -> ServiceResponse {
    do {
      return try await withTimeouts(followingRedirects)
    } catch let fault as RequestFailure {
      throw fault
    } catch {
      // The error of a cancelled transport depends on how far it got.
      try Task.checkCancellation()
      throw TransportFailure(configuration: configuration, bot: bot).fault(of: error)
    }
  }

  private static let maximumRedirects = 3
  /// The number of bytes read of a response that is only read for its message.
  private static let maximumMessageSize = 64 << 10

  private func followingRedirects(_ clock: RequestDeadline) async throws -> ServiceResponse {
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

  /// The path that a redirect leads to if it stays within the origin.
  private func redirected(_ response: ServiceResponse, from path: String) throws -> String {
    guard let location = response.headers.first(name: "location") else {
      throw refusal("the service answered \(response.status.code) without saying where to")
    }
    let redirect = Redirect(location: location, origin: configuration.address.origin, path: path)
    guard case .samePlace(let path) = redirect else {
      let target = configuration.shown(WebAddress.withoutCredentials(location))
      throw refusal("the service redirected to “\(target)”, where the API key must not go")
    }
    return path
  }

  private func refusal(_ reason: String) -> RequestFailure {
    RequestFailure(
      PailFlowError(
        .refusedRedirect, reason, advice: .checkAddress(configuration.address), botID: bot),
      .never)
  }

  private func get(
    _ path: String, from origin: Origin, _ clock: RequestDeadline
  ) async throws -> ServiceResponse {
    // The origin is always the configured one; only the path may come from a response.
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
    of head: HTTPClientResponse, _ clock: RequestDeadline
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
      // Memory is reserved before any of the body is read.
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
        // Compressed or of unknown length: memory is reserved in steps.
        let size = min(limit, max(bytes.count + part.readableBytes, bytes.count * 2, 1 << 16))
        try await clock.paused { try await reservation.grow(to: size) }
      }
      bytes += part.readableBytesView
    }
    return (bytes, reservation)
  }

  private var tooLarge: RequestFailure {
    TransportFailure(configuration: configuration, bot: bot).tooLarge
  }

  private func withTimeouts(
    _ work: @escaping @Sendable (RequestDeadline) async throws -> ServiceResponse
  ) async throws -> ServiceResponse {
    let clock = RequestDeadline(configuration.timeouts)
    return try await withThrowingTaskGroup(of: ServiceResponse?.self) { group in
      group.addTask { try await work(clock) }
      group.addTask {
        while let time = clock.remaining().time { try await pass(time) }
        return nil
      }
      defer { group.cancelAll() }
      guard let first = try await group.next(), let response = first else {
        let faults = TransportFailure(configuration: configuration, bot: bot)
        throw clock.remaining().expiry == .total ? faults.tooSlow : faults.tooSilent
      }
      return response
    }
  }

  /// Waits on an event loop's clock: `Task.sleep` keeps its memory until its time is over even if
  /// it is cancelled, which adds up over many requests.
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
