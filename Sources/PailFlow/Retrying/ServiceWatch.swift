package import MeetingModel
import Permits
import Synchronization

/// Tells an outage of the service from bots that cannot be asked about.
///
/// Every request reports how it went. After ``suspicionCount`` failures in a row, or
/// ``suspicionTime`` without a good answer, the service is under suspicion, and clients that share
/// the watch send nothing but probes (``PailFlowClient/verify(about:since:)``) until one of them
/// shows that the service answers. Nothing is watched where ``RetryPolicy/outageLimit`` is zero.
public final class ServiceWatch: Sendable {
  /// What a probe may show.
  enum Verdict: Sendable, Hashable {
    /// The service answers: failures are the bots' own.
    case up
    /// The service was down and answers again: what failed meanwhile is to be asked anew.
    case recovered
  }

  private struct Contents {
    /// The failures since the last good answer.
    var faults = FaultRow()
    var lastGood: Duration?
    var lastRecovery: Duration?
    var isSuspected = false
    var probes = ProbeTargets()
    /// Why nothing more is asked.
    var stop: PailFlowError?
    var observer: (@Sendable (ServiceEvent) -> Void)?
  }

  /// This many consecutive failures raise a suspicion.
  static let suspicionCount = 20
  /// So does this long without a good answer.
  static let suspicionTime = Duration.seconds(20)

  /// Lets one request at a time find out whether the service is up.
  let verification = Permits(1)
  private let contents = Mutex(Contents())

  /// Makes a watch over a service of which nothing is known yet.
  public init() {}

  /// Sets what is told of failures and outages; called from any task, and must return at once.
  package func observe(_ observer: @escaping @Sendable (ServiceEvent) -> Void) {
    contents.withLock { $0.observer = observer }
  }

  /// Says what a batch will ask about.
  ///
  /// - Parameters:
  ///   - count: The number of bots. In a long list the first of which are all unknown to the
  ///     service, that is taken for an outage.
  ///   - known: Bots that the service has answered about before.
  ///   - candidates: Some bots of the list.
  package func expect(count: Int, known: [BotID], candidates: [BotID]) {
    contents.withLock { contents in
      contents.probes.known = Array(known.prefix(ProbeTargets.knownLimit))
      contents.probes.candidates = candidates
      contents.probes.doubtsUnknownBots = count >= Self.suspicionCount
    }
  }

  /// Tells the observer of something.
  func tell(_ event: ServiceEvent) {
    contents.withLock { $0.observer }?(event)
  }

  // MARK: What requests report

  /// Records a good answer.
  ///
  /// - Parameters:
  ///   - bot: The bot; nil where the answer is about none, and still shows that the service is up.
  ///   - now: The time since some fixed moment.
  ///   - isRecovery: Whether the service was down before.
  func recordGoodAnswer(about bot: BotID?, at now: Duration, isRecovery: Bool = false) {
    contents.withLock { contents in
      contents.lastGood = now
      contents.isSuspected = false
      if isRecovery { contents.lastRecovery = now }
      if contents.faults.count > 0 || isRecovery { contents.faults = FaultRow() }
      if let bot { contents.probes.noteKnown(bot) }
    }
  }

  /// Records a failure that may pass.
  func recordFault(_ fault: Fault, about bot: BotID, at now: Duration) {
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

  /// Ends all asking: each further request fails with the error.
  func stop(_ error: PailFlowError) {
    contents.withLock { $0.stop = $0.stop ?? error }
  }

  // MARK: What requests ask

  /// Whether nothing is to be asked until a probe has shown that the service is up.
  ///
  /// - Throws: Why nothing more is asked.
  func isSuspected() throws -> Bool {
    try contents.withLock { contents throws in
      if let stop = contents.stop { throw stop }
      return contents.isSuspected
    }
  }

  /// Whether it takes a good answer about another bot to believe a failure.
  func mustVerify(_ fault: Fault) -> Bool {
    contents.withLock { $0.probes.canTell(fault.blame) }
  }

  /// What is known of the service since a moment; nil where that takes a probe.
  func verdict(since moment: Duration) throws -> Verdict? {
    try contents.withLock { contents throws in
      if let stop = contents.stop { throw stop }
      if let recovery = contents.lastRecovery, recovery >= moment { return .recovered }
      return contents.lastGood.map { $0 >= moment } ?? false ? .up : nil
    }
  }

  /// What to probe next.
  func target(_ number: Int, failing bot: BotID) -> ProbeTargets.Target {
    contents.withLock { contents in
      contents.probes.target(
        number, blame: contents.faults.blame,
        failing: contents.faults.bots.isEmpty ? [bot] : contents.faults.bots)
    }
  }

  /// The outage as it is told, which ends a time after its first failure at the latest.
  func outage(until limit: Duration, at now: Duration, last fault: Fault) -> Outage {
    contents.withLock { contents in
      if contents.faults.first == nil { contents.faults.first = now }
      let first = contents.faults.first ?? now
      return Outage(
        reason: fault.error.reason, bots: contents.faults.bots, elapsed: now - first,
        remaining: max(.zero, first + limit - now))
    }
  }
}
