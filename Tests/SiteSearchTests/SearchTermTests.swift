import Testing

@testable import SiteSearch

/// The words that a text is found by.
struct SearchTermTests {
  private func words(_ text: String) -> [String] {
    var counter = SearchTermCounter()
    counter.add(Array(text.utf8)[...])
    return counter.takeTerms().map { String(decoding: $0.letters, as: UTF8.self) }
  }

  @Test(arguments: [
    ("Hello, hello WORLD!", ["hello", "world"]),
    ("Réunion reunion ALPAGE-Réunis", ["reunion", "alpage", "reunis"]),
    ("re\u{301}union", ["reunion"]),
    (
      "Straße STRASSE œuvre Łódź Øre İstanbul ısı",
      ["strasse", "oeuvre", "lodz", "ore", "istanbul", "isi"]
    ),
    ("ΛΌΓΟΣ λόγος", ["λογοσ"]), ("Ещё еще", ["еще"]),
    ("don't l’équipe", ["don", "t", "l", "equipe"]),
    ("ＡＢＣ１２３", ["abc123"]), ("v2.10_beta", ["v2", "10", "beta"]),
    ("会議室", ["会議", "議室", "室"]), ("会", ["会"]), ("A会議B", ["a", "会議", "議", "b"]),
    ("회의 안건", ["회의", "의", "안건", "건"]), ("カタカナ", ["カタ", "タカ", "カナ", "ナ"]),
    ("🙂 –— … ", []), ("", []),
  ])
  func `words are folded`(text: String, expected: [String]) {
    #expect(words(text) == expected)
  }

  @Test func `a long word is cut, and nothing behind it is lost`() {
    let long = String(repeating: "é", count: 100)
    #expect(words("a \(long) b") == ["a", String(repeating: "e", count: 40), "b"])
  }

  @Test func `a word weighs more if it is said often, and most in the title`() {
    var counter = SearchTermCounter()
    counter.add(Array("one two two three three three three title".utf8)[...])
    counter.add(Array("Title".utf8)[...], isTitle: true)
    let weights = Dictionary(
      counter.takeTerms().map { (String(decoding: $0.letters, as: UTF8.self), $0.weight) },
      uniquingKeysWith: { first, _ in first })
    #expect(weights == ["one": 0, "two": 1, "three": 2, "title": 3])
  }

  @Test func `the script is told of the letters that it cannot fold alone`() {
    var counter = SearchTermCounter()
    counter.add(Array("Éa会\u{301}".utf8)[...])
    #expect(counter.letters.scalars == ["É", "\u{301}"])
    #expect(counter.letters.scalars.map { FoldedScalar($0).letters } == [Array("e".utf8), []])
  }

  @Test func `words that are taken are counted anew`() {
    var counter = SearchTermCounter()
    counter.add(Array("one two two".utf8)[...])
    let first = counter.takeTerms()
    counter.add(Array("two three".utf8)[...])
    let second = counter.takeTerms()
    #expect(first.map(\.weight) == [0, 1] && second.map(\.weight) == [0, 0])
    #expect(second.map { String(decoding: $0.letters, as: UTF8.self) } == ["two", "three"])
  }

  @Test func `the letters of every character fit into four bytes`() {
    for value in (0..<0x110000 as Range<UInt32>) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let lower = scalar.properties.lowercaseMapping.unicodeScalars
      guard lower.count > 1 else { continue }
      // Only these could need more: the others are one letter, or two of ASCII.
      let kept = lower.filter { $0.properties.generalCategory != .nonspacingMark }
      #expect(kept.reduce(0) { $0 + UTF8.width($1) } <= 4, "U+\(String(value, radix: 16))")
    }
  }

  @Test func `many terms keep their numbers`() {
    var table = TermTable()
    let terms = (0..<5_000).map { Array("term\($0 * 7 % 5_000)".utf8) } + [[], [0xFF]]
    for _ in 0..<2 {
      let numbers = terms.map { table.number(of: $0) }
      #expect(numbers == Array(terms.indices))
    }
    #expect(terms.indices.allSatisfy { Array(table[$0]) == terms[$0] })
    #expect(
      table.sortedNumbers.map { Array(table[$0]) }
        == terms.sorted { $0.lexicographicallyPrecedes($1) })
    table.removeAll()
    #expect(table.count == 0)
    let number = table.number(of: terms[9])
    #expect(number == 0)
  }
}
