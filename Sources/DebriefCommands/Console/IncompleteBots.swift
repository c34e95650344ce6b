internal import MeetingModel
internal import Synchronization

/// The bots without results at the end of a wait; each is reported once.
final class IncompleteBots: Sendable {
  private let console: Console
  private let count = Mutex(0)

  init(console: Console) {
    self.console = console
  }

  /// Whether there were any.
  var isAny: Bool { count.withLock { $0 } > 0 }

  /// Reports which results of a bot are missing.
  func note(_ bot: BotID, missing: [Requirement]) {
    count.withLock { $0 += 1 }
    console.say(
      .warning,
      "bot \(bot): completed, but without \(missing.map(\.words).joined(separator: " and "));"
        + " the service may still store it: ask again later",
      fields: [("event", "incomplete"), ("bot_id", bot.text)])
  }
}
