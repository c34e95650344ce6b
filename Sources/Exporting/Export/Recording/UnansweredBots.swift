internal import MeetingModel
internal import Synchronization

/// The bots that were asked about in this run without an answer so far, and why.
final class UnansweredBots: Sendable {
  private struct Contents {
    var reasons: [BotID: String] = [:]
    /// Those that nobody has recorded yet.
    var fresh: Set<BotID> = []
  }

  private let contents = Mutex(Contents())

  /// Notes that asking about a bot failed; it may be asked again.
  func note(_ bot: BotID, reason: String) {
    contents.withLock { contents in
      if contents.reasons.updateValue(reason, forKey: bot) == nil { contents.fresh.insert(bot) }
    }
  }

  /// Notes what came of a bot in the end.
  func remove(_ bot: BotID) {
    contents.withLock { contents in
      guard contents.reasons.removeValue(forKey: bot) != nil else { return }
      contents.fresh.remove(bot)
    }
  }

  /// Those that were noted since this was last called and that have not answered since.
  func takeFresh() -> [(bot: BotID, reason: String)] {
    contents.withLock { contents in
      defer { contents.fresh = [] }
      return contents.fresh.compactMap { bot in contents.reasons[bot].map { (bot, $0) } }
    }
  }
}
