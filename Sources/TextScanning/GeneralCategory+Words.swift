extension Unicode.GeneralCategory {
  /// Whether it is a mark, which is written on the character before it.
  package var isMark: Bool {
    self == .nonspacingMark || self == .spacingMark || self == .enclosingMark
  }

  /// Whether it is a letter, a mark or a number, as words are made of: `[\p{L}\p{M}\p{N}]`.
  package var isOfWord: Bool {
    switch self {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
      true
    default: false
    }
  }
}
