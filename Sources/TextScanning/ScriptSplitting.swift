/// Text with its scripts that are written without spaces cut into characters, for a search that
/// knows words by what is between them.
package enum ScriptSplitting {
  /// What is put between characters: ZERO WIDTH SPACE, which nobody sees.
  package static let separator: Unicode.Scalar = "\u{200B}"

  /// The text with the separator around each character of such a script; nil if it has none.
  ///
  /// Indexes are made of it: this must not change.
  package static func split(_ text: String) -> String? {
    let scalars = text.unicodeScalars
    // From U+0E00 on, a scalar begins with 0xE0 or more.
    guard text.utf8.contains(where: { $0 >= 0xE0 }),
      scalars.contains(where: \.isOfScriptWithoutSpaces)
    else { return nil }
    var result = String.UnicodeScalarView()
    var isAfterSplit = false
    for scalar in scalars {
      let isSplit = scalar.isOfScriptWithoutSpaces
      // A mark belongs to the character before it.
      let isMark = isSplit && scalar.properties.generalCategory.isMark
      if isSplit || isAfterSplit, !isMark, !result.isEmpty { result.append(separator) }
      result.append(scalar)
      isAfterSplit = isSplit
    }
    return String(result)
  }

  /// The text without the separators.
  package static func joined(_ text: String) -> String {
    guard text.unicodeScalars.contains(separator) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != separator }))
  }
}

extension Unicode.Scalar {
  /// The blocks of the scripts that are written without spaces between words, and of Korean, which
  /// joins particles to them.
  private static let blocksWithoutSpaces: [ClosedRange<UInt32>] = [
    0x0E00...0x0EFF, 0x1000...0x109F, 0x1100...0x11FF, 0x1780...0x17FF, 0x3040...0x30FF,
    0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF,
    0xFF66...0xFF9F, 0x20000...0x3FFFF,
  ]

  /// Whether the scalar is of a script that is written without spaces between words, or of Korean.
  package var isOfScriptWithoutSpaces: Bool {
    value >= 0x0E00 && Self.blocksWithoutSpaces.contains { $0.contains(value) }
  }
}
