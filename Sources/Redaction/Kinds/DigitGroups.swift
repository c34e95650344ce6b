/// A run of digits with what stands between it and the next one.
struct DigitGroup {
  /// The digits.
  var range: Range<Int>
  /// The separator before the group; nil if the group begins a number.
  var separator: Separator?

  /// What may stand between the groups of a number.
  enum Separator: Equatable {
    /// A single character: space, hyphen, dot or slash.
    case character(UInt32)
    /// Parentheses, or a separator with spaces around it.
    case spaced
  }

  /// The number of digits.
  var count: Int { range.count }
}

extension ScannedText {
  /// The groups of digits of a text, in the runs in which they may form a number.
  func digitRuns() -> [[DigitGroup]] {
    var runs: [[DigitGroup]] = []
    var run: [DigitGroup] = []
    var index = 0
    while index < count {
      guard isDigit(index) else {
        index += 1
        continue
      }
      let start = index
      while index < count, isDigit(index) { index += 1 }
      let separator = run.last.flatMap { self.separator($0.range.upperBound..<start) }
      if separator == nil, !run.isEmpty {
        runs.append(run)
        run = []
      }
      run.append(DigitGroup(range: start..<index, separator: separator))
    }
    if !run.isEmpty { runs.append(run) }
    return runs
  }

  private func separator(_ range: Range<Int>) -> DigitGroup.Separator? {
    guard range.count <= 3 else { return nil }
    if range.count == 1 {
      switch Unicode.Scalar(value(range.lowerBound)) {
      case " ", "-", ".", "/": return .character(value(range.lowerBound))
      // The long vowel mark of a Japanese keyboard is written for a hyphen.
      case "ー": return .character(0x2D)
      case "(", ")": return .spaced
      default: return nil
      }
    }
    let allowed: [UInt32] = [0x20, 0x28, 0x29, 0x2D, 0x2F]
    guard range.allSatisfy({ allowed.contains(value($0)) }) else { return nil }
    let spaces = range.count { value($0) == 0x20 }
    return spaces < 2 || range.count == 3 ? .spaced : nil
  }
}
