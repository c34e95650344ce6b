/// Groups of digits that may be a telephone number, from one of them on.
struct PhoneCandidate {
  /// The shape of a national number: the digits of its groups.
  private static let shapes: [[Int]] = [
    // France.
    [2, 2, 2, 2, 2], [1, 1, 2, 2, 2, 2],
    // Japan.
    [2, 4, 4], [3, 4, 4], [3, 3, 4], [4, 2, 4], [5, 1, 4], [4, 3, 3], [3, 2, 4],
    // United Kingdom.
    [3, 4, 4], [4, 3, 4], [5, 3, 3], [5, 6], [5, 5], [4, 6], [4, 7], [3, 8],
  ]

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
    return start
  }

  private var hasPlus: Bool {
    let start = run[first].range.lowerBound
    return text.isCharacter("+", at: start - 1)
      || text.isCharacter("(", at: start - 1) && text.isCharacter("+", at: start - 2)
  }

  private func digit(_ place: Int) -> UInt32 {
    text.value(run[first].range.lowerBound + place) &- 0x30
  }

  /// The last group of the number; nil if there is no number.
  func lastGroup() -> Int? {
    let start = start
    // Letters, digits and separators before it make it a part of something else.
    if text.isASCIIWord(start - 1) || text.isCharacter("_", at: start - 1) { return nil }
    if !hasPlus {
      if case .character? = run[first].separator, run[first].separator?.isSpace == false {
        return nil
      }
      if ["#", "€", "$", "£", "¥", "."].contains(where: { text.isCharacter($0, at: start - 1) })
        || text.isCharacter(":", at: start - 1) && text.isDigit(start - 2)
        || text.isCharacter("-", at: start - 1) && text.has(.word, at: start - 2)
        || text.isCharacter("/", at: start - 1) && text.has(.word, at: start - 2)
        || text.isCharacter(",", at: start - 1) && text.isDigit(start - 2)
      {
        return nil
      }
    }
    guard hasPlus || !isAccount, let last = international() ?? national() else { return nil }
    let end = run[last].range.upperBound
    if text.isASCIILetter(end) && !text.isCharacter("x", at: end)
      || text.isCharacter("_", at: end)
    {
      return nil
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
    if hasPlus, total <= 9, groups.dropFirst().allSatisfy({ $0.count == 3 }), groups.count > 1 {
      return nil
    }
    return last
  }

  /// The last group with which the number of digits is in a range, a `(0)` not counted.
  private func longest(totals: ClosedRange<Int>) -> Int? {
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
    // Enough digits are there: after another separator, another number begins.
    guard case .character(let separator)? = run[index].separator else { return false }
    if separator == 0x0A { return false }
    guard index - 1 > first else { return separator != 0x20 || run[index].count > 2 }
    return run[index].separator == run[index - 1].separator
  }

  // MARK: National

  private func national() -> Int? {
    guard !isDate else { return nil }
    if digit(0) == 0 { return trunk() }
    return northAmerican() ?? spanish()
  }

  /// Numbers that begin with a zero.
  private func trunk() -> Int? {
    if let last = shaped() { return last }
    guard run[first].count > 1, digit(1) != 0 else {
      return nil
    }
    guard let last = longest(totals: 9...12) else { return nil }
    if first == last { return PhoneContext.isIdentifier(before: start, in: text) ? nil : last }
    // `0.12345678` is a decimal, `01.234.567` a number.
    return groups(first...last).contains(.character(0x2E)) && last - first < 4
      && !PhoneContext.isCall(before: start, in: text) ? nil : last
  }

  private func groups(_ range: ClosedRange<Int>) -> [DigitGroup.Separator] {
    run[range].dropFirst().compactMap(\.separator)
  }

  /// The last group if the groups are those of one of the shapes, with one separator throughout.
  private func shaped() -> Int? {
    for shape in Self.shapes where first + shape.count <= run.count {
      let last = first + shape.count - 1
      let groups = run[first...last]
      guard zip(groups, shape).allSatisfy({ $0.count == $1 }), isClosed(last) else { continue }
      let total = shape.reduce(0, +)
      guard digit(1) != 0 || run[first].count == 1, total >= 9 else { continue }
      let separators = self.groups(first...last)
      var plain = separators
      plain.removeAll { if case .spaced = $0 { true } else { false } }
      if plain.allSatisfy({ $0.joint == plain[0].joint }) { return last }
    }
    return nil
  }

  /// Whether no further group is joined to one by anything but a space.
  private func isClosed(_ last: Int) -> Bool {
    guard last + 1 < run.count else { return true }
    switch run[last + 1].separator {
    case .spaced?, nil: return true
    case let separator?: return separator.isSpace
    }
  }

  /// `(201) 555-0123`, with or without a 1 (North American Numbering Plan).
  private func northAmerican() -> Int? {
    var index = first
    if run[index].count == 1, digit(0) == 1, index + 1 < run.count { index += 1 }
    let offset = index == first && run[index].count == 11 && digit(0) == 1 ? 1 : 0
    let begin = run[index].range.lowerBound + offset
    func isHigh(_ place: Int) -> Bool { text.value(place) >= 0x32 }
    guard isHigh(begin) else { return nil }
    if run[index].count - offset == 10 {
      guard isHigh(begin + 3), isClosed(index),
        !PhoneContext.isIdentifier(before: start, in: text),
        !PhoneContext.isAmount(from: start, to: run[index].range.upperBound, in: text)
      else { return nil }
      return index
    }
    guard run[index].count == 3, offset == 0, index + 1 < run.count,
      isHigh(run[index + 1].range.lowerBound)
    else { return nil }
    if run[index + 1].count == 7, isClosed(index + 1) { return index + 1 }
    guard index + 2 < run.count, run[index + 1].count == 3, run[index + 2].count == 4,
      isClosed(index + 2)
    else { return nil }
    return index + 2
  }

  /// `612 345 678` or `91 123 45 67`.
  private func spanish() -> Int? {
    guard (6...9).contains(digit(0)), run[first].separator.map({ $0 == .character(0x0A) }) ?? true
    else { return nil }
    for shape in [[3, 3, 3], [3, 2, 2, 2], [2, 3, 2, 2], [3, 6], [9]]
    where first + shape.count <= run.count {
      let last = first + shape.count - 1
      let isShaped = zip(run[first...last], shape).allSatisfy { $0.count == $1 }
      // `732 829 320 00074` is a company's number.
      let isWhole =
        last + 1 == run.count || run[last + 1].separator == .character(0x0A)
        || text.isCharacter(":", at: run[last + 1].range.upperBound)
      guard isShaped, isClosed(last), isWhole else { continue }
      let separators = groups(first...last)
      guard separators.allSatisfy({ $0.joint == separators[0].joint }) else { continue }
      let isCall = PhoneContext.isCall(before: start, in: text)
      // `612.345.678` is a number, `912/34/56/78` nothing.
      if separators.first == .character(0x2E) || separators.first == .character(0x2F), !isCall {
        continue
      }
      let end = run[last].range.upperBound
      if PhoneContext.isIdentifier(before: start, in: text)
        || PhoneContext.isAmount(from: start, to: end, in: text)
      {
        return nil
      }
      return last
    }
    return nil
  }

  /// Whether the first groups are a date: `01.02.2025`, `2025-02-01`.
  private var isDate: Bool {
    guard first + 2 < run.count else { return false }
    let groups = run[first...first + 2]
    let counts = groups.map(\.count)
    guard run[first + 1].separator == run[first + 2].separator,
      run[first + 1].separator?.isSpace == false, counts.allSatisfy({ $0 <= 4 })
    else { return false }
    // Only now: a group of twenty digits is more than an `Int` holds.
    let numbers = groups.map { group in
      group.range.reduce(0) { $0 * 10 + Int(text.value($1)) - 0x30 }
    }
    let isDayFirst = counts[0] <= 2 && counts[1] <= 2 && counts[2] == 4
    let isYearFirst = counts[0] == 4 && counts[1] <= 2 && counts[2] <= 2
    return isDayFirst && max(numbers[0], numbers[1]) <= 31 && (1900...2100).contains(numbers[2])
      || isYearFirst && max(numbers[1], numbers[2]) <= 31 && (1900...2100).contains(numbers[0])
  }
}
