/// Text from outside, made fit for a message.
extension String {
  /// The text cut to a number of scalars that can be read, with `…` behind it where it was longer.
  ///
  /// Control characters stay as they are.
  package func excerpt(upTo limit: Int = 60) -> String {
    guard unicodeScalars.dropFirst(limit).first != nil else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.prefix(limit))) + "…"
  }

  /// The text in quotes, cut to a number of scalars, with control and format characters escaped.
  package func quoted(upTo limit: Int = 60) -> String {
    var text = "\""
    for (index, scalar) in unicodeScalars.enumerated() {
      guard index < limit else {
        text += "…"
        break
      }
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        text += scalar.escaped(asASCII: true)
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }

  /// The text on one line that is safe to show on a terminal, cut to a number of scalars.
  ///
  /// A run of white space becomes one space, and white space at either end is dropped. Control
  /// characters and direction controls are escaped: ESC `[2J` becomes `\u{1B}[2J`, with a visible
  /// backslash.
  package func printable(upTo limit: Int = 300) -> String {
    var result = String.UnicodeScalarView()
    var count = 0
    var isAfterSpace = true
    for scalar in unicodeScalars {
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
      } else if scalar.isUnsafeOnTerminal || scalar == "\u{FEFF}" {
        result.append(contentsOf: scalar.braceEscape)
      } else {
        result.append(scalar)
      }
    }
    if result.last == " " { result.removeLast() }
    return String(result)
  }
}

extension Unicode.Scalar {
  /// Whether the scalar could move the cursor, change colours, end the line or reorder the text
  /// around it on a terminal: control characters, separators of lines and paragraphs, and direction
  /// controls and marks.
  package var isUnsafeOnTerminal: Bool {
    switch value {
    case 0...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// The scalar as Swift escapes it: `\u{1B}`.
  package var braceEscape: String.UnicodeScalarView {
    "\\u{\(String(value, radix: 16, uppercase: true))}".unicodeScalars
  }
}
