internal import JSONDocument
internal import MeetingModel

/// Scores out of ten, or as percentages, in the formats that language models use.
enum ScoreText {
  /// Reads a score: a number, or a text such as `8.0`, `8/10`, `**8** / 10`, `8 out of 10` or `80%`.
  static func score(_ value: JSONValue?) -> Score? {
    switch value {
    case .number(let number): score(number)
    case .string(let text): score(text)
    default: nil
    }
  }

  /// Parses a text; returns nil if it is not just a score, or neither out of ten nor a percentage.
  static func score(_ text: String) -> Score? {
    let plain = String(text.unicodeScalars.filter { $0 != "*" && !$0.isWhiteSpace })
      .lowercased()
    let end = plain.utf8.firstIndex { !"+-.0123456789e".utf8.contains($0) } ?? plain.endIndex
    guard let number = JSONNumber(spelling: String(plain[..<end])) else { return nil }
    switch plain[end...] {
    case "", "/10", "/10.0", "outof10": return score(number)
    case "%":
      guard var score = score(number), let hundred = self.score("100"), score.take(hundred) else {
        return nil
      }
      return score
    default: return nil
    }
  }

  /// Parses a score and what is said about it: `7.5 - Good fit`, `8/10: strong`, `80% (good)`.
  static func scoreAndNote(_ text: String) -> (score: Score, note: String)? {
    let scalars = TitleText.plain(text).unicodeScalars
    guard scalars.first.map({ ("0"..."9").contains($0) || $0 == "*" }) ?? false,
      let sign = scalars.prefix(24).firstIndex(where: { "-–—:,;(".unicodeScalars.contains($0) }),
      let score = score(String(scalars[..<sign])), score.highest != nil
    else { return nil }
    var note = String(scalars[scalars.index(after: sign)...]).trimmed
    if scalars[sign] == "(" {
      guard note.utf8.last == UInt8(ascii: ")"),
        note.utf8.count(where: { "()".utf8.contains($0) }) == 1
      else { return nil }
      note = String(note.unicodeScalars.dropLast()).trimmed
    }
    // `7 - 8` is a range.
    guard note.unicodeScalars.first?.properties.isAlphabetic ?? false else { return nil }
    return (score, note)
  }

  /// Reads the highest score of a scale: a number, or a text such as `5`, `1-5`, `0 to 100` or
  /// `out of 5`.
  static func maximum(_ value: JSONValue) -> Score? {
    if let score = score(value) { return score }
    guard let text = value.stringValue?.lowercased(), text.utf8.count <= 24 else { return nil }
    let words = text.unicodeScalars.split { $0.isWhiteSpace || "-–—/".unicodeScalars.contains($0) }
      .map { String($0) }.filter { !["to", "out", "of", "from"].contains($0) }
    let numbers = words.compactMap { score($0) }
    guard let last = numbers.last, numbers.count == words.count, numbers.count <= 2,
      numbers[0].value < last.value || numbers.count == 1
    else { return nil }
    return last
  }

  /// The score for a number; nil if it has more digits than common JSON parsers accept.
  private static func score(_ number: JSONNumber) -> Score? {
    PortableJSON.isPortable(number) ? Score(number) : nil
  }
}
