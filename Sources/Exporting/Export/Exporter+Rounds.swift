internal import Archive
internal import PailFlow
internal import ResourceLimits

extension Exporter {
  /// How long what came waits at most until it is recorded.
  private static let longestDelay = Duration.milliseconds(50)

  /// How many of these delays pass before progress is told though nothing came, and before it is
  /// recorded which bots were asked in vain so far.
  private static let delaysPerTick = 20

  /// How many answers may be on their way from the service to the disk, beside those that are
  /// asked for: enough to fill the time that the disk takes.
  private static let queueLength = 128
  /// How many bytes the answers may have together that are being read, rendered and recorded.
  ///
  /// What is made of an answer takes up to twenty times as much memory.
  static let answerBytes = 12 << 20

  /// Does all the work, and asks again for bots that had not finished, if that is wanted.
  func settleAll(_ stages: MeetingStages, _ recorder: Recorder) async throws {
    try await settle(.first, stages, recorder)
    guard let waiting = options.waiting, client != nil else { return }
    let end = timing.elapsed() + waiting.limit
    var pause = waiting.firstPause
    while true {
      let count = await recorder.currentProgress().waiting
      let now = timing.elapsed()
      guard count > 0, now < end else { return }
      let length = min(pause, end - now)
      await recorder.report(.pausing(length, waiting: count))
      try await timing.sleep(length)
      pause = waiting.pause(after: pause)
      try await settle(.waiting, stages, recorder)
    }
  }

  /// Does the work of a round: asks, renders and records at the same time.
  private func settle(
    _ round: Recorder.Round, _ stages: MeetingStages, _ recorder: Recorder
  ) async throws {
    try await withThrowingTaskGroup(of: Void.self) { flushing in
      flushing.addTask {
        var count = 0
        while true {
          try await Task.sleep(for: Self.longestDelay)
          try await recorder.flush()
          count += 1
          if count % Self.delaysPerTick == 0 { try await recorder.tick() }
        }
      }
      flushing.addTask { try await work(round, stages, recorder) }
      // The work ends first, or what records it fails.
      defer { flushing.cancelAll() }
      try await flushing.next()
    }
    try await recorder.flush()
  }

  private func work(
    _ round: Recorder.Round, _ stages: MeetingStages, _ recorder: Recorder
  ) async throws {
    let limits = Limits(
      requests: WeightedSemaphore(options.jobs),
      renderings: WeightedSemaphore(options.renderingJobs),
      answerBytes: ByteBudget(Self.answerBytes))
    let limit = options.jobs + Self.queueLength
    try await withThrowingTaskGroup(of: Void.self) { group in
      var count = 0
      var position: Int64 = 0
      let pages = await recorder.pages(of: round)
      var bots = try await pages.next()
      while let last = bots.last?.bot.position {
        async let following = pages.next()
        for work in try await recorder.work(on: bots, after: position, round) {
          if count >= limit {
            try await group.next()
            count -= 1
          }
          try Task.checkCancellation()
          group.addTask {
            try await process(work, round, stages, limits, recorder)
          }
          count += 1
        }
        position = last
        bots = try await following
      }
      // Not all at once: the first one that ends everything ends the others, too.
      while try await group.next() != nil {}
    }
  }
}
