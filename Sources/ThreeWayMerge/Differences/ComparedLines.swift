/// The lines of a text that are worth comparing with another: those that occur in it.
///
/// Lines that occur in it very often, such as empty ones, are left out too where most of the lines
/// around them do not: they would hold together what has nothing in common.
struct ComparedLines {
  private(set) var numbers: [Int] = []
  /// The index in the text of each of the lines.
  private(set) var places: [Int] = []

  private enum Occurrence {
    case none
    case some
    case many
  }

  /// From so many occurrences on a line is one of many, at most; in a short text, earlier.
  private static let mostOccurrences = 1_024
  /// How many lines before and after one are looked at.
  private static let window = 100
  /// How many times as many lines around one must have no counterpart for it to be left out.
  private static let share = 4

  /// Chooses the lines of a text between two indexes, and marks the others among them as changed.
  ///
  /// - Parameter others: How often each number occurs in the other text.
  init(
    _ text: [Int], from start: Int, to end: Int, others: [Int], changed: inout [Bool]
  ) {
    let many = min(Self.root(text.count), Self.mostOccurrences)
    let occurrences = text[start..<end].map { number -> Occurrence in
      others[number] == 0 ? .none : others[number] >= many ? .many : .some
    }
    for (index, occurrence) in occurrences.enumerated() {
      let isCompared =
        switch occurrence {
        case .none: false
        case .some: true
        case .many: !Self.standsApart(index, in: occurrences)
        }
      if isCompared {
        numbers.append(text[start + index])
        places.append(start + index)
      } else {
        changed[start + index] = true
      }
    }
  }

  /// Whether most of the lines around one have no counterpart.
  private static func standsApart(_ index: Int, in occurrences: [Occurrence]) -> Bool {
    func surroundings(_ indexes: some Sequence<Int>) -> (without: Int, many: Int) {
      var (without, many) = (0, 1)
      for index in indexes {
        switch occurrences[index] {
        case .none: without += 1
        case .many: many += 1
        case .some: return (without, many)
        }
      }
      return (without, many)
    }
    let first = max(0, index - window)
    let last = min(occurrences.count - 1, index + window)
    let before = surroundings((first..<index).reversed())
    guard before.without > 0 else { return false }
    let after = surroundings((index + 1)..<(last + 1))
    guard after.without > 0 else { return false }
    let many = before.many + after.many
    return many * share < many + before.without + after.without
  }

  /// A power of two near the square root of a number.
  static func root(_ number: Int) -> Int {
    var (rest, root) = (number, 1)
    while rest > 0 {
      root <<= 1
      rest >>= 2
    }
    return root
  }
}
