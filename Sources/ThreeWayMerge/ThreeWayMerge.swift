/// A merge of two texts that were made from a common one, line by line (diff3).
///
///     base: - [ ] Call Ann      ours: - [ ] Call Ann, Ben     theirs: - [x] Call Ann
///           - [ ] Write                 - [ ] Write                   - [x] Write
///
/// What only one side has changed is taken. Where both have changed the same or adjacent lines in
/// different ways, theirs stays, and the merge has a conflict. What merges without a conflict is
/// what git merges without one (`git merge-file`), unless the texts differ so much that the search
/// for their difference is cut short, from 256 edits on. Two kinds of change are merged by
/// themselves: the ends of lines, and the boxes of task lists, where `- [x] Write` stays ticked
/// wherever the item goes.
///
/// Time and memory are linear in the length of the texts and in that of their difference, which is
/// bounded.
package struct ThreeWayMerge: Sendable, Hashable {
  /// The merged text.
  package let text: [UInt8]
  /// The number of places where both sides have changed the same, and theirs stays.
  package let conflicts: Int

  /// The maximum number of lines of a text.
  package static let maximumLines = 200_000
  /// How many lines may be compared: a second of work or so.
  private static let budget = 100_000_000

  /// Merges two texts; nil if one is not UTF-8 or holds a NUL, or if they are too long or too
  /// repetitive to be compared.
  ///
  /// - Parameters:
  ///   - base: The text that both were made from.
  ///   - ours: A newer text.
  ///   - theirs: The text that a person has made of the base: all of it that is not in the base is
  ///     in the merged text.
  package init?(base: [UInt8], ours: [UInt8], theirs: [UInt8]) {
    guard let base = MergeText(base, maximum: Self.maximumLines),
      let ours = MergeText(ours, maximum: Self.maximumLines),
      let theirs = MergeText(theirs, maximum: Self.maximumLines)
    else { return nil }
    var numbers = LineNumbers()
    let (old, our, their) = (
      numbers.numbers(of: base), numbers.numbers(of: ours), numbers.numbers(of: theirs)
    )
    var budget = WorkBudget(Self.budget)
    guard
      let ourDifference = try? LineDifference(from: old, to: our, count: numbers.count, &budget),
      let theirDifference = try? LineDifference(from: old, to: their, count: numbers.count, &budget)
    else { return nil }
    var regions = MergeRegion.regions(
      ours: ourDifference.changes, theirs: theirDifference.changes
    ) { our[$0].elementsEqual(their[$1]) }
    let states = TaskStates(
      base: base, ours: ours, theirs: theirs, oursOfBase: ourDifference.places,
      theirsOfBase: theirDifference.places)
    for (index, region) in regions.enumerated() {
      let losesState =
        switch region.kind {
        case .ours: states.losesState(region.base, for: region.ours, of: .ours)
        case .theirs: states.losesState(region.base, for: region.theirs, of: .theirs)
        case .conflict: false
        }
      if losesState { regions[index].kind = .conflict }
    }
    text = MergedLines(base: base, ours: ours, theirs: theirs, states).text(regions)
    conflicts = regions.count { $0.kind == .conflict }
  }
}
