/// Numbers without a prefix, by the groups that are usual in their countries.
extension PhoneCandidate {
  /// The shape of a national number: the digits of its groups.
  private static let shapes: [[Int]] = [
    // France.
    [2, 2, 2, 2, 2], [1, 1, 2, 2, 2, 2],
    // Japan.
    [2, 4, 4], [3, 4, 4], [3, 3, 4], [4, 2, 4], [5, 1, 4], [4, 3, 3], [3, 2, 4],
    // United Kingdom.
    [3, 4, 4], [4, 3, 4], [5, 3, 3], [5, 6], [5, 5], [4, 6], [4, 7], [3, 8],
  ]

  /// The last group of a number without a prefix.
  func national() -> Int? {
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
    guard index + 2 < run.count, run[index + 1].count == 3, run[index + 2].count == 4
    else { return nil }
    var last = index + 2
    // `201-555-0123/0124` is two numbers.
    while last + 1 < run.count, run[last + 1].separator == .character(0x2F),
      run[last + 1].count <= 4
    {
      last += 1
    }
    return isClosed(last) ? last : nil
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
  var isDate: Bool {
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
