import MeetingModel

/// Consecutive failures of requests, with no good answer in between.
struct FaultRow {
  /// How many there are, being asked too often (429) aside.
  private(set) var count = 0
  /// When the first of them was.
  var first: Duration?
  /// The bots that they are about, each once, in order; at most ``botLimit``.
  private(set) var bots: [BotID] = []
  /// What can be at fault.
  private(set) var blame = Fault.Blame.unknownBot

  private static let botLimit = 256

  mutating func add(_ fault: Fault, about bot: BotID, at now: Duration) {
    first = first ?? now
    guard fault.error.statusCode != 429 else { return }
    blame = count == 0 ? fault.blame : max(blame, fault.blame)
    count += 1
    if bots.count < Self.botLimit, !bots.contains(bot) { bots.append(bot) }
  }
}
