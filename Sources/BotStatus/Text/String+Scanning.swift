internal import TextScanning

extension Unicode.Scalar {
  /// Whether the scalar has the Unicode property White_Space.
  var isWhiteSpace: Bool {
    // Unicode property look-ups are slow; most text is ASCII.
    isASCII ? self == " " || ("\t"..."\r").contains(self) : properties.isWhitespace
  }
}

extension String {
  /// Whether the text consists only of white space.
  var isBlank: Bool {
    unicodeScalars.allSatisfy(\.isWhiteSpace)
  }

  /// The text without white space at its ends, and with one space for each run of it inside.
  var singleSpaced: String {
    guard !isSingleSpaced else { return self }
    return unicodeScalars.split(whereSeparator: \.isWhiteSpace).map { String($0) }
      .joined(separator: " ")
  }

  private var isSingleSpaced: Bool {
    let bytes = utf8Span.span
    var isBehindSpace = true
    for index in bytes.indices {
      let isSpace = bytes[index] == UInt8(ascii: " ")
      if isSpace ? isBehindSpace : WhiteSpace.length(in: bytes, at: index) > 0 { return false }
      isBehindSpace = isSpace
    }
    return !isBehindSpace || bytes.isEmpty
  }

  /// The text without white space at its ends.
  var trimmed: String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.isWhiteSpace }),
      let last = scalars.lastIndex(where: { !$0.isWhiteSpace })
    else { return "" }
    return String(scalars[first...last])
  }

  /// Whether the text contains a byte.
  func hasByte(_ byte: UInt8) -> Bool {
    let bytes = utf8Span.span
    return ByteWord.firstIndex(of: byte, or: byte, in: bytes, from: 0) < bytes.count
  }
}
