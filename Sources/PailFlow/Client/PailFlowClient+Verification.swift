import MeetingModel
import Permits

extension PailFlowClient {
  /// The pause before the second probe; it doubles with each further one.
  private static let firstProbePause = Duration.seconds(1)
  private static let longestProbePause = Duration.seconds(15)

  /// Whether an outage of the service is waited for.
  var isWatching: Bool { configuration.retryPolicy.outageLimit > .zero }

  /// Waits before a request while the service is suspected to be down.
  func waitUntilUp(_ bot: BotID) async throws {
    let watch = configuration.serviceWatch
    guard try watch.isSuspected() else { return }
    try await watch.verification.withPermit {
      if try watch.isSuspected() { _ = try await probe(for: bot) }
    }
  }

  /// Finds out whether a failure is the bot's own or the service's, and waits for the service where
  /// it is down.
  ///
  /// - Parameters:
  ///   - bot: The bot that could not be asked about.
  ///   - moment: A good answer since then shows that the service is up.
  /// - Throws: ``PailFlowError/Kind/serviceDown`` where the outage outlasts the policy's limit.
  func verify(about bot: BotID, since moment: Duration) async throws -> ServiceWatch.Verdict {
    let watch = configuration.serviceWatch
    if let verdict = try watch.verdict(since: moment) { return verdict }
    return try await watch.verification.withPermit {
      if let verdict = try watch.verdict(since: moment) { return verdict }
      return try await probe(for: bot)
    }
  }

  /// Asks about one thing at a time, ever less often, until the service answers.
  private func probe(for bot: BotID) async throws -> ServiceWatch.Verdict {
    let watch = configuration.serviceWatch
    let timing = configuration.timing
    var pause = Self.firstProbePause
    var probes = 0
    var firstTold: Duration?
    while true {
      let target = watch.target(probes, failing: bot)
      let fault = try await fault(of: target)
      let now = timing.elapsed()
      guard let fault else {
        if let firstTold { watch.tell(.outageEnded(after: now - firstTold)) }
        watch.recordGoodAnswer(
          about: target == .nobody ? nil : target.bot, at: now, isRecovery: probes > 0)
        return probes > 0 ? .recovered : .up
      }
      let outage = watch.outage(
        until: configuration.retryPolicy.outageLimit, at: now, last: fault)
      guard outage.remaining > .zero else { throw stopped(by: outage) }
      // One more failure in an otherwise good service is not worth a message.
      if probes > 0, firstTold == nil {
        firstTold = now - outage.elapsed
        watch.tell(.outageBegan(outage))
      }
      let asked = min(fault.retryAfter ?? .zero, configuration.retryPolicy.retryAfterCap)
      try await timing.sleep(min(max(pause, asked), outage.remaining))
      pause = min(pause * 2, Self.longestProbePause)
      probes += 1
    }
  }

  /// Why a target's answer does not show that the service is up; nil where it does.
  private func fault(of target: ProbeTargets.Target) async throws -> Fault? {
    let reading = AnswerReading(configuration: configuration, bot: target.bot)
    do {
      try await waitForTurn()
      let response = try await Exchange(
        configuration: configuration, client: http, bot: target.bot
      ).response()
      try reading.check(response)
      _ = try reading.answer(in: response)
      return nil
    } catch let fault as Fault {
      if fault.error.kind.stopsEverything {
        configuration.serviceWatch.stop(fault.error)
        throw fault.error
      }
      // What is final for one bot was decided by a service that is up.
      guard fault.repetition != .never else { return nil }
      return target == .nobody && fault.error.kind == .notFound ? nil : fault
    }
  }

  private func stopped(by outage: Outage) -> PailFlowError {
    let error = PailFlowError(
      .serviceDown, "the service has not answered for \(outage.elapsed.text): \(outage.reason)",
      advice: "Try again later; bots that got no answer are left as they were")
    configuration.serviceWatch.stop(error)
    return error
  }
}
