/// What the words around a number say about it.
enum PhoneContext {
  /// Words after which a number is no telephone number.
  private static let identifiers: Set<String> = [
    "id", "no", "nr", "number", "nummer", "numero", "order", "ticket", "invoice",
    "ref", "reference", "case", "issue", "bestellung", "rechnung", "auftrag", "vorgang",
    "aktenzeichen", "kundennummer", "auftragsnummer", "rechnungsnummer", "bestellnummer",
    "commande", "facture", "dossier", "pedido", "factura", "referencia",
    "expediente", "account", "konto", "compte", "cuenta", "build", "version", "isbn", "sku",
    "番号", "注文", "注文番号", "請求書", "バージョン",
  ]
  /// Words after which a number is a telephone number.
  private static let calls: Set<String> = [
    "call", "phone", "tel", "telephone", "mobile", "cell", "fax", "telefon", "handy", "mobil",
    "anrufen", "telephone", "portable", "appelez", "telefono", "movil", "llama", "電話", "携帯",
  ]
  /// Words and signs with which a number is an amount.
  private static let amounts: Set<String> = [
    "€", "$", "£", "¥", "%", "euro", "euros", "eur", "usd", "gbp", "jpy", "dollars", "dollar",
    "pounds", "yen", "円", "millions", "users", "bytes", "people", "ms",
  ]

  /// Whether the words before a number say that it identifies something else.
  static func isIdentifier(before start: Int, in text: ScannedText) -> Bool {
    words(before: start, in: text).contains { identifiers.contains($0) }
  }

  /// Whether the words before a number say that it is a telephone number.
  static func isCall(before start: Int, in text: ScannedText) -> Bool {
    words(before: start, in: text).contains { calls.contains($0) }
  }

  /// Whether the letters right before a number say so: `tel2015550123`.
  static func isCall(endingAt start: Int, in text: ScannedText) -> Bool {
    var begin = start
    while start - begin < 12, text.isASCIILetter(begin - 1) { begin -= 1 }
    return !text.has(.word, at: begin - 1) && calls.contains(text.string(begin..<start))
  }

  /// Whether a number has a currency or a unit beside it.
  static func isAmount(from start: Int, to end: Int, in text: ScannedText) -> Bool {
    let after = text.isSpace(end) ? end + 1 : end
    return words(before: start, in: text).last.map { amounts.contains($0) } == true
      || amounts.contains(word(at: after, in: text))
  }

  /// The last two words of the 24 characters before an index, the last one last.
  private static func words(before start: Int, in text: ScannedText) -> [String] {
    var words: [String] = []
    var index = start
    let lowest = max(0, start - 24)
    while index > lowest, words.count < 2 {
      index -= 1
      // Another sentence has nothing to do with the number.
      if text.isCharacter("\n", at: index) { break }
      guard text.has(.word, at: index) || isSign(index, in: text) else { continue }
      let end = index + 1
      if text.has(.word, at: index) {
        while index > lowest, text.has(.word, at: index - 1),
          text.has(.unspaced, at: index - 1) == text.has(.unspaced, at: end - 1)
        {
          index -= 1
        }
      }
      words.insert(text.string(index..<end), at: 0)
    }
    return words
  }

  private static func word(at start: Int, in text: ScannedText) -> String {
    var end = start
    if isSign(end, in: text) { return text.string(end..<end + 1) }
    while end < min(text.count, start + 12), text.has(.word, at: end) { end += 1 }
    let isUnspaced = text.has(.unspaced, at: start)
    return text.string(start..<(isUnspaced ? min(end, start + 1) : end))
  }

  private static func isSign(_ index: Int, in text: ScannedText) -> Bool {
    ["€", "$", "£", "¥", "%"].contains { text.isCharacter($0, at: index) }
  }
}
