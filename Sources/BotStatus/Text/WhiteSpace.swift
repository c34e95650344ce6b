internal import TextScanning

/// The characters with the Unicode property White_Space, in UTF-8.
enum WhiteSpace {
  /// The length in bytes of the white space at an index; 0 if there is none.
  static func length(in bytes: Span<UInt8>, at index: Int) -> Int {
    switch bytes[index] {
    case 0x09...0x0D, 0x20: 1
    case 0xC2, 0xE1...0xE3: wideLength(in: bytes, at: index)
    default: 0
    }
  }

  private static func wideLength(in bytes: Span<UInt8>, at index: Int) -> Int {
    let second = index + 1 < bytes.count ? bytes[index + 1] : 0
    let third = index + 2 < bytes.count ? bytes[index + 2] : 0
    return switch (bytes[index], second, third) {
    // U+0085, U+00A0.
    case (0xC2, 0x85, _), (0xC2, 0xA0, _): 2
    // U+1680; U+2000 to U+200A, U+2028, U+2029, U+202F; U+205F; U+3000.
    case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9),
      (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80):
      3
    default: 0
    }
  }

  /// Returns a range without white space at its ends.
  static func trim(_ range: Range<Int>, in bytes: Span<UInt8>) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound {
      let length = length(in: bytes, at: start)
      guard length > 0 else { break }
      start += length
    }
    var end = range.upperBound
    while end > start {
      // Most names end in an ASCII character, which is never part of a multi-byte one.
      if bytes[end - 1] < 0x80, self.length(in: bytes, at: end - 1) == 0 { break }
      // White space is one to three bytes long; no shorter one is a suffix of a longer one.
      guard let length = (1...3).first(where: { isWhiteSpace($0, before: end, in: bytes) }),
        end - length >= start
      else { break }
      end -= length
    }
    return start..<max(start, end)
  }

  private static func isWhiteSpace(_ count: Int, before end: Int, in bytes: Span<UInt8>) -> Bool {
    end >= count && length(in: bytes, at: end - count) == count
  }

  static func fills(_ range: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound {
      let length = length(in: bytes, at: index)
      guard length > 0 else { return false }
      index += length
    }
    return true
  }
}

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
