/// A text from outside, made fit for one line of a message on a terminal.
///
/// Control characters and the characters that turn the direction of text are spelt out, white
/// space is a single space, and what is longer than the limit is cut: `"\u{1B}[2J"` becomes
/// `\u{1B}[2J`, with a visible backslash.
///
/// - Parameters:
///   - text: The text.
///   - limit: How many characters at most.
func printable(_ text: String, limit: Int = 300) -> String {
  var result = String.UnicodeScalarView()
  var count = 0
  var isAfterSpace = true
  for scalar in text.unicodeScalars {
    let isSpace = scalar == " " || ("\t"..."\r").contains(scalar)
    if isSpace && isAfterSpace { continue }
    isAfterSpace = isSpace
    guard count < limit else {
      result.append("…")
      break
    }
    count += 1
    if isSpace {
      result.append(" ")
    } else if isUnsafe(scalar) {
      result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars
    } else {
      result.append(scalar)
    }
  }
  if result.last == " " { result.removeLast() }
  return String(result)
}

/// Whether a scalar could act on a terminal or reorder the text around it.
private func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
    true
  default: false
  }
}
