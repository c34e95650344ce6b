extension Unicode.Scalar {
  /// Whether the scalar certainly belongs to one character with the one before it: marks, and parts
  /// of emoji.
  func isJoined(to previous: Unicode.Scalar) -> Bool {
    if isASCII { return false }
    return properties.isGraphemeExtend || properties.isEmojiModifier || self == "\u{200D}"
      || previous == "\u{200D}" || isRegionalIndicator && previous.isRegionalIndicator
  }

  private var isRegionalIndicator: Bool { ("\u{1F1E6}"..."\u{1F1FF}").contains(self) }
}
