/// The states of task lists' items in three texts, and what becomes of them.
///
/// An item is found again by its text, wherever it has moved. Its state is merged by itself: that
/// of whoever has changed it, and of the person if both have.
struct TaskStates {
  /// One of the two texts that were made from the base.
  enum Side {
    case ours
    case theirs
  }

  private let base: Items
  private let ours: Items
  private let theirs: Items
  /// The lines of ours and theirs that are the base's lines, and the other way round.
  private let oursOfBase: [Int?]
  private let theirsOfBase: [Int?]
  private let baseOfOurs: [Int: Int]
  private let baseOfTheirs: [Int: Int]

  /// - Parameters:
  ///   - oursOfBase: For each line of the base, the line of ours that it is; nil if it was removed.
  ///   - theirsOfBase: The same for theirs.
  init(
    base: MergeText, ours: MergeText, theirs: MergeText, oursOfBase: [Int?], theirsOfBase: [Int?]
  ) {
    self.base = Items(base)
    self.ours = Items(ours)
    self.theirs = Items(theirs)
    self.oursOfBase = oursOfBase
    self.theirsOfBase = theirsOfBase
    baseOfOurs = Self.inverse(oursOfBase, self.base)
    baseOfTheirs = Self.inverse(theirsOfBase, self.base)
  }

  /// The state that an item has in the merged text; nil if the line is no item.
  func state(of line: Int, in side: Side) -> UInt8? {
    switch side {
    case .ours:
      guard let state = ours.states[line] else { return nil }
      guard let old = baseOfOurs[line] ?? counterpart(of: line, in: ours, among: base) else {
        // A new item that they have written, too.
        return counterpart(of: line, in: ours, among: theirs).flatMap { theirs.states[$0] } ?? state
      }
      return merged(old, ours: state, theirs: theirState(ofBase: old))
    case .theirs:
      guard let state = theirs.states[line] else { return nil }
      guard let old = baseOfTheirs[line] ?? counterpart(of: line, in: theirs, among: base) else {
        return state
      }
      return merged(old, ours: ourState(ofBase: old), theirs: state)
    }
  }

  /// Whether a change would lose what the other side has done to the state of an item.
  ///
  /// An item that was removed is gone with its state. But where others are in its place, it may
  /// have been put into other words.
  ///
  /// - Parameters:
  ///   - removed: The lines of the base that the change removes.
  ///   - added: The lines of the side that are in their place.
  ///   - side: The side that has made the change.
  func losesState(_ removed: Range<Int>, for added: Range<Int>, of side: Side) -> Bool {
    let changed = side == .ours ? ours : theirs
    guard
      added.contains(where: { line in
        changed.states[line] != nil && counterpart(of: line, in: changed, among: base) == nil
          && (side == .ours ? baseOfOurs : baseOfTheirs)[line] == nil
      })
    else { return false }
    return removed.contains { line in
      guard let state = base.states[line] else { return false }
      let (own, other) =
        side == .ours
        ? (ourState(ofBase: line), theirState(ofBase: line))
        : (theirState(ofBase: line), ourState(ofBase: line))
      return own == nil && other != nil && other != state
    }
  }

  private func merged(_ old: Int, ours: UInt8?, theirs: UInt8?) -> UInt8? {
    let state = base.states[old]
    return theirs == nil || theirs == state ? ours ?? theirs : theirs
  }

  private func ourState(ofBase line: Int) -> UInt8? {
    (oursOfBase[line] ?? counterpart(of: line, in: base, among: ours)).flatMap { ours.states[$0] }
  }

  private func theirState(ofBase line: Int) -> UInt8? {
    (theirsOfBase[line] ?? counterpart(of: line, in: base, among: theirs))
      .flatMap { theirs.states[$0] }
  }

  /// The item of another text that has the text of one; of several, the one in the same turn, if
  /// both texts have as many.
  private func counterpart(of line: Int, in own: Items, among other: Items) -> Int? {
    guard let text = own.texts[line], let places = own.places[text],
      let others = other.places[text], places.count == others.count
    else { return nil }
    // Both are in order, and most have one element.
    guard places.count > 1 else { return others.first }
    return own.turns[line].flatMap { others.indices.contains($0) ? others[$0] : nil }
  }

  private static func inverse(_ places: [Int?], _ items: Items) -> [Int: Int] {
    var inverse: [Int: Int] = [:]
    for old in items.states.keys {
      if let new = places[old] { inverse[new] = old }
    }
    return inverse
  }

  /// The items of a text.
  private struct Items {
    /// The states, by line.
    var states: [Int: UInt8] = [:]
    /// What is to be done, by line.
    var texts: [Int: ArraySlice<UInt8>] = [:]
    /// The lines, by what is to be done, in order.
    var places: [ArraySlice<UInt8>: [Int]] = [:]
    /// The index of each line among those with the same text.
    var turns: [Int: Int] = [:]

    init(_ text: MergeText) {
      for (index, line) in text.lines.enumerated() {
        guard let item = line.item else { continue }
        states[index] = item.state
        texts[index] = item.text
        turns[index] = places[item.text]?.count ?? 0
        places[item.text, default: []].append(index)
      }
    }
  }
}
