internal import Archive
internal import PailFlow
internal import ResourceLimits

extension Exporter {
  /// The longest delay before a result is recorded.
  private static let longestDelay = Duration.milliseconds(50)

  /// The number of these delays after which progress is reported even if nothing arrived, and the
  /// bots asked in vain so far are recorded.
  private static let delaysPerTick = 20

  /// The number of answers that may be on their way from the service to the disk, besides those
  /// being requested: enough to cover the disk's latency.
  private static let queueLength = 128
  /// The maximum total size in bytes of the answers being read, rendered and recorded.
  ///
  /// Processing an answer takes up to twenty times its size in memory.
  static let answerBytes = 12 << 20

  /// Does all the work, then asks again about bots that had not finished, if waiting is enabled.
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

  /// Does the work of a round: asking, rendering and recording run concurrently.
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
      // Either the work ends first, or recording fails.
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
      // Awaited one by one, so that the first error cancels the others.
      while try await group.next() != nil {}
    }
  }
}
