/// Classes of ASCII bytes; a byte from 0x80 on is in none of them.
///
/// They are inlined into other modules: scanners test every byte of a text with them.
extension UInt8 {
  /// Whether the byte is an ASCII digit.
  @inlinable package var isDigit: Bool {
    self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9")
  }

  /// Whether the byte is an ASCII letter.
  @inlinable package var isLetter: Bool {
    let lower = self | 0x20
    return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")
  }

  /// Whether the byte is an ASCII letter or digit.
  @inlinable package var isAlphanumeric: Bool { isLetter || isDigit }

  /// Whether the byte is an ASCII upper-case letter.
  @inlinable package var isUppercase: Bool {
    self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z")
  }

  /// Whether the byte is an ASCII lower-case letter.
  @inlinable package var isLowercase: Bool {
    self >= UInt8(ascii: "a") && self <= UInt8(ascii: "z")
  }

  /// Whether the byte is ASCII punctuation, which a backslash escapes in Markdown (CommonMark 2.4).
  @inlinable package var isPunctuation: Bool {
    self > 0x20 && self < 0x7F && !isAlphanumeric
  }

  /// Whether the byte is a space or a tab.
  @inlinable package var isSpaceOrTab: Bool { self == 0x20 || self == 0x09 }

  /// Whether the byte is a space, a tab or a line feed: the ASCII white space of text whose line
  /// ends and control characters have been normalised.
  @inlinable package var isWhiteSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A }

  /// Whether the byte is white space in HTML and CSS: tab, line and form feed, return or space.
  @inlinable package var isHTMLWhiteSpace: Bool {
    self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0C || self == 0x0D
  }

  /// Whether the byte is white space to C's `isspace`: that of HTML, or a vertical tab.
  @inlinable package var isCWhiteSpace: Bool { self == 0x20 || self >= 0x09 && self <= 0x0D }

  /// The byte with an ASCII upper-case letter in lower case.
  @inlinable package var lowercased: UInt8 { isUppercase ? self | 0x20 : self }
}

extension BidirectionalCollection<UInt8> {
  /// The bytes without those at either end that satisfy a predicate.
  @inlinable package func trimming(while predicate: (UInt8) -> Bool) -> SubSequence {
    let rest = drop(while: predicate)
    return rest[..<(rest.lastIndex { !predicate($0) }.map(rest.index(after:)) ?? rest.startIndex)]
  }
}

extension Sequence<UInt8> {
  /// The text of the bytes with its ASCII letters in lower case, and everything else as it is.
  ///
  /// `String.lowercased()` also changes letters beyond ASCII: it makes a `k` of U+212A KELVIN SIGN.
  @inlinable package var lowercasedASCII: String {
    String(decoding: map(\.lowercased), as: UTF8.self)
  }
}

extension String {
  /// The text with its ASCII letters in lower case, and everything else as it is.
  package var lowercasedASCII: String { utf8.lowercasedASCII }
}

extension UInt8 {
  /// Whether the byte is an ASCII hexadecimal digit, in either case.
  @inlinable package var isHexadecimalDigit: Bool {
    let lower = self | 0x20
    return isDigit || lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "f")
  }

  /// The value of an ASCII hexadecimal digit, in either case; nil for any other byte.
  @inlinable package var hexadecimalValue: UInt8? {
    if isDigit { return self - UInt8(ascii: "0") }
    return isHexadecimalDigit ? (self | 0x20) - UInt8(ascii: "a") + 10 : nil
  }

  /// The lower-case hexadecimal digit of a value below 16.
  @inlinable package init(hexadecimalDigit value: UInt8) {
    self = value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }

  /// The upper-case hexadecimal digit of a value below 16.
  @inlinable package init(uppercaseHexadecimalDigit value: UInt8) {
    self = value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }
}

extension Collection<UInt8> {
  /// The bytes with percent-encoding decoded (RFC 3986, section 2.1); all that is no escape stays.
  package var percentDecoded: [UInt8] {
    var bytes: [UInt8] = []
    var rest = self[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2).compactMap(\.hexadecimalValue)
      if byte == UInt8(ascii: "%"), digits.count == 2 {
        bytes.append(digits[0] << 4 | digits[1])
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }
}
