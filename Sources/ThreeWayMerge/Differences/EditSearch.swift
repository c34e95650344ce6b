/// The search for the shortest way from one sequence of lines to another.
///
/// It looks from both ends at once for the middle of a shortest way, and then for the ways to and
/// from there. Memory is linear in the number of lines.
struct EditSearch {
  private let old: [Int]
  private let new: [Int]
  /// For each line of the old sequence, whether it is removed.
  private(set) var removed: [Bool]
  /// For each line of the new sequence, whether it is added.
  private(set) var added: [Bool]
  /// How far a way from the start has got in the old sequence, by diagonal: its index there less
  /// that in the new one.
  private var forward: [Int]
  /// The same from the end.
  private var backward: [Int]
  /// The index of diagonal 0 in both.
  private let zero: Int
  /// The number of edits from which on the search settles for a way that is not the shortest.
  private let maximumCost: Int

  private static let leastMaximumCost = 256

  /// A part of both sequences that is still to be searched.
  private struct Box {
    var old: Range<Int>
    var new: Range<Int>
    /// Whether the way in it has to be the shortest.
    var isExact: Bool
  }

  /// A point on a way through a box.
  private struct Middle {
    let old: Int
    let new: Int
    var isExactBefore = true
    var isExactAfter = true
  }

  init(_ old: [Int], _ new: [Int]) {
    self.old = old
    self.new = new
    removed = old.map { _ in false }
    added = new.map { _ in false }
    let diagonals = old.count + new.count + 3
    forward = [Int](repeating: 0, count: diagonals)
    backward = forward
    zero = new.count + 1
    maximumCost = max(ComparedLines.root(diagonals), Self.leastMaximumCost)
  }

  /// Marks what is removed and added.
  mutating func run(_ budget: inout WorkBudget) throws(WorkBudget.Exceeded) {
    var boxes = [Box(old: old.indices, new: new.indices, isExact: false)]
    while var box = boxes.popLast() {
      try shrink(&box, &budget)
      if box.old.isEmpty {
        for index in box.new { added[index] = true }
      } else if box.new.isEmpty {
        for index in box.old { removed[index] = true }
      } else {
        let middle = try middle(of: box, &budget)
        boxes.append(
          Box(
            old: box.old.lowerBound..<middle.old, new: box.new.lowerBound..<middle.new,
            isExact: middle.isExactBefore))
        boxes.append(
          Box(
            old: middle.old..<box.old.upperBound, new: middle.new..<box.new.upperBound,
            isExact: middle.isExactAfter))
      }
    }
  }

  /// Takes what is the same at both ends off a box.
  private func shrink(_ box: inout Box, _ budget: inout WorkBudget) throws(WorkBudget.Exceeded) {
    var (low, high) = (box.old.lowerBound, box.old.upperBound)
    var (newLow, newHigh) = (box.new.lowerBound, box.new.upperBound)
    while low < high, newLow < newHigh, old[low] == new[newLow] {
      low += 1
      newLow += 1
    }
    while low < high, newLow < newHigh, old[high - 1] == new[newHigh - 1] {
      high -= 1
      newHigh -= 1
    }
    try budget.use(box.old.count - (high - low) + 1)
    box.old = low..<high
    box.new = newLow..<newHigh
  }

  /// A point in the middle of a shortest way through a box.
  private mutating func middle(
    of box: Box, _ budget: inout WorkBudget
  ) throws(WorkBudget.Exceeded) -> Middle {
    let (low, high) = (box.old.lowerBound, box.old.upperBound)
    let (newLow, newHigh) = (box.new.lowerBound, box.new.upperBound)
    let (least, most) = (low - newHigh, high - newLow)
    let (first, last) = (low - newLow, high - newHigh)
    let isOdd = (first - last) & 1 != 0
    var (forwardLow, forwardHigh) = (first, first)
    var (backwardLow, backwardHigh) = (last, last)
    forward[zero + first] = low
    backward[zero + last] = high
    var cost = 1
    while true {
      // One diagonal more at each end, which no way has reached yet, or one less at the border.
      if forwardLow > least {
        forwardLow -= 1
        forward[zero + forwardLow - 1] = -1
      } else {
        forwardLow += 1
      }
      if forwardHigh < most {
        forwardHigh += 1
        forward[zero + forwardHigh + 1] = -1
      } else {
        forwardHigh -= 1
      }
      for diagonal in stride(from: forwardHigh, through: forwardLow, by: -2) {
        let index = zero + diagonal
        let start =
          forward[index - 1] >= forward[index + 1] ? forward[index - 1] + 1 : forward[index + 1]
        var place = start
        while place < high, place - diagonal < newHigh, old[place] == new[place - diagonal] {
          place += 1
        }
        forward[index] = place
        try budget.use(place - start + 1)
        if isOdd, backwardLow <= diagonal, diagonal <= backwardHigh, backward[index] <= place {
          return Middle(old: place, new: place - diagonal)
        }
      }
      if backwardLow > least {
        backwardLow -= 1
        backward[zero + backwardLow - 1] = .max
      } else {
        backwardLow += 1
      }
      if backwardHigh < most {
        backwardHigh += 1
        backward[zero + backwardHigh + 1] = .max
      } else {
        backwardHigh -= 1
      }
      for diagonal in stride(from: backwardHigh, through: backwardLow, by: -2) {
        let index = zero + diagonal
        let start =
          backward[index - 1] < backward[index + 1] ? backward[index - 1] : backward[index + 1] - 1
        var place = start
        while place > low, place - diagonal > newLow, old[place - 1] == new[place - diagonal - 1] {
          place -= 1
        }
        backward[index] = place
        try budget.use(start - place + 1)
        if !isOdd, forwardLow <= diagonal, diagonal <= forwardHigh, place <= forward[index] {
          return Middle(old: place, new: place - diagonal)
        }
      }
      if !box.isExact, cost >= maximumCost {
        return furthest(
          in: box, forward: (forwardLow, forwardHigh), backward: (backwardLow, backwardHigh))
      }
      cost += 1
    }
  }

  /// The furthest point that a way through a box has reached so far, from either end.
  private func furthest(
    in box: Box, forward reached: (low: Int, high: Int), backward left: (low: Int, high: Int)
  ) -> Middle {
    let (low, high) = (box.old.lowerBound, box.old.upperBound)
    let (newLow, newHigh) = (box.new.lowerBound, box.new.upperBound)
    var best = (sum: -1, old: -1)
    for diagonal in stride(from: reached.high, through: reached.low, by: -2) {
      var place = min(forward[zero + diagonal], high)
      if place - diagonal > newHigh { place = newHigh + diagonal }
      if best.sum < 2 * place - diagonal { best = (2 * place - diagonal, place) }
    }
    var last = (sum: Int.max, old: Int.max)
    for diagonal in stride(from: left.high, through: left.low, by: -2) {
      var place = max(low, backward[zero + diagonal])
      if place - diagonal < newLow { place = newLow + diagonal }
      if 2 * place - diagonal < last.sum { last = (2 * place - diagonal, place) }
    }
    if high + newHigh - last.sum < best.sum - (low + newLow) {
      return Middle(old: best.old, new: best.sum - best.old, isExactAfter: false)
    }
    return Middle(old: last.old, new: last.sum - last.old, isExactBefore: false)
  }
}
