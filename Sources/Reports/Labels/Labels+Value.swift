internal import Mustache
internal import TextScanning

extension Labels {
  /// A label as templates see it.
  ///
  /// A label of only words and common punctuation needs no escaping in any format, and is written
  /// as it is: escaping has to allow for what may follow, and would write the colon of
  /// `{{labels.owner}}{{labels.colon}}` as an entity.
  func value(of name: String) -> Value {
    let text = self[name]
    // A digit at the start of a line could begin a numbered list.
    let startsWithDigit = text.utf8.first?.isDigit ?? true
    return !startsWithDigit && Self.meansItself(text) ? .verbatim(text) : .text(text)
  }

  /// Whether a text has only words and common punctuation, which need no escaping inside a line.
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
