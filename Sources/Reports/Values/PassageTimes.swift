internal import MeetingModel

/// Which turn's time stands at the head of the passage that a turn is in.
struct PassageTimes: Sendable {
  /// The indexes of the turns that passages begin with, ascending.
  private let firstTurns: [Int]

  /// Looks at the passages of a transcript.
  init(_ passages: [PassageValues.Subject]) {
    firstTurns = passages.map(\.first.turn.index)
  }

  /// The index of the first turn of the passage that a turn is in; that of the turn itself where no
  /// passages are shown.
  func turnIndex(withTimeOf index: Int) -> Int {
    var low = 0
    var high = firstTurns.count
    while low < high {
      let middle = (low + high) / 2
      if firstTurns[middle] <= index { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? firstTurns[low - 1] : index
  }
}
