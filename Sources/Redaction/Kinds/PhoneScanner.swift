/// Finds telephone numbers: international ones (ITU-T E.164), and those that are spelt as in the
/// United States and Canada, the United Kingdom, Germany, France, Spain and Japan.
///
/// A number without a prefix has to have the groups of its country, and dates, times, amounts,
/// versions and identifiers are none; see ``PhoneContext``.
enum PhoneScanner {
  /// The numbers of a text, in order, with a `tel:` before and an extension behind them.
  static func ranges(in text: ScannedText) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for run in text.digitRuns() {
      var first = 0
      while first < run.count {
        let candidate = PhoneCandidate(run: run, first: first, text: text)
        guard let last = candidate.lastGroup() else {
          first += 1
          continue
        }
        ranges.append(range(from: candidate.start, through: run[last], in: text))
        first = last + 1
        // A group that belongs to the extension is no number of its own.
        while first < run.count, run[first].range.lowerBound < ranges[ranges.count - 1].upperBound {
          first += 1
        }
      }
    }
    return ranges
  }

  private static func range(
    from start: Int, through last: DigitGroup, in text: ScannedText
  ) -> Range<Int> {
    var start = start
    if text.starts(with: "tel:", at: start - 4) { start -= 4 }
    return start..<extensionEnd(after: last.range.upperBound, in: text)
  }

  /// The end of an extension: `x123`, `ext. 12`, `Durchwahl 3`.
  private static func extensionEnd(after end: Int, in text: ScannedText) -> Int {
    var index = end
    while index < end + 2, text.isSpace(index) || text.isCharacter(",", at: index) { index += 1 }
    let words: [StaticString] = ["extension", "ext", "durchwahl", "poste", "app", "内線", "x", "#"]
    guard let word = words.first(where: { isWord($0, at: index, in: text) }) else { return end }
    index += word == "内線" ? 2 : word.utf8CodeUnitCount
    while index < end + 16,
      text.isCharacter(".", at: index) || text.isSpace(index)
        || text.isCharacter(":", at: index), index < text.count
    {
      index += 1
    }
    let digits = index
    while index < digits + 6, text.isDigit(index) { index += 1 }
    return index > digits && !text.has(.word, at: index) ? index : end
  }

  private static func isWord(_ word: StaticString, at index: Int, in text: ScannedText) -> Bool {
    if word == "内線" { return text.value(index) == 0x5185 && text.value(index + 1) == 0x7DDA }
    return text.starts(with: word, at: index)
  }
}

extension StaticString {
  fileprivate static func == (one: StaticString, other: StaticString) -> Bool {
    one.description == other.description
  }
}
