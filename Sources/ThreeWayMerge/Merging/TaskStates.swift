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
  /// The items of the base that are no lines of ours, or of theirs, by text; and theirs the other way
  /// round: only these can have moved.
  private let removedByOurs: Places
  private let removedByTheirs: Places
  private let addedByOurs: Places
  private let addedByTheirs: Places
  /// Whether ours may have put items of the base into other words.
  private var oursRewords = false

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
    removedByOurs = Places(self.base) { [oursOfBase] in oursOfBase[$0] == nil }
    removedByTheirs = Places(self.base) { [theirsOfBase] in theirsOfBase[$0] == nil }
    addedByOurs = Places(self.ours) { [baseOfOurs] in baseOfOurs[$0] == nil }
    addedByTheirs = Places(self.theirs) { [baseOfTheirs] in baseOfTheirs[$0] == nil }
    oursRewords =
      self.ours.lines.isEmpty || self.ours.lines.contains { baseLine(ofOurs: $0) == nil }
  }

  /// The state that an item has in the merged text; nil if the line is no item.
  func state(of line: Int, in side: Side) -> UInt8? {
    switch side {
    case .ours:
      guard let state = ours.states[line] else { return nil }
      guard let old = baseLine(ofOurs: line) else {
        // A new item that they have written, too.
        let their = addedByOurs.counterpart(of: line, among: addedByTheirs)
        return their.flatMap { baseLine(ofTheirs: $0) == nil ? theirs.states[$0] : nil } ?? state
      }
      return merged(old, ours: state, theirs: theirState(ofBase: old))
    case .theirs:
      guard let state = theirs.states[line] else { return nil }
      guard let old = baseLine(ofTheirs: line) else { return state }
      return merged(old, ours: ourState(ofBase: old), theirs: state)
    }
  }

  /// Whether a change would lose what the other side has done to the state of an item.
  ///
  /// An item that was removed is gone with its state. But it may have been put into other words: in
  /// their text, by an item in its place; in ours, which may have another order, by any item that is
  /// new. And if no item is left in ours, it does not say which are done with.
  ///
  /// - Parameters:
  ///   - removed: The lines of the base that the change removes.
  ///   - added: The lines of the side that are in their place.
  ///   - side: The side that has made the change.
  func losesState(_ removed: Range<Int>, for added: Range<Int>, of side: Side) -> Bool {
    let rewords =
      switch side {
      case .ours: oursRewords
      case .theirs:
        added.contains { theirs.states[$0] != nil && baseLine(ofTheirs: $0) == nil }
      }
    guard rewords else { return false }
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
    (oursOfBase[line] ?? removedByOurs.counterpart(of: line, among: addedByOurs))
      .flatMap { ours.states[$0] }
  }

  private func theirState(ofBase line: Int) -> UInt8? {
    (theirsOfBase[line] ?? removedByTheirs.counterpart(of: line, among: addedByTheirs))
      .flatMap { theirs.states[$0] }
  }

  /// The item of the base that an item of ours is; nil for a new one.
  private func baseLine(ofOurs line: Int) -> Int? {
    baseOfOurs[line] ?? addedByOurs.counterpart(of: line, among: removedByOurs)
  }

  /// The item of the base that an item of theirs is; nil for a new one.
  private func baseLine(ofTheirs line: Int) -> Int? {
    baseOfTheirs[line] ?? addedByTheirs.counterpart(of: line, among: removedByTheirs)
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
    /// Their lines, in order.
    var lines: [Int] = []
    /// The states, by line.
    var states: [Int: UInt8] = [:]
    /// What is to be done, by line.
    var texts: [Int: ArraySlice<UInt8>] = [:]

    init(_ text: MergeText) {
      for (index, line) in text.lines.enumerated() {
        guard let item = line.item else { continue }
        lines.append(index)
        states[index] = item.state
        texts[index] = item.text
      }
    }
  }

  /// Some items of a text, by what is to be done.
  private struct Places {
    /// What is to be done, by line.
    private var texts: [Int: ArraySlice<UInt8>] = [:]
    /// The lines, by what is to be done, in order.
    private var lines: [ArraySlice<UInt8>: [Int]] = [:]
    /// The index of each line among those with the same text.
    private var turns: [Int: Int] = [:]

    init(_ items: Items, where isIncluded: (Int) -> Bool) {
      for line in items.lines where isIncluded(line) {
        guard let text = items.texts[line] else { continue }
        texts[line] = text
        turns[line] = lines[text]?.count ?? 0
        lines[text, default: []].append(line)
      }
    }

    /// The item of another text that has the text of one; of several, the one in the same turn, if
    /// both texts have as many.
    func counterpart(of line: Int, among other: Places) -> Int? {
      guard let text = texts[line], let turn = turns[line], let own = lines[text],
        let others = other.lines[text], own.count == others.count
      else { return nil }
      return others[turn]
    }
  }
}
