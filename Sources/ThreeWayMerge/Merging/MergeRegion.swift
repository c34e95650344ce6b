/// A part of the base that one side or both have changed, and what is in its place.
struct MergeRegion {
  /// What becomes of it.
  enum Kind {
    /// Only our text has changed it: ours is taken.
    case ours
    /// Only their text has changed it: theirs is taken.
    case theirs
    /// Both have changed it, and differently.
    case conflict
  }

  var kind: Kind
  var base: Range<Int>
  var ours: Range<Int>
  var theirs: Range<Int>

  /// Finds the regions of two changed texts, in order.
  ///
  /// As for git, changes that overlap or touch are a conflict, unless they are the same.
  ///
  /// - Parameters:
  ///   - ours: What our text has changed.
  ///   - theirs: What their text has changed.
  ///   - areEqual: Whether lines of our text are the same as lines of theirs.
  static func regions(
    ours: [LineChange], theirs: [LineChange], areEqual: (Range<Int>, Range<Int>) -> Bool
  ) -> [MergeRegion] {
    var builder = Builder()
    var (ours, theirs) = (ours[...], theirs[...])
    // By how much lines behind the changes so far are further down than in the base.
    var (ourShift, theirShift) = (0, 0)
    while let our = ours.first, let their = theirs.first {
      if our.old.upperBound < their.old.lowerBound {
        builder.add(.ours, our.old, our.new, our.old.shifted(theirShift))
        ourShift = our.shift
        ours.removeFirst()
      } else if their.old.upperBound < our.old.lowerBound {
        builder.add(.theirs, their.old, their.old.shifted(ourShift), their.new)
        theirShift = their.shift
        theirs.removeFirst()
      } else {
        if our.old != their.old || !areEqual(our.new, their.new) {
          builder.addConflict(our, their)
        }
        if our.old.upperBound >= their.old.upperBound {
          theirShift = their.shift
          theirs.removeFirst()
        }
        if their.old.upperBound >= our.old.upperBound {
          ourShift = our.shift
          ours.removeFirst()
        }
      }
    }
    for our in ours { builder.add(.ours, our.old, our.new, our.old.shifted(theirShift)) }
    for their in theirs { builder.add(.theirs, their.old, their.old.shifted(ourShift), their.new) }
    // What both have changed to the same lines, if by other steps, is no conflict.
    return builder.regions.filter { $0.kind != .conflict || !areEqual($0.ours, $0.theirs) }
  }

  /// Puts regions together that touch.
  private struct Builder {
    var regions: [MergeRegion] = []

    mutating func add(
      _ kind: Kind, _ base: Range<Int>, _ ours: Range<Int>, _ theirs: Range<Int>
    ) {
      guard var last = regions.last,
        ours.lowerBound <= last.ours.upperBound || theirs.lowerBound <= last.theirs.upperBound
      else {
        regions.append(MergeRegion(kind: kind, base: base, ours: ours, theirs: theirs))
        return
      }
      if kind != last.kind { last.kind = .conflict }
      last.base = last.base.lowerBound..<base.upperBound
      last.ours = last.ours.lowerBound..<ours.upperBound
      last.theirs = last.theirs.lowerBound..<theirs.upperBound
      regions[regions.count - 1] = last
    }

    /// Adds what two changes cover together.
    mutating func addConflict(_ our: LineChange, _ their: LineChange) {
      let start = min(our.old.lowerBound, their.old.lowerBound)
      let end = max(our.old.upperBound, their.old.upperBound)
      func widened(_ change: LineChange) -> Range<Int> {
        let before = change.old.lowerBound - start
        let after = end - change.old.upperBound
        return (change.new.lowerBound - before)..<(change.new.upperBound + after)
      }
      add(.conflict, start..<end, widened(our), widened(their))
    }
  }
}

extension LineChange {
  /// By how much the lines behind the change are further down in the new text.
  fileprivate var shift: Int { new.upperBound - old.upperBound }
}

extension Range<Int> {
  fileprivate func shifted(_ distance: Int) -> Range<Int> {
    (lowerBound + distance)..<(upperBound + distance)
  }
}
