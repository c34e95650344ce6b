/// The turns of a transcript whose times are before that of the last turn with a time.
struct BackwardTimes {
  /// How many there are.
  private(set) var count = 0
  /// The first one's place in the transcript, from 1.
  private(set) var firstTurn = 0

  /// Counts a turn.
  mutating func add(turn: Int) {
    if count == 0 { firstTurn = turn }
    count += 1
  }

  /// What is odd, in words; nil if no time runs back.
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
