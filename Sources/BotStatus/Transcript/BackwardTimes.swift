/// The turns of a transcript that are earlier than the preceding turn with a time.
struct BackwardTimes {
  /// The number of such turns.
  private(set) var count = 0
  private(set) var firstTurn = 0

  mutating func add(turn: Int) {
    if count == 0 { firstTurn = turn }
    count += 1
  }

  /// The warning message; nil if no time runs backwards.
  var message: String? {
    switch count {
    case 0: nil
    case 1: "the time of turn \(firstTurn) is before that of the turn above it; the order is kept"
    default:
      "the times of \(count) turns are before those of the turns above them, the first at turn "
        + "\(firstTurn); the order is kept"
    }
  }
}
