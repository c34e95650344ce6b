/// Groups of digits that may be a telephone number, from one of them on.
struct PhoneCandidate {
  let run: [DigitGroup]
  let first: Int
  let text: ScannedText

  /// The first character, a plus sign or a parenthesis included.
  var start: Int {
    var start = run[first].range.lowerBound
    // A parenthesis that closes behind the first group belongs to the number: `(030) 123456`.
    let isOpen = text.isCharacter(")", at: run[first].range.upperBound) && first + 1 < run.count
    if isOpen, text.isCharacter("(", at: start - 1) { start -= 1 }
    if text.isCharacter("+", at: start - 1) { start -= 1 }
    if isOpen, text.isCharacter("(", at: start - 1), text.isCharacter("+", at: start) { start -= 1 }
    return isSpacedPlus ? start - 2 : start
  }

  private var hasPlus: Bool {
    let start = run[first].range.lowerBound
    return text.isCharacter("+", at: start - 1) || isSpacedPlus
      || text.isCharacter("(", at: start - 1) && text.isCharacter("+", at: start - 2)
  }

  /// Whether a space follows the plus sign, which adds to nothing: `+ 49 30 1234567`.
  private var isSpacedPlus: Bool {
    let start = run[first].range.lowerBound
    guard text.isSpace(start - 1), text.isCharacter("+", at: start - 2), digit(0) != 0 else {
      return false
    }
    let before = text.isSpace(start - 3) ? start - 4 : start - 3
    return !text.isDigit(before) && !text.has(.word, at: start - 3)
      && !text.isCharacter(")", at: before)
  }

  func digit(_ place: Int) -> UInt32 {
    text.value(run[first].range.lowerBound + place) &- 0x30
  }

  /// The last group of the number; nil if there is no number.
  func lastGroup() -> Int? {
    let start = start
    // Letters, digits and separators before it make it a part of something else.
    if text.isCharacter("_", at: start - 1)
      || text.isASCIIWord(start - 1) && !PhoneContext.isCall(endingAt: start, in: text)
    {
      return nil
    }
    var needsGroups = false
    if !hasPlus {
      if case .character? = run[first].separator, run[first].separator?.isSpace == false {
        return nil
      }
      if ["€", "$", "£", "¥"].contains(where: { text.isCharacter($0, at: start - 1) })
        || text.isCharacter(":", at: start - 1) && text.isDigit(start - 2)
        || text.isCharacter("-", at: start - 1) && text.has(.word, at: start - 2)
        || text.isCharacter("/", at: start - 1) && text.has(.word, at: start - 2)
        || text.isCharacter(",", at: start - 1) && text.isDigit(start - 2)
      {
        return nil
      }
      // `#2015550123` and `v.2015550123` are something else, but not with the groups of a number.
      needsGroups = ["#", "."].contains { text.isCharacter($0, at: start - 1) }
    }
    guard hasPlus || !isAccount, let found = international() ?? national() else { return nil }
    guard !needsGroups || found - first >= 2 else { return nil }
    let last = withExtension(found)
    let end = run[last].range.upperBound
    if text.isASCIILetter(end) && !text.isCharacter("x", at: end)
      || text.isCharacter("_", at: end)
    {
      return nil
    }
    return last
  }

  /// The last group with those that are joined to a number: `030 901820-77`, `030 901820/77`.
  private func withExtension(_ found: Int) -> Int {
    var last = found
    var total = run[first...found].reduce(0) { $0 + $1.count }
    while last + 1 < run.count {
      let next = run[last + 1]
      let end = next.range.upperBound
      total += next.count
      guard next.separator == .character(0x2D) || next.separator == .character(0x2F),
        next.count <= 4, total <= 15, !text.isASCIIWord(end),
        !(text.isCharacter(":", at: end) && text.isDigit(end + 1))
      else { break }
      last += 1
    }
    return last
  }

  /// Whether the digits are those of a bank account: `DE89 3704 0044 …` (ISO 13616).
  private var isAccount: Bool {
    let start = run[0].range.lowerBound
    return run[0].count == 2 && text.isASCIILetter(start - 1) && text.isASCIILetter(start - 2)
      && !text.has(.word, at: start - 3)
  }

  // MARK: International

  private func international() -> Int? {
    let isZeroZero = !hasPlus && run[first].count >= 2 && digit(0) == 0 && digit(1) == 0
    let skipped = isZeroZero ? 2 : 0
    guard hasPlus || isZeroZero else { return nil }
    guard run[first].count > skipped else {
      // `00 49 30 …`: the country follows.
      guard first + 1 < run.count, text.value(run[first + 1].range.lowerBound) != 0x30 else {
        return nil
      }
      return longest(totals: 10...17)
    }
    guard digit(skipped) != 0, let last = longest(totals: 8 + skipped...15 + skipped) else {
      return nil
    }
    // `+1 500 000` is an amount.
    let groups = run[first...last]
    let total = groups.reduce(0) { $0 + $1.count }
    let isAmount = groups.dropFirst().allSatisfy { $0.count == 3 }
    if hasPlus, total <= 9 || isSpacedPlus, isAmount, groups.count > 1 { return nil }
    // `+ 1000000000` is an amount, too.
    if isSpacedPlus, groups.count < 2 || total < 10 { return nil }
    return last
  }

  /// The last group with which the number of digits is in a range, a `(0)` not counted.
  func longest(totals: ClosedRange<Int>) -> Int? {
    var total = 0
    var found: Int?
    for index in first..<run.count {
      if index > first, !goesOn(at: index, total: total, minimum: totals.lowerBound) { break }
      let isTrunk =
        run[index].count == 1 && text.isCharacter("(", at: run[index].range.lowerBound - 1)
        && text.value(run[index].range.lowerBound) == 0x30
      total += isTrunk ? 0 : run[index].count
      if total > totals.upperBound { break }
      if totals.contains(total) { found = index }
    }
    return found
  }

  /// Whether the group at an index belongs to the number.
  private func goesOn(at index: Int, total: Int, minimum: Int) -> Bool {
    let end = run[index].range.upperBound
    // A time or a share follows: `030 1234567 10:30`.
    if text.isCharacter(":", at: end), text.isDigit(end + 1) { return false }
    if text.isCharacter("%", at: end) || text.isCharacter("+", at: run[index].range.lowerBound - 1)
    {
      return false
    }
    if text.isASCIILetter(end), !text.isCharacter("x", at: end) { return false }
    guard total >= max(minimum, 9) else { return true }
    if hasPlus { return !beginsAnother(at: index) }
    // Enough digits are there: after another separator, another number begins.
    guard case .character(let separator)? = run[index].separator else { return false }
    if separator == 0x0A { return false }
    guard index - 1 > first else { return separator != 0x20 || run[index].count > 2 }
    return run[index].separator == run[index - 1].separator
  }

  /// Whether a group behind a whole number with a plus sign is one of something else.
  private func beginsAnother(at index: Int) -> Bool {
    guard case .character(let separator)? = run[index].separator else { return true }
    guard separator == 0x20 else { return separator == 0x0A }
    let other = PhoneCandidate(run: run, first: index, text: text)
    if other.isDate || other.national() != nil { return true }
    // A decimal: `3.5`.
    guard index + 1 < run.count, run[index + 1].separator == .character(0x2E) else { return false }
    return !run[first...index].contains { $0.separator == .character(0x2E) }
  }
}
