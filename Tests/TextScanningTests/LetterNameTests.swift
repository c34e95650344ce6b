import TextScanning
import Testing

struct LetterNameTests {
  @Test(arguments: [
    ("\u{E9}", "LATIN SMALL LETTER E", "ACUTE"), ("\u{F8}", "LATIN SMALL LETTER O", "STROKE"),
    ("\u{1EC5}", "LATIN SMALL LETTER E", "CIRCUMFLEX AND TILDE"),
  ])
  func `a name tells the letter and its accents`(
    letter: Unicode.Scalar, base: String, accents: String
  ) throws {
    let name = try #require(LetterName(letter))
    #expect(name.base == base && name.accents == accents)
  }

  @Test(arguments: ["e", "\u{DF}", "\u{301}", "\u{0}", "\u{4E00}"] as [Unicode.Scalar])
  func `what has no accent has no such name`(letter: Unicode.Scalar) {
    #expect(LetterName(letter) == nil)
  }

  @Test func `letters, marks and numbers are of words`() {
    let scalars: [Unicode.Scalar] = ["a", "\u{301}", "4", "\u{2160}", "\u{4E00}", "-", " ", "$"]
    #expect(
      scalars.map(\.properties.generalCategory.isOfWord)
        == [true, true, true, true, true, false, false, false])
  }
}
