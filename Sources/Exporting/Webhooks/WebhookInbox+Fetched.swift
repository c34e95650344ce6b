internal import MeetingModel
internal import PailFlow

/// Calls whose results are fetched from the service.
extension WebhookInbox {
  /// The most bots that are asked about at the same time; most have finished, and take a second.
  package static let concurrentFetches = 16
  /// The most bytes of answers that should be in memory until their notes are in place.
  package static let fetchedBytes = Exporter.answerBytes
  /// For how long after its arrival a call is tried whose bot the service refuses to tell of.
  private static let patience: Int64 = 86_400

  func workOffFetched() async {
    while !Task.isCancelled {
      guard let call = await queue.nextFetched(at: timing.elapsed), let bot = call.bot else {
        return
      }
      // Its file is not read, so that nothing else would tell.
      if await forgetIfGone(call) { continue }
      let begun = timing.elapsed()
      do {
        let answer = try await fetch(bot) { report(.waiting($0)) }
        await queue.noteFetched(at: timing.elapsed())
        try await place(answer, of: call)
      } catch is CancellationError {
        return
      } catch let error as PailFlowError where error.isAboutBot {
        guard !Task.isCancelled else { return }
        await tell(
          await queue.putBack(refused: call, at: timing.elapsed(), isOld: isOld(call)),
          of: call, after: error)
      } catch {
        guard !Task.isCancelled else { return }
        await putBack(call, begun: begun, after: error)
      }
    }
  }

  /// Puts a call back for which the service has failed: behind the others, since it may fail for this
  /// bot alone.
  private func putBack(_ call: QueuedCall, begun: Duration, after error: any Error) async {
    await tell(
      await queue.putBack(
        fetched: call, begun: begun, at: timing.elapsed(),
        concernsAll: (error as? PailFlowError)?.concernsAll ?? false, isOld: isOld(call)),
      of: call, after: error)
  }

  /// Tells what becomes of a call that failed, and sets it aside if it is given up.
  private func tell(
    _ outcome: FailedFetch, of call: QueuedCall, after error: any Error
  ) async {
    switch outcome {
    case .held(let length), .delayed(let length): report(.delayed(error, length))
    case .heldAlready: break
    case .hopeless: await setAside(call, after: error)
    }
  }

  /// Whether a call came a day ago or earlier: until then, the service may say that it knows no bot
  /// because its database is down.
  private func isOld(_ call: QueuedCall) -> Bool {
    timing.now().seconds - call.receivedAt.seconds >= Self.patience
  }

  /// Writes the notes of a fetched answer, several times until that can be done.
  ///
  /// The service is not asked once more at once for what is there already; a call that keeps failing
  /// makes room for others, and its results are fetched again later. Nothing is written of a call that
  /// was removed meanwhile.
  ///
  /// - Throws: `CancellationError` if it was not done before the end.
  private func place(_ answer: BotAnswer, of call: QueuedCall) async throws {
    var backOff = BackOff()
    var failures = 0
    while true {
      do {
        let (placed, error) = try await delivery.put([answer]) { [queue] _ in queue.isGone(call) }
        guard let result = placed[answer.botID] else {
          guard await !forgetIfGone(call) else { return }
          throw error ?? ExportError(.failed, "the meeting was not written")
        }
        if let error { report(.delayed(error, .zero)) }
        return await finish(call, answer, result)
      } catch let error as ExportError where error.isOfTemplate {
        return await setAside(call, after: error)
      } catch let error where !(error is CancellationError) {
        if !isOfFolderInUse(error) {
          failures += 1
          if failures > Self.patientFailures, await queue.canWrite() {
            return await delay(call, after: error)
          }
          await queue.markStalled([call])
        }
        await pause(&backOff, after: error)
        try Task.checkCancellation()
      }
    }
  }
}

extension PailFlowError {
  /// Whether other bots may well be told of.
  fileprivate var isAboutBot: Bool {
    switch kind {
    case .notFound, .notReady, .botFailed, .badBotID, .refusedRequest, .tooLarge, .badAnswer: true
    case .badAddress, .badProxy, .badCertificateFile, .unsafeKeyFile, .missingKey, .malformedKey,
      .refusedKey, .outOfCredits, .refusedRedirect, .untrustedCertificate, .unreachable,
      .timedOut, .unavailable, .serviceDown:
      false
    }
  }

  /// Whether the service can tell of no bot.
  fileprivate var concernsAll: Bool {
    switch kind {
    case .badAddress, .badProxy, .badCertificateFile, .unsafeKeyFile, .missingKey, .malformedKey,
      .refusedKey, .outOfCredits, .refusedRedirect, .untrustedCertificate, .unreachable,
      .serviceDown:
      true
    case .notFound, .notReady, .botFailed, .badBotID, .refusedRequest, .tooLarge, .badAnswer,
      .timedOut, .unavailable:
      false
    }
  }
}
