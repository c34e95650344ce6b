/// What stands beside a run of `*`, which decides whether it opens or closes emphasis
/// (CommonMark 0.30, 6.2).
enum Boundary {
  /// White space, or the beginning or end of the text.
  case space
  /// Punctuation for every parser.
  case punctuation
  /// A letter or digit, or what may count as one.
  case word
  /// What is seen, and is punctuation for some parsers: a symbol, or rare punctuation.
  case symbol
  /// Anything else, which parsers class differently.
  case other

  init(_ scalar: Unicode.Scalar?) {
    guard let scalar else {
      self = .space
      return
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      self = .word
    case .spaceSeparator, .lineSeparator, .paragraphSeparator: self = .space
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      self = Self.isCommon(scalar) ? .punctuation : .symbol
    case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
      self = scalar.isASCII ? .punctuation : .symbol
    default: self = scalar.value <= 0x20 ? .space : .other
    }
  }

  /// Whether punctuation is so common that every parser knows it: ASCII, general punctuation, that
  /// of Chinese, Japanese and Korean, and full-width forms.
  private static func isCommon(_ punctuation: Unicode.Scalar) -> Bool {
    switch punctuation.value {
    case 0...0x7F, 0xA1...0xBF, 0x2010...0x205E, 0x3001...0x303D, 0x30A0, 0x30FB,
      0xFE30...0xFE6B, 0xFF01...0xFF65:
      true
    default: false
    }
  }

  /// Whether a run between this and what follows it opens emphasis for every parser.
  func opens(before next: Boundary) -> Bool {
    switch next {
    case .word: true
    case .punctuation, .symbol: self == .space || self == .punctuation
    case .other: self == .space
    case .space: false
    }
  }

  /// Whether a run between this and what follows it closes emphasis for every parser.
  func closes(before next: Boundary) -> Bool {
    next.opens(before: self)
  }
}
