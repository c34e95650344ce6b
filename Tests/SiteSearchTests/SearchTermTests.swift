import Testing

@testable import SiteSearch

/// The words that a text is found by.
struct SearchTermTests {
  private func words(_ text: String) -> [String] {
    var counter = SearchTermCounter()
    counter.add(Array(text.utf8))
    return counter.result.map { String(decoding: $0.letters, as: UTF8.self) }
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
    counter.add(Array("one two two three three three three title".utf8))
    counter.add(Array("Title".utf8), isTitle: true)
    let weights = Dictionary(
      counter.result.map { (String(decoding: $0.letters, as: UTF8.self), $0.weight) },
      uniquingKeysWith: { first, _ in first })
    #expect(weights == ["one": 0, "two": 1, "three": 2, "title": 3])
  }

  @Test func `the script is told of the letters that it cannot fold alone`() {
    var counter = SearchTermCounter()
    counter.add(Array("Éa会\u{301}".utf8))
    #expect(counter.folding.letters == ["É": Array("e".utf8), "\u{301}": []])
  }
}
