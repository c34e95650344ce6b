/// A group of changed lines of a text: removed or added ones without others between them.
///
/// Where a line is added next to an equal one, it does not matter to the text which of both is the
/// new one, but it does to what the change touches. So all groups go down as far as they can, or to
/// where they stand beside a group of the other text.
struct ChangeGroup {
  private var start: Int
  private var end: Int

  private var isEmpty: Bool { start == end }

  /// The first group of a text, which may be empty, as may be all that follow.
  private init(_ changed: [Bool]) {
    start = 0
    end = 0
    while end < changed.count, changed[end] { end += 1 }
  }

  /// Moves all groups of a text to their places.
  ///
  /// - Parameters:
  ///   - lines: The numbers of the text's lines.
  ///   - changed: Which of them are changed.
  ///   - other: Which lines of the other text are changed.
  static func settle(
    _ lines: [Int], _ changed: inout [Bool], beside other: [Bool], _ budget: inout WorkBudget
  ) throws(WorkBudget.Exceeded) {
    var group = ChangeGroup(changed)
    var beside = ChangeGroup(other)
    repeat {
      if !group.isEmpty { try group.settle(lines, &changed, other, &beside, &budget) }
    } while group.goOn(changed) && beside.goOn(other)
  }

  private mutating func settle(
    _ lines: [Int], _ changed: inout [Bool], _ other: [Bool], _ beside: inout ChangeGroup,
    _ budget: inout WorkBudget
  ) throws(WorkBudget.Exceeded) {
    var length: Int
    var earliest: Int
    var matching: Int?
    // A group that meets another one takes it along, and can then go further.
    repeat {
      length = end - start
      matching = nil
      while slideUp(lines, &changed) {
        _ = beside.goBack(other)
        try budget.use(1)
      }
      earliest = end
      if !beside.isEmpty { matching = end }
      while slideDown(lines, &changed) {
        _ = beside.goOn(other)
        try budget.use(1)
        if !beside.isEmpty { matching = end }
      }
    } while length != end - start
    guard end != earliest, matching != nil else { return }
    while beside.isEmpty {
      guard slideUp(lines, &changed), beside.goBack(other) else { return }
      try budget.use(1)
    }
  }

  /// Goes on to the next group; returns false at the end of the text.
  private mutating func goOn(_ changed: [Bool]) -> Bool {
    guard end < changed.count else { return false }
    start = end + 1
    end = start
    while end < changed.count, changed[end] { end += 1 }
    return true
  }

  /// Goes back to the previous group; returns false at the start of the text.
  private mutating func goBack(_ changed: [Bool]) -> Bool {
    guard start > 0 else { return false }
    end = start - 1
    start = end
    while start > 0, changed[start - 1] { start -= 1 }
    return true
  }

  /// Moves the group up by one line if that changes nothing else.
  private mutating func slideUp(_ lines: [Int], _ changed: inout [Bool]) -> Bool {
    guard start > 0, lines[start - 1] == lines[end - 1] else { return false }
    start -= 1
    end -= 1
    changed[start] = true
    changed[end] = false
    while start > 0, changed[start - 1] { start -= 1 }
    return true
  }

  /// Moves the group down by one line if that changes nothing else.
  private mutating func slideDown(_ lines: [Int], _ changed: inout [Bool]) -> Bool {
    guard end < lines.count, lines[start] == lines[end] else { return false }
    changed[start] = false
    changed[end] = true
    start += 1
    end += 1
    while end < changed.count, changed[end] { end += 1 }
    return true
  }
}
