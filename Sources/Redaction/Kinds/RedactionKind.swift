/// A kind of personal data that is found by its form.
///
/// The raw value is the name on the command line.
package enum RedactionKind: String, Sendable, Hashable, CaseIterable {
  /// Mail addresses.
  case emails
  /// Telephone numbers.
  case phones
  /// Numbers of payment cards.
  case cards
  /// Addresses of pages.
  case urls

  /// What is shown instead.
  package var mark: String {
    switch self {
    case .emails: "[email]"
    case .phones: "[phone]"
    case .cards: "[card]"
    case .urls: "[link]"
    }
  }
}

/// The searches for the kinds.
extension RedactionKind {
  /// The places of this kind in a text, in order.
  func ranges(in text: ScannedText) -> [Range<Int>] {
    switch self {
    case .emails: EmailScanner.ranges(in: text)
    case .phones: PhoneScanner.ranges(in: text)
    case .cards: CardScanner.ranges(in: text)
    case .urls: LinkScanner.ranges(in: text)
    }
  }
}

/// Classes of the characters of a reduced text.
extension ScannedText {
  /// Whether the character at an index is an ASCII digit.
  func isDigit(_ index: Int) -> Bool {
    let value = value(index)
    return value >= 0x30 && value <= 0x39
  }

  /// Whether the character at an index is an ASCII letter.
  func isASCIILetter(_ index: Int) -> Bool {
    let value = value(index)
    return value >= 0x61 && value <= 0x7A
  }

  /// Whether the character at an index is an ASCII letter or digit.
  func isASCIIWord(_ index: Int) -> Bool { isDigit(index) || isASCIILetter(index) }

  /// Whether the character at an index is white space; true beyond the ends.
  func isSpace(_ index: Int) -> Bool {
    let value = value(index)
    return value == 0x20 || value <= 0x0D && (value >= 0x09 || value == 0)
  }

  /// Whether the character at an index is a given one.
  func isCharacter(_ character: Unicode.Scalar, at index: Int) -> Bool {
    value(index) == character.value
  }

  /// The characters of a range.
  func string(_ range: Range<Int>) -> String {
    var string = String.UnicodeScalarView()
    for index in range {
      if let scalar = Unicode.Scalar(value(index)) { string.append(scalar) }
    }
    return String(string)
  }

  /// Whether the text goes on with lower-case ASCII at an index.
  func starts(with word: StaticString, at index: Int) -> Bool {
    word.withUTF8Buffer { word in
      guard index >= 0, index + word.count <= count else { return false }
      return word.indices.allSatisfy { units[index + $0].value == UInt32(word[$0]) }
    }
  }
}
