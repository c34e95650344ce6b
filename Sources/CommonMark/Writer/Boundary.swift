/// What stands beside a run of `*`, which decides whether it opens or closes emphasis
/// (CommonMark 0.30, 6.2).
enum Boundary {
  /// White space, or the beginning or end of the text.
  case space
  /// ASCII punctuation.
  case punctuation
  /// A letter or digit, or what may count as one.
  case word
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
    default:
      self = scalar.value <= 0x20 ? .space : scalar.isASCII ? .punctuation : .other
    }
  }

  /// Whether a run between this and what follows it opens emphasis for every parser.
  func opens(before next: Boundary) -> Bool {
    next == .word || next == .punctuation && (self == .space || self == .punctuation)
      || next == .other && self == .space
  }

  /// Whether a run between this and what follows it closes emphasis for every parser.
  func closes(before next: Boundary) -> Bool {
    next.opens(before: self)
  }
}
