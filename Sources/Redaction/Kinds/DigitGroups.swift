/// A run of digits with what stands between it and the next one.
struct DigitGroup {
  /// The digits.
  var range: Range<Int>
  /// The separator before the group; nil if the group begins a number.
  var separator: Separator?

  /// What may stand between the groups of a number.
  enum Separator: Equatable {
    /// A single character: space, line break, hyphen, dot or slash.
    case character(UInt32)
    /// A parenthesis, or a separator with spaces around it.
    case spaced(UInt32)

    /// Whether this is a space or a line break alone.
    var isSpace: Bool { self == .character(0x20) || self == .character(0x0A) }

    /// The character, which is a space for a line break, with or without spaces around it.
    var joint: UInt32 {
      switch self {
      case .character(let character): character == 0x0A ? 0x20 : character
      case .spaced(let character): character
      }
    }
  }

  /// The number of digits.
  var count: Int { range.count }
}

extension ScannedText {
  /// The groups of digits of a text, in the runs in which they may form a number.
  ///
  /// - Parameter others: Characters that stand between groups beside those of telephone numbers.
  func digitRuns(joinedBy others: [UInt32] = []) -> [[DigitGroup]] {
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
      let separator = run.last.flatMap { self.separator($0.range.upperBound..<start, or: others) }
      // Numbers below each other are several.
      let isNextLine = separator == .character(0x0A)
      let isOver = isNextLine && run.contains { $0.separator == separator }
      if separator == nil || isOver, !run.isEmpty {
        runs.append(run)
        run = []
      }
      run.append(DigitGroup(range: start..<index, separator: isOver ? nil : separator))
    }
    if !run.isEmpty { runs.append(run) }
    return runs
  }

  /// What stands between two groups; nil if that is in no number.
  private func separator(_ range: Range<Int>, or others: [UInt32]) -> DigitGroup.Separator? {
    guard range.count <= 3 else { return nil }
    if range.count == 1 {
      let only = value(range.lowerBound)
      switch Unicode.Scalar(only) {
      case " ", "-", ".", "/": return .character(only)
      // A line may be broken inside a number, but not a paragraph.
      case "\n": return has(.paragraph, at: range.lowerBound) ? nil : .character(only)
      // The long vowel mark of a Japanese keyboard is written for a hyphen.
      case "ー": return .character(0x2D)
      case "(", ")": return .spaced(only)
      default: return others.contains(only) ? .character(only) : nil
      }
    }
    let allowed: [UInt32] = [0x20, 0x28, 0x29, 0x2D, 0x2F] + others
    guard range.allSatisfy({ allowed.contains(value($0)) }) else { return nil }
    let marks = range.filter { value($0) != 0x20 }.map(value)
    return range.count - marks.count < 2 || range.count == 3 ? .spaced(marks.first ?? 0x20) : nil
  }
}
