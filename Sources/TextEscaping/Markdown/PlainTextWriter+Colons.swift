internal import TextScanning

/// Colons: in URL schemes, fields, attributes, definitions and emoji.
extension PlainTextWriter {
  /// How a colon is written; two of them, `key:: value`, make a Dataview field.
  mutating func colon(
    _ previous: UInt8, _ next: UInt8, at index: Int, in text: Span<UInt8>
  ) -> Spelling {
    let endsEmoji = index == emojiEnd
    switch endOfEmoji(from: index + 1, in: text) {
    case text.count: return .reference
    case let end?: emojiEnd = end
    case nil: break
    }
    // GitHub links this after decoding escapes, but not inside a link. In the description of an
    // image, a code span would not be one.
    if ends(with: "xmpp", at: index, in: text), next.isAlphanumeric {
      return position.isKnownToBeInBrackets ? .backslash : .code
    }
    // kramdown attributes; a link reference definition (CommonMark 4.7), which kramdown sees even
    // after an escaped bracket.
    let isMarker = previous == UInt8(ascii: "{") || previous == UInt8(ascii: "]")
    let pair = pair(UInt8(ascii: ":"), previous, next, isLast: index + 1 == text.count)
    if pair != .plain { return pair }
    if endsEmoji || isMarker { return .backslash }
    if next == UInt8(ascii: "/") {
      let second = after(index + 1, in: text)
      return second == UInt8(ascii: "/") || second == 0 ? .backslash : .plain
    }
    return ends(with: "mailto", at: index, in: text) || ends(with: "xmpp", at: index, in: text)
      ? .backslash : .plain
  }

  /// The index of the colon that closes an emoji, `:name:`, whose name may begin at `start`; the
  /// end of the text if that colon may follow the text; nil if there is no emoji.
  ///
  /// The second colon has to be escaped: Hugo looks for a name between two before it parses.
  func endOfEmoji(from start: Int, in text: Span<UInt8>) -> Int? {
    var end = start
    var isNumber = true
    scan: while end < min(text.count, start + 64) {
      switch Unicode.Scalar(text[end]) {
      case "A"..."Z", "a"..."z", "_", "+", "-": isNumber = false
      case "0"..."9": break
      case ":": break scan
      default: return nil
      }
      end += 1
    }
    guard end > start, end < start + 64 else { return nil }
    guard end < text.count || following == 0 || following == UInt8(ascii: ":") else { return nil }
    guard isNumber else { return end }
    // Only two emoji have numbers for names; other numbers between colons are times.
    let isEmoji =
      end == start + 3 && begins(with: "100", at: start, in: text)
      || end == start + 4 && begins(with: "1234", at: start, in: text)
    return isEmoji ? end : nil
  }
}
