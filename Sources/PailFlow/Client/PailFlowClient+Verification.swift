import MeetingModel
import ResourceLimits

extension PailFlowClient {
  /// The pause before the second probe; it doubles for each further one.
  private static let firstProbePause = Duration.seconds(1)
  private static let longestProbePause = Duration.seconds(15)

  /// Whether to wait for the end of an outage of the service.
  var isWatching: Bool { configuration.retryPolicy.outageLimit > .zero }

  /// Waits before a request while the service is suspected to be down.
  func waitUntilUp(_ bot: BotID) async throws {
    let watch = configuration.serviceWatch
    guard try watch.isSuspected() else { return }
    try await watch.verification.withPermit {
      if try watch.isSuspected() { _ = try await probe(for: bot) }
    }
  }

  /// Finds out whether the bot or the service causes a failure, and waits for the service.
  ///
  /// - Parameters:
  ///   - bot: The bot whose request failed.
  ///   - moment: A good answer to a request that began since then shows that the service is up.
  /// - Throws: ``PailFlowError/Kind/serviceDown`` if the outage outlasts the policy's limit.
  func verify(about bot: BotID, since moment: Duration) async throws -> ServiceWatch.Verdict {
    let watch = configuration.serviceWatch
    if let verdict = try watch.verdict(since: moment) { return verdict }
    return try await watch.verification.withPermit {
      if let verdict = try watch.verdict(since: moment) { return verdict }
      return try await probe(for: bot)
    }
  }

  /// Sends single probes, with growing pauses, until the service answers.
  private func probe(for bot: BotID) async throws -> ServiceWatch.Verdict {
    let watch = configuration.serviceWatch
    let timing = configuration.timing
    var pause = Self.firstProbePause
    var probes = 0
    var firstTold: Duration?
    var hasNobodyFailed = false
    while true {
      let target = watch.target(probes, failing: bot)
      try await waitForTurn()
      let start = timing.elapsed()
      let fault = try await fault(of: target)
      let now = timing.elapsed()
      if target == .nobody {
        if fault != nil { hasNobodyFailed = true }
        // The bots that failed before may be at fault, or the service may just be up again.
        if fault == nil, probes > 0, !hasNobodyFailed,
          let verdict = try await judge(bot, since: start)
        {
          if let firstTold { watch.tell(.outageEnded(after: now - firstTold)) }
          return verdict
        }
      }
      guard let fault else {
        if let firstTold { watch.tell(.outageEnded(after: now - firstTold)) }
        watch.recordGoodAnswer(
          about: target == .nobody ? nil : target.bot, toRequestAt: start,
          recoveryAt: probes > 0 ? now : nil)
        return probes > 0 ? .recovered : .up
      }
      let outage = watch.outage(until: configuration.retryPolicy.outageLimit, at: now, last: fault)
      guard outage.remaining > .zero else { throw stopped(by: outage) }
      // A single failed probe is not worth a message.
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

  /// Asks once more for a bot that fails, since the service has just answered about an ID that no bot
  /// has; nil if it answers about the bot, too.
  private func judge(
    _ bot: BotID, since start: Duration
  ) async throws -> ServiceWatch.Verdict? {
    try await waitForTurn()
    guard try await fault(of: .candidate(bot)) != nil else { return nil }
    configuration.serviceWatch.recordGoodAnswer(about: nil, toRequestAt: start)
    return .up
  }

  /// Why the answer to a probe does not show that the service is up; nil if it does.
  private func fault(of target: ProbeTargets.Target) async throws -> RequestFailure? {
    let interpreter = ResponseInterpreter(configuration: configuration, bot: target.bot)
    do {
      let response = try await StatusRequest(
        configuration: configuration, client: http, bot: target.bot
      ).response()
      try interpreter.check(response)
      _ = try interpreter.answer(in: response)
      return nil
    } catch let fault as RequestFailure {
      if fault.error.kind.stopsEverything {
        configuration.serviceWatch.stop(fault.error)
        throw fault.error
      }
      // A final result for one bot shows that the service is up.
      guard fault.repetition != .never else { return nil }
      return target == .nobody && fault.error.kind == .notFound ? nil : fault
    }
  }

  private func stopped(by outage: Outage) -> PailFlowError {
    let error = PailFlowError(
      .serviceDown, "the service has not answered for \(outage.elapsed.text): \(outage.reason)",
      advice: "Try again later; bots without an answer are left as they were")
    configuration.serviceWatch.stop(error)
    return error
  }
}
