import AsyncHTTPClient
public import MeetingModel
import NIOCore
import NIOSSL
package import ResourceLimits

/// A client of the service.
///
/// Any number of tasks may use a client at the same time. It is valid inside the closure of
/// ``withClient(_:isolation:_:)``.
public struct PailFlowClient: Sendable {
  let configuration: PailFlowConfiguration
  let http: HTTPClient

  /// Tells an outage of the service from failures of single bots.
  package var serviceWatch: ServiceWatch { configuration.serviceWatch }

  /// Makes a client, runs a closure with it, and closes its connections.
  ///
  /// - Throws: What the work throws, or ``PailFlowError/Kind/badCertificateFile``.
  public static func withClient<Result>(
    _ configuration: PailFlowConfiguration,
    isolation: isolated (any Actor)? = #isolation,
    _ work: (PailFlowClient) async throws -> Result
  ) async throws -> Result {
    let client = PailFlowClient(
      configuration: configuration,
      http: HTTPClient(
        eventLoopGroupProvider: .singleton, configuration: try .init(for: configuration)))
    let result: Result
    do {
      result = try await work(client)
    } catch {
      try? await client.http.shutdown()
      throw error
    }
    try? await client.http.shutdown()
    return result
  }

  /// Waits until a bot has finished and its results are stored.
  ///
  /// A bot that finished long ago is requested once. One that was seen running, or that completed
  /// less than the settle time ago, is requested again while it lacks a transcript or insights: the
  /// service reports `completed` before it has stored them. After the settle time the bot is
  /// returned without them. `report` is called before each pause.
  ///
  /// Once the bot has answered, failures of the service do not end the wait. Before that, an outage
  /// is waited for as long as ``RetryPolicy/outageLimit`` allows.
  ///
  /// - Returns: The answer about a finished bot; see ``BotAnswer/check(requiring:)``.
  /// - Throws: ``PailFlowError/Kind/notReady`` if the bot has not finished within the limit; another
  ///   ``PailFlowError`` if the bot never answered, or its last requests failed; `CancellationError`
  ///   if the task is cancelled.
  public func finishedAnswer(
    about bot: BotID, waiting options: WaitOptions = WaitOptions(),
    isolation: isolated (any Actor)? = #isolation,
    report: (WaitEvent) -> Void = { _ in }
  ) async throws -> BotAnswer {
    try await finishedAnswer(
      about: bot, waiting: options, taking: WeightedSemaphore(1), report: report)
  }

  /// Waits until a bot has finished, as ``finishedAnswer(about:waiting:isolation:report:)`` does.
  ///
  /// - Parameters:
  ///   - permits: Limits concurrent requests; none is held during a pause.
  ///   - budget: Limits the memory for answers, as in ``answer(about:taking:reserving:)``.
  package func finishedAnswer(
    about bot: BotID, waiting options: WaitOptions, taking permits: WeightedSemaphore,
    reserving budget: ByteBudget? = nil, isolation: isolated (any Actor)? = #isolation,
    report: (WaitEvent) -> Void = { _ in }
  ) async throws -> BotAnswer {
    var wait = Wait(bot: bot, options: options, timing: configuration.timing)
    while true {
      switch try await wait.judge(
        askedResult(
          about: bot, taking: permits, reserving: budget,
          isWatching: isWatching && !wait.hasAnswer))
      {
      case .done(let answer): return answer
      case .pause(let event):
        report(event)
        try await configuration.timing.sleep(event.pause)
      }
    }
  }

  /// The result of a request; only cancellation is thrown.
  private func askedResult(
    about bot: BotID, taking permits: WeightedSemaphore, reserving budget: ByteBudget?,
    isWatching: Bool
  ) async throws -> Result<BotAnswer, PailFlowError> {
    do {
      return .success(
        try await answer(
          about: bot, taking: permits, reserving: budget, isWatching: isWatching))
    } catch let error as PailFlowError {
      return .failure(error)
    }
  }
}

extension PailFlowClient: CustomStringConvertible, CustomReflectable {
  /// The client and the service's address.
  public var description: String { "PailFlowClient(\(configuration.address))" }

  /// A mirror of the address only, since a client contains secrets such as a proxy's password.
  public var customMirror: Mirror {
    Mirror(self, children: ["address": configuration.address])
  }
}
