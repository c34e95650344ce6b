package import MeetingModel
import ResourceLimits
import Synchronization

/// Tells an outage of the service from failures of single bots.
///
/// Every request reports its outcome. After `suspicionCount` consecutive failures, or
/// `suspicionTime` without a good answer, the service is suspected to be down, and clients that
/// share the watch only send probes (`PailFlowClient.verify`) until one of them shows that the
/// service is up. Nothing is watched if ``RetryPolicy/outageLimit`` is zero.
public final class ServiceWatch: Sendable {
  /// The result of probing.
  enum Verdict: Sendable, Hashable {
    /// The service is up: the failures are caused by single bots.
    case up
    /// The service was down and is up again: requests that failed meanwhile are to be retried.
    case recovered
  }

  private struct Contents {
    /// The failures since the last good answer.
    var faults = FailureStreak()
    /// When the latest request began that got a good answer.
    var lastGood: Duration?
    var lastRecovery: Duration?
    var isSuspected = false
    var probes = ProbeTargets()
    /// Why no more requests are made.
    var stop: PailFlowError?
    var observer: (@Sendable (ServiceEvent) -> Void)?
  }

  /// This many consecutive failures raise a suspicion.
  static let suspicionCount = 20
  /// So does this long without a good answer.
  static let suspicionTime = Duration.seconds(20)

  /// Allows one task at a time to probe the service.
  let verification = WeightedSemaphore(1)
  private let contents = Mutex(Contents())

  /// Makes a watch.
  public init() {}

  /// Sets the observer of failures and outages, which is called from any task and must not block.
  package func observe(_ observer: @escaping @Sendable (ServiceEvent) -> Void) {
    contents.withLock { $0.observer = observer }
  }

  /// Announces the bots of a batch.
  ///
  /// - Parameters:
  ///   - count: The number of bots. If the first bots of a long list are all unknown to the service,
  ///     that counts as an outage.
  ///   - known: Bots that the service has answered about before.
  ///   - candidates: Some bots of the batch.
  package func expect(count: Int, known: [BotID], candidates: [BotID]) {
    contents.withLock { contents in
      contents.probes.known = Array(known.prefix(ProbeTargets.knownLimit))
      contents.probes.candidates = candidates
      contents.probes.doubtsUnknownBots = count >= Self.suspicionCount
    }
  }

  /// Reports an event to the observer.
  func tell(_ event: ServiceEvent) {
    contents.withLock { $0.observer }?(event)
  }

  // MARK: Reports from requests

  /// Records a good answer.
  ///
  /// It always ends a suspicion, but shows only that the service was up when its request began.
  ///
  /// - Parameters:
  ///   - bot: The bot; nil if the answer is about none but shows that the service is up.
  ///   - start: When its request began, since a fixed moment: the service may have failed since.
  ///   - recovery: When it arrived, if the service was down before; nil if it was not.
  func recordGoodAnswer(
    about bot: BotID?, toRequestAt start: Duration, recoveryAt recovery: Duration? = nil
  ) {
    contents.withLock { contents in
      contents.lastGood = max(contents.lastGood ?? start, start)
      contents.isSuspected = false
      if let recovery { contents.lastRecovery = recovery }
      if contents.faults.count > 0 || recovery != nil { contents.faults = FailureStreak() }
      if let bot { contents.probes.noteKnown(bot) }
    }
  }

  /// Records a failure that may be temporary.
  func recordFault(_ fault: RequestFailure, about bot: BotID, at now: Duration) {
    contents.withLock { contents in
      contents.faults.add(fault, about: bot, at: now)
      guard contents.probes.canTell(contents.faults.blame) else { return }
      let first = contents.faults.first ?? now
      if contents.faults.count >= Self.suspicionCount
        || (contents.faults.count > 1 && now - first >= Self.suspicionTime)
      {
        contents.isSuspected = true
      }
    }
    tell(.fault(bot, fault.error))
  }

  /// Stops all requests: every further one fails with this error.
  func stop(_ error: PailFlowError) {
    contents.withLock { $0.stop = $0.stop ?? error }
  }

  // MARK: Questions from requests

  /// Whether requests have to wait until a probe shows that the service is up.
  ///
  /// - Throws: The error that stopped all requests.
  func isSuspected() throws -> Bool {
    try contents.withLock { contents throws in
      if let stop = contents.stop { throw stop }
      return contents.isSuspected
    }
  }

  /// Whether a failure is only final after a good answer about another bot.
  func mustVerify(_ fault: RequestFailure) -> Bool {
    contents.withLock { $0.probes.canTell(fault.blame) }
  }

  /// What is known about the service since a moment; nil if it takes a probe to find out.
  func verdict(since moment: Duration) throws -> Verdict? {
    try contents.withLock { contents throws in
      if let stop = contents.stop { throw stop }
      if let recovery = contents.lastRecovery, recovery >= moment { return .recovered }
      return contents.lastGood.map { $0 >= moment } ?? false ? .up : nil
    }
  }

  func target(_ number: Int, failing bot: BotID) -> ProbeTargets.Target {
    contents.withLock { contents in
      let others = contents.faults.bots.filter { $0 != bot }
      return contents.probes.target(
        number, blame: contents.faults.blame, failing: [bot] + others)
    }
  }

  /// The current outage; its end is waited for until `limit` after its first failure.
  func outage(until limit: Duration, at now: Duration, last fault: RequestFailure) -> Outage {
    contents.withLock { contents in
      if contents.faults.first == nil { contents.faults.first = now }
      let first = contents.faults.first ?? now
      return Outage(
        reason: fault.error.reason, bots: contents.faults.bots, elapsed: now - first,
        remaining: max(.zero, first + limit - now))
    }
  }
}
