internal import JSONDocument
internal import MeetingModel

/// Scores out of ten, in the formats that language models use.
enum ScoreText {
  /// Reads a score: a number, or a text such as `8.0`, `8/10`, `**8** / 10` or `8 out of 10`.
  static func score(_ value: JSONValue?) -> Score? {
    switch value {
    case .number(let number): score(number)
    case .string(let text): score(text)
    default: nil
    }
  }

  /// Parses a text; returns nil if it is not just a score, or not one out of ten.
  static func score(_ text: String) -> Score? {
    let plain = String(text.unicodeScalars.filter { $0 != "*" && !$0.isWhiteSpace })
      .lowercased()
    let end = plain.utf8.firstIndex { !"+-.0123456789e".utf8.contains($0) } ?? plain.endIndex
    guard let number = JSONNumber(spelling: String(plain[..<end])),
      ["", "/10", "/10.0", "outof10"].contains(plain[end...])
    else { return nil }
    return score(number)
  }

  /// The score for a number; nil if it has more digits than common JSON parsers accept.
  private static func score(_ number: JSONNumber) -> Score? {
    PortableJSON.isPortable(number) ? Score(number) : nil
  }
}
