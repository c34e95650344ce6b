/// What readers make links of though it is plain text: addresses and names of hosts (GFM 6.9,
/// linkify-it); and what else a colon does.
///
/// A link is broken by an escape, with which the reader no longer sees a scheme or a host.
extension PlainTextWriter {
  /// A colon that is not beside another: `key:: value` is a field of Dataview.
  func colon(
    _ previous: UInt8, _ next: UInt8, at index: Int, in text: Span<UInt8>
  ) -> Spelling {
    // Attributes of kramdown; the definition of a link (CommonMark 4.7).
    if previous == UInt8(ascii: "{") { return .backslash }
    if index == 0, previous == UInt8(ascii: "]") { return .backslash }
    if next == UInt8(ascii: "/") {
      let second = after(index + 1, in: text)
      return second == UInt8(ascii: "/") || second == 0 ? .backslash : .plain
    }
    if ends(with: "mailto", at: index, in: text) || ends(with: "xmpp", at: index, in: text) {
      return .backslash
    }
    return beginsEmoji(at: index, in: text) ? .backslash : .plain
  }

  /// A slash: after two of them comes a host.
  mutating func slash(
    _ previous: UInt8, _ next: UInt8, at index: Int, in text: Span<UInt8>
  ) -> Spelling {
    if next == UInt8(ascii: "/") {
      hostDot = dotAfterLabel(from: index + 2, in: text)
    } else if previous == UInt8(ascii: "/"), begins(with: "localhost", at: index + 1, in: text) {
      return .reference
    }
    return .plain
  }

  /// An at sign: in a mail address, a host comes after it.
  mutating func at(_ previous: UInt8, at index: Int, in text: Span<UInt8>) -> Spelling {
    if !previous.isWhiteSpace { hostDot = dotAfterLabel(from: index + 1, in: text) }
    return .plain
  }

  /// A dot: within the name of a host.
  mutating func dot(_ previous: UInt8, at index: Int, in text: Span<UInt8>) -> Spelling {
    if index == hostDot {
      hostDot = dotAfterLabel(from: index + 1, in: text)
      return .backslash
    }
    guard previous.isAlphanumeric || previous >= 0x80 else { return .plain }
    let isHost =
      ends(with: "www", at: index, in: text)
      || TopLevelDomain.begins(at: index + 1, in: text)
    return isHost ? .backslash : .plain
  }

  /// The index of the dot after a label of a host's name, if another label follows it; else -1.
  private func dotAfterLabel(from start: Int, in text: Span<UInt8>) -> Int {
    var index = start
    while index < text.count {
      switch Unicode.Scalar(text[index]) {
      case "0"..."9", "A"..."Z", "a"..."z", "-", "_", "\u{80}"...: index += 1
      case ".":
        let next = after(index, in: text)
        return index > start && (next.isAlphanumeric || next >= 0x80) ? index : -1
      default: return -1
      }
    }
    return -1
  }

  /// Whether `:name:` may begin here, which several readers show as an emoji.
  private func beginsEmoji(at index: Int, in text: Span<UInt8>) -> Bool {
    var end = index + 1
    let limit = index + 64
    var isNumber = true
    while end < min(text.count, limit) {
      let byte = text[end]
      switch Unicode.Scalar(byte) {
      case "A"..."Z", "a"..."z", "_", "+", "-": isNumber = false
      case "0"..."9": break
      case ":":
        guard isNumber else { return true }
        // Times are more frequent than the two emoji that are numbers.
        let length = end - index - 1
        return length == 3 && begins(with: "100", at: index + 1, in: text)
          || length == 4 && begins(with: "1234", at: index + 1, in: text)
      default: return false
      }
      end += 1
    }
    return end == text.count && end > index + 1 && !isNumber
      && (following == 0 || following == UInt8(ascii: ":"))
  }

  /// Whether an ASCII word in lower case begins at an index, in any case.
  private func begins(with word: StaticString, at index: Int, in text: Span<UInt8>) -> Bool {
    guard index + word.utf8CodeUnitCount <= text.count else { return false }
    return word.withUTF8Buffer { word in
      word.indices.allSatisfy { text[index + $0] | 0x20 == word[$0] | 0x20 }
    }
  }

  /// Whether an ASCII word in lower case ends before an index, in any case.
  private func ends(with word: StaticString, at index: Int, in text: Span<UInt8>) -> Bool {
    let start = index - word.utf8CodeUnitCount
    return start >= 0 && begins(with: word, at: start, in: text)
  }
}
