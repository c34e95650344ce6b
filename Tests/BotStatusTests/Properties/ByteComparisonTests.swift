import Testing
import TestSupport

@testable import BotStatus

/// What is done by words of eight bytes gives what is done character by character.
@Suite struct ByteComparisonTests {
  /// Pieces that are near to white space, and that are longer and shorter than a word.
  private static let pieces = [
    "a", "b", " ", "  ", "\t", "\n", "\r\n", "\u{1F}", "\u{7F}", "\u{85}", "\u{A0}", "\u{A1}",
    "\u{2003}", "\u{200B}", "\u{3000}", "\u{3001}", "é", "花子", "🦊", "word", "eight888",
    "a longer run of plain words",
  ]

  private func text(of count: Int, using generator: inout SplitMix64) -> String {
    (0..<count).map { _ in Self.pieces.randomElement(using: &generator) ?? "" }.joined()
  }

  @Test func `words and scalars are counted as Unicode has them`() {
    var generator = SplitMix64(seed: 11)
    for _ in 0..<2_000 {
      let text = text(of: Int.random(in: 0...20, using: &generator), using: &generator)
      let measure = TextMeasure(text.utf8Span.span)
      let words = text.unicodeScalars.split { $0.properties.isWhitespace }
      #expect(measure.words == words.count, "\(text.debugDescription)")
      #expect(measure.scalars == text.unicodeScalars.count, "\(text.debugDescription)")
    }
  }

  @Test func `a text begins with another one whatever white space is in them`() {
    func visible(_ text: String) -> [Unicode.Scalar] {
      text.unicodeScalars.filter { !$0.properties.isWhitespace }
    }
    var generator = SplitMix64(seed: 12)
    for _ in 0..<2_000 {
      let start = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
        Self.pieces.randomElement(using: &generator) ?? ""
      }
      // Mostly the same text, with other white space and now and then another piece.
      let pieces = start.map { piece in
        switch Int.random(in: 0..<12, using: &generator) {
        case 0: piece + "\u{3000}"
        case 1: " " + piece
        case 2 where Bool.random(using: &generator): "b"
        default: piece
        }
      }
      let text = pieces.joined() + text(of: 2, using: &generator)
      let expected = visible(text).starts(with: visible(start.joined()))
      #expect(
        Repetition.begins(text, with: start.joined()) == expected,
        "\(text.debugDescription) \(start.joined().debugDescription)")
    }
  }

  @Test func `names have numbers in the order in which they are first seen`() {
    var generator = SplitMix64(seed: 13)
    for count in [1, 2, 15, 16, 17, 40, 300] {
      // Some are the beginning of others, and of some only the end differs.
      let names = (0..<count).map { String(repeating: "x", count: $0 % 9) + "\($0)" }
      let said = names + (0..<1_000).compactMap { _ in names.randomElement(using: &generator) }
      let text = Array(said.joined().utf8)
      var table = NameTable()
      var start = 0
      for name in said {
        let end = start + name.utf8.count
        #expect(table.number(of: start..<end, in: text.span) == names.firstIndex(of: name))
        start = end
      }
    }
  }
}
