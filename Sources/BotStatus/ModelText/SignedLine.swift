internal import TextScanning

/// A value of one line that begins with a sign and a quantity: `> 50 employees`, `- 3%`, `# 1`.
///
/// In Markdown the sign would begin a quote, a list or a heading, and the value would mean
/// something else without it.
enum SignedLine {
  /// The line with its sign escaped (CommonMark 2.4), so that it is text; nil for any other text.
  ///
  /// Numbers of lists, dates and times are no quantities: `- 2026-03-06: order` and `# 1. Plan` stay
  /// a list and a heading.
  ///
  /// - Parameter isItem: Whether the line is a list item, in which `-` and `+` may be its marker,
  ///   which ``ItemText`` handles.
  static func escaped(_ text: String, isItem: Bool) -> String? {
    guard let sign = text.utf8.first(where: { !$0.isCWhiteSpace }), ">#-+".utf8.contains(sign)
    else { return nil }
    let line = text.trimmed
    guard !line.hasByte(UInt8(ascii: "\n")), !line.hasByte(UInt8(ascii: "\r")) else { return nil }
    var rest = line.unicodeScalars.dropFirst()
    let isParted = rest.first.map(isSpace) ?? false
    switch sign {
    case UInt8(ascii: ">"):
      if rest.first == "=" { rest = rest.dropFirst() }
      guard beginsQuantity(rest.drop(while: isSpace), mayHaveCode: true) else { return nil }
    case UInt8(ascii: "#"):
      let words = rest.drop(while: isSpace)
      guard isParted, beginsQuantity(words) && !beginsDateOrTime(words) || beginsWithOf(words)
      else { return nil }
    default:
      let words = rest.drop(while: isSpace)
      guard isParted, !isItem, beginsQuantity(words), !beginsDateOrTime(words) else { return nil }
    }
    return "\\" + line
  }

  /// Whether a text begins with a number or a currency sign, perhaps with a sign of its own.
  ///
  /// - Parameter mayHaveCode: Whether the code of a currency may precede a number: `EUR 5`.
  static func beginsQuantity(
    _ text: Substring.UnicodeScalarView, mayHaveCode: Bool = false
  ) -> Bool {
    var rest = text
    if let first = rest.first, ["~", "≈", "±", "-", "+", "\u{2212}"].contains(first) {
      rest = rest.dropFirst().drop(while: isSpace)
    }
    if mayHaveCode {
      let code = rest.prefix(4).prefix { ("A"..."Z").contains($0) }
      if (1...3).contains(code.count) { rest = rest.dropFirst(code.count).drop(while: isSpace) }
    }
    guard let first = rest.first else { return false }
    if first.properties.generalCategory == .currencySymbol { return true }
    let digits = first == "." ? rest.dropFirst() : rest
    guard digits.first.map(isDigit) ?? false else { return false }
    // The number of a list.
    let behind = digits.drop(while: isDigit)
    let isMarker = behind.first == "." || behind.first == ")"
    return !isMarker || behind.dropFirst().first.map { !isSpace($0) } ?? false
  }

  private static func beginsDateOrTime(_ text: Substring.UnicodeScalarView) -> Bool {
    let behind = text.drop(while: isDigit)
    return (behind.first == "-" || behind.first == ":")
      && behind.dropFirst().first.map(isDigit) ?? false
  }

  /// Whether a text begins with the word `of`, as behind the sign for a number: `# of pumps`.
  private static func beginsWithOf(_ text: Substring.UnicodeScalarView) -> Bool {
    text.starts(with: "of".unicodeScalars) && text.dropFirst(2).first.map(isSpace) ?? false
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\u{A0}" || scalar == "\u{202F}"
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? ("0"..."9").contains(scalar) : scalar.properties.numericType == .decimal
  }
}
