/// Finds mail addresses by their form (RFC 5321, section 4.1.2; RFC 6531 for other scripts).
enum EmailScanner {
  /// Longer local parts do not exist (RFC 5321, section 4.5.3.1.1).
  private static let limit = 64

  /// The addresses of a text, in order, with a `mailto:` before them.
  static func ranges(in text: ScannedText) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var floor = 0
    for index in text.units.indices where text.units[index].value == 0x40 && index >= floor {
      guard let range = address(around: index, from: floor, in: text) else { continue }
      ranges.append(range)
      floor = range.upperBound
    }
    return ranges + SpokenEmailScanner.ranges(in: text)
  }

  private static func address(
    around sign: Int, from floor: Int, in text: ScannedText
  ) -> Range<Int>? {
    guard var start = localStart(before: sign, from: floor, in: text) else { return nil }
    let isMailto = start >= 7 && text.starts(with: "mailto:", at: start - 7)
    if isMailto { start -= 7 }
    if text.isCharacter("[", at: sign + 1) {
      return literalEnd(after: sign + 1, in: text).map { start..<$0 }
    }
    guard let host = HostName.end(at: sign + 1, in: text) else { return nil }
    if host.labels > 1, HostName.isTopLevel(host.lastLabel..<host.end, in: text) {
      return start..<host.end
    }
    if host.labels > 2, host.lastLabel > sign + 2 {
      // What follows the last dot may be the next sentence: `a@b.com.2` ends with `com`.
      var label = host.lastLabel - 1
      let end = label
      while label > sign + 1, !text.isCharacter(".", at: label - 1) { label -= 1 }
      if HostName.isTopLevel(label..<end, in: text) { return start..<end }
    }
    return isMailto ? start..<host.end : nil
  }

  /// The start of the local part: a quoted string, or atoms with dots.
  private static func localStart(
    before sign: Int, from floor: Int, in text: ScannedText
  ) -> Int? {
    let lowest = max(floor, sign - limit)
    var start = sign
    if text.isCharacter("\"", at: sign - 1) {
      start -= 2
      while start >= lowest, !text.isCharacter("\"", at: start) { start -= 1 }
      return start >= lowest ? start : nil
    }
    // The script next to the sign is that of the local part: in `宛先はann@b.com` it is ASCII.
    let isUnspaced = text.has(.unspaced, at: sign - 1)
    while start > lowest, isAtom(start - 1, in: text) {
      if text.has(.unspaced, at: start - 1), !isUnspaced { break }
      start -= 1
    }
    while start < sign, !text.has(.word, at: start), !text.isCharacter("_", at: start) {
      start += 1
    }
    return start < sign ? start : nil
  }

  private static func isAtom(_ index: Int, in text: ScannedText) -> Bool {
    if text.has(.word, at: index) { return true }
    switch Unicode.Scalar(text.value(index)) {
    case ".", "!", "#", "$", "%", "&", "'", "*", "+", "-", "/", "=", "?", "^", "_", "`", "~":
      return true
    default: return false
    }
  }

  /// The end of an address literal: `[192.0.2.1]` (RFC 5321, section 4.1.3).
  private static func literalEnd(after start: Int, in text: ScannedText) -> Int? {
    var index = start + 1
    while index < text.count, index - start < limit,
      text.isASCIIWord(index) || text.isCharacter(".", at: index)
        || text.isCharacter(":", at: index)
    {
      index += 1
    }
    return index > start + 1 && text.isCharacter("]", at: index) ? index + 1 : nil
  }
}
