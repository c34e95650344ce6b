/// A host name in a text (RFC 1123, section 2.1; RFC 5890 for other scripts).
enum HostName {
  /// Longer names do not exist (RFC 1035, section 2.3.4).
  private static let limit = 253

  /// The end of the host name that begins at an index, and the start of its last label.
  ///
  /// A label ends where its script changes from ASCII to one that is written without spaces, since
  /// in `b.comです` a sentence goes on.
  static func end(
    at start: Int, in text: ScannedText
  ) -> (end: Int, lastLabel: Int, labels: Int)? {
    var labels = 0
    var labelStart = start
    var end = start
    var lastLabel = start
    while true {
      let labelEnd = self.labelEnd(at: labelStart, in: text)
      guard labelEnd > labelStart else { break }
      labels += 1
      lastLabel = labelStart
      end = labelEnd
      guard text.isCharacter(".", at: labelEnd), labelEnd - start < limit else { break }
      labelStart = labelEnd + 1
    }
    return labels > 0 ? (end, lastLabel, labels) : nil
  }

  private static func labelEnd(at start: Int, in text: ScannedText) -> Int {
    var index = start
    let isUnspaced = text.has(.unspaced, at: start)
    while index < text.count, index - start < 64 {
      if text.isCharacter("-", at: index) || text.isCharacter("_", at: index) {
        index += 1
        continue
      }
      guard text.has(.word, at: index) else { break }
      if text.has(.unspaced, at: index) != isUnspaced, !text.isDigit(index) { break }
      index += 1
    }
    while index > start, text.isCharacter("-", at: index - 1) { index -= 1 }
    return index
  }

  /// Whether the characters of a range could be a top-level domain: letters, or `xn--…`.
  static func isTopLevel(_ range: Range<Int>, in text: ScannedText) -> Bool {
    guard range.count >= 2 else { return false }
    if text.starts(with: "xn--", at: range.lowerBound) { return true }
    return range.allSatisfy { text.has(.word, at: $0) && !text.isDigit($0) }
  }
}
