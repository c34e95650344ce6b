/// Finds numbers of payment cards: by network, length and check digit (ISO/IEC 7812-1, annex B).
enum CardScanner {
  private static let lengths = 12...19
  /// Characters that stand between other numbers, too, so that all groups have to be as on a card.
  private static let rareJoints: [UInt32] = [0x2C, 0x2F, 0x5F]

  /// The numbers of a text, in order.
  static func ranges(in text: ScannedText) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for run in text.digitRuns(joinedBy: rareJoints) {
      var first = 0
      while first < run.count {
        guard let last = lastGroup(from: first, of: run, in: text) else {
          first += 1
          continue
        }
        ranges.append(run[first].range.lowerBound..<run[last].range.upperBound)
        first = last + 1
      }
    }
    return ranges
  }

  /// The last group of the longest number that begins with a group.
  private static func lastGroup(
    from first: Int, of run: [DigitGroup], in text: ScannedText
  ) -> Int? {
    let start = run[first].range.lowerBound
    if text.isASCIILetter(start - 1) || text.isCharacter("_", at: start - 1) { return nil }
    var digits: [UInt32] = []
    var found: Int?
    for index in first..<run.count {
      // One separator is used throughout, and groups are of the usual lengths.
      if index > first {
        guard let joint = run[index].separator?.joint, joint == run[first + 1].separator?.joint,
          joint != 0x28, joint != 0x29, run[first].count >= 4
        else { break }
      }
      guard digits.count + run[index].count <= lengths.upperBound else { break }
      digits += run[index].range.map { text.value($0) - 0x30 }
      let end = run[index].range.upperBound
      if isCard(digits), isGrouped(run[first...index]), !text.isASCIILetter(end),
        !text.isCharacter("_", at: end)
      {
        found = index
      }
    }
    return found
  }

  /// Whether the groups are as on a card, if another list of numbers could look the same.
  private static func isGrouped(_ groups: ArraySlice<DigitGroup>) -> Bool {
    guard let joint = groups.dropFirst().first?.separator?.joint, rareJoints.contains(joint) else {
      return true
    }
    let counts = groups.map(\.count)
    return [[4, 4, 4, 4], [4, 4, 4, 4, 3], [4, 6, 5], [4, 6, 4]].contains(counts)
  }

  private static func isCard(_ digits: [UInt32]) -> Bool {
    lengths.contains(digits.count) && isNetwork(digits) && hasCheckDigit(digits)
      && digits.contains { $0 != digits[0] }
  }

  /// The formula of Luhn.
  private static func hasCheckDigit(_ digits: [UInt32]) -> Bool {
    var sum: UInt32 = 0
    for (place, digit) in digits.reversed().enumerated() {
      let value = place % 2 == 0 ? digit : digit * 2
      sum += value > 9 ? value - 9 : value
    }
    return sum % 10 == 0
  }

  /// Whether the first digits and the length are those of a network.
  private static func isNetwork(_ digits: [UInt32]) -> Bool {
    let prefix = digits.prefix(4).reduce(0) { $0 * 10 + $1 }
    return switch (prefix, digits.count) {
    case (4000...4999, 13), (4000...4999, 16), (4000...4999, 19): true
    case (5100...5599, 16), (2221...2720, 16): true
    case (3400...3499, 15), (3700...3799, 15): true
    case (3000...3059, 14...19), (3095, 14...19), (3600...3699, 14...19), (3800...3999, 14...19):
      true
    case (3500...3599, 16...19), (2131, 15), (1800, 15): true
    case (5000...5099, 12...19), (5600...5899, 12...19), (6000...6999, 12...19): true
    case (2200...2204, 16...19), (604, 12...19): true
    default: false
    }
  }
}
