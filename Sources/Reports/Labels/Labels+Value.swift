internal import Mustache
internal import TextScanning

extension Labels {
  /// A label as templates see it.
  ///
  /// One of words and common punctuation means itself in every format, and is written as it is: the
  /// escape of a text has to reckon with what may follow, and would write the colon of
  /// `{{labels.owner}}{{labels.colon}}` as an entity.
  func value(of name: String) -> Value {
    let text = self[name]
    // A digit at the start of a line could number a list.
    let startsWithDigit = text.utf8.first?.isDigit ?? true
    return !startsWithDigit && Self.meansItself(text) ? .verbatim(text) : .text(text)
  }

  /// Whether a text is of words and common punctuation, so that no format has to escape it inside
  /// a line.
  static func meansItself(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", " ", ",", ".", ":", "%": true
      case "\u{A0}", "\u{202F}", "’", "“", "”", "„", "«", "»", "–", "：", "、", "。", "「", "」": true
      default: scalar.value > 0x7F && scalar.properties.isAlphabetic
      }
    }
  }
}
