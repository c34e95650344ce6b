internal import TextScanning

/// Bare addresses and host names, which readers turn into links (GFM 6.9, linkify-it).
///
/// An escape inside one keeps the reader from recognising a scheme or a host.
extension PlainTextWriter {
  /// A slash: a host follows two of them.
  mutating func slash(
    _ previous: UInt8, _ next: UInt8, at index: Int, in text: Span<UInt8>
  ) -> Spelling {
    if next == UInt8(ascii: "/") {
      hostDot = dotAfterLabel(from: index + 2, in: text)
      // The template ends with a scheme.
      if index == 0, previous == UInt8(ascii: ":") { return .reference }
    } else if previous == UInt8(ascii: "/"), begins(with: "localhost", at: index + 1, in: text) {
      return .reference
    }
    return .plain
  }

  /// An at sign: a host follows it in a mail address.
  mutating func at(_ previous: UInt8, at index: Int, in text: Span<UInt8>) -> Spelling {
    if !previous.isWhiteSpace { hostDot = dotAfterLabel(from: index + 1, in: text) }
    return .plain
  }

  /// A dot inside a host name.
  mutating func dot(_ previous: UInt8, at index: Int, in text: Span<UInt8>) -> Spelling {
    if index == hostDot {
      hostDot = dotAfterLabel(from: index + 1, in: text)
      return .backslash
    }
    guard isHostCharacter(previous) else { return .plain }
    let isHost =
      ends(with: "www", at: index, in: text)
      || TopLevelDomain.begins(at: index + 1, in: text)
    return isHost ? .backslash : .plain
  }

  /// Whether a host name may end in a byte: anything but punctuation and white space (linkify-it).
  private func isHostCharacter(_ byte: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case "0"..."9", "A"..."Z", "a"..."z", "\u{80}"..., "$", "+", "<", "=", ">", "^", "`", "|", "~":
      true
    default: false
    }
  }

  /// The index of the dot after a host name's label, if another label follows; otherwise -1.
  private func dotAfterLabel(from start: Int, in text: Span<UInt8>) -> Int {
    var index = start
    while index < text.count {
      switch Unicode.Scalar(text[index]) {
      case "-", "_": index += 1
      case let scalar where isHostCharacter(UInt8(truncatingIfNeeded: scalar.value)): index += 1
      case ".":
        let next = after(index, in: text)
        return index > start && isHostCharacter(next) ? index : -1
      default: return -1
      }
    }
    return -1
  }

  /// Whether a lower-case ASCII word begins at an index, ignoring case.
  func begins(with word: StaticString, at index: Int, in text: Span<UInt8>) -> Bool {
    guard index + word.utf8CodeUnitCount <= text.count else { return false }
    return word.withUTF8Buffer { word in
      word.indices.allSatisfy { text[index + $0] | 0x20 == word[$0] | 0x20 }
    }
  }

  /// Whether a lower-case ASCII word ends just before an index, ignoring case.
  func ends(with word: StaticString, at index: Int, in text: Span<UInt8>) -> Bool {
    let start = index - word.utf8CodeUnitCount
    return start >= 0 && begins(with: word, at: start, in: text)
  }
}
