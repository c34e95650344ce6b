/// Which lines differ between two texts: those to remove from the old one, and those to add.
///
/// It is the difference that git finds, so that what merges for git merges here: the shortest edit
/// script, by Myers' algorithm in linear space (E. Myers, "An O(ND) Difference Algorithm and Its
/// Variations", 1986), after lines without a counterpart were set aside, and with each group of
/// changed lines moved to where it would end last. Beyond a cost, 256 edits or more, the script is no
/// longer the shortest, nor always that of git, but still a correct one.
struct LineDifference {
  /// For each line of the old text, whether it is removed.
  private(set) var removed: [Bool]
  /// For each line of the new text, whether it is added.
  private(set) var added: [Bool]

  /// Compares two texts.
  ///
  /// - Parameters:
  ///   - old: The numbers of the old text's lines, below `count`.
  ///   - new: The numbers of the new text's lines.
  ///   - count: How many different lines there are.
  init(
    from old: [Int], to new: [Int], count: Int, _ budget: inout WorkBudget
  ) throws(WorkBudget.Exceeded) {
    removed = old.map { _ in false }
    added = new.map { _ in false }
    try budget.use(old.count + new.count + count)
    let common = min(old.count, new.count)
    var start = 0
    while start < common, old[start] == new[start] { start += 1 }
    var end = 0
    while end < common - start, old[old.count - 1 - end] == new[new.count - 1 - end] { end += 1 }

    let (oldCounts, newCounts) = (Self.counts(old, count), Self.counts(new, count))
    let oldLines = ComparedLines(
      old, from: start, to: old.count - end, others: newCounts, changed: &removed)
    let newLines = ComparedLines(
      new, from: start, to: new.count - end, others: oldCounts, changed: &added)
    var search = EditSearch(oldLines.numbers, newLines.numbers)
    try search.run(&budget)
    for (index, isRemoved) in search.removed.enumerated() where isRemoved {
      removed[oldLines.places[index]] = true
    }
    for (index, isAdded) in search.added.enumerated() where isAdded {
      added[newLines.places[index]] = true
    }
    try ChangeGroup.settle(old, &removed, beside: added, &budget)
    try ChangeGroup.settle(new, &added, beside: removed, &budget)
  }

  /// The changes in order.
  var changes: [LineChange] {
    var changes: [LineChange] = []
    var (old, new) = (0, 0)
    while old < removed.count || new < added.count {
      let (oldStart, newStart) = (old, new)
      while old < removed.count, removed[old] { old += 1 }
      while new < added.count, added[new] { new += 1 }
      if old > oldStart || new > newStart {
        changes.append(LineChange(old: oldStart..<old, new: newStart..<new))
      }
      if old < removed.count { old += 1 }
      if new < added.count { new += 1 }
    }
    return changes
  }

  /// For each line of the old text, the line of the new one that it is; nil for a removed one.
  var places: [Int?] {
    var places: [Int?] = removed.map { _ in nil }
    var new = 0
    for old in removed.indices where !removed[old] {
      while new < added.count, added[new] { new += 1 }
      places[old] = new
      new += 1
    }
    return places
  }

  private static func counts(_ numbers: [Int], _ count: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: count)
    for number in numbers { counts[number] += 1 }
    return counts
  }
}

/// A change between two texts: lines of the old one, and those that are in their place in the new
/// one.
struct LineChange: Hashable {
  let old: Range<Int>
  let new: Range<Int>
}
