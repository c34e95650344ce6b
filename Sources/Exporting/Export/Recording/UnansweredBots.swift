internal import MeetingModel
internal import Synchronization

/// The bots that were asked about in this run without an answer so far, and the reasons.
final class UnansweredBots: Sendable {
  private struct Contents {
    var reasons: [BotID: String] = [:]
    /// Those not recorded yet.
    var fresh: Set<BotID> = []
  }

  private let contents = Mutex(Contents())

  /// Records that asking about a bot failed; it may be asked about again.
  func note(_ bot: BotID, reason: String) {
    contents.withLock { contents in
      if contents.reasons.updateValue(reason, forKey: bot) == nil { contents.fresh.insert(bot) }
    }
  }

  /// Removes a bot whose final result is known.
  func remove(_ bot: BotID) {
    contents.withLock { contents in
      guard contents.reasons.removeValue(forKey: bot) != nil else { return }
      contents.fresh.remove(bot)
    }
  }

  /// The bots added since the last call that have not answered since.
  func takeFresh() -> [(bot: BotID, reason: String)] {
    contents.withLock { contents in
      defer { contents.fresh = [] }
      return contents.fresh.compactMap { bot in contents.reasons[bot].map { (bot, $0) } }
    }
  }
}
