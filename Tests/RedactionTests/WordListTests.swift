import Testing

@testable import Redaction

struct WordListTests {
  private func redacted(_ text: String, words: String) -> String {
    Redactor(words: WordList(words)).redact(plain: text)
  }

  @Test func `a list has a word on each line, and comments`() {
    #expect(
      WordList("\u{FEFF}# secret\nFalcon\r\n\n  Blue Heron \n#x\n").words == [
        "Falcon", "Blue Heron",
      ])
  }

  @Test(arguments: [
    ("Project Falcon starts", "Project [redacted] starts"),
    ("FALCON, falcon", "[redacted], [redacted]"),
    ("Falcons and Falconry stay", "Falcons and Falconry stay"),
    ("**Fal**con", "**[redacted]"),
    ("the Blue\u{A0}Heron", "the [redacted]"),
    ("a résumé, a re\u{301}sume\u{301}, a resume", "a [redacted], a [redacted], a resume"),
    ("C++ and C", "[redacted] and C"),
    ("das Maß, MASS", "das [redacted], [redacted]"),
    ("極秘計画です", "[redacted]です"),
    ("ﬁnal", "[redacted]"),
  ])
  func `whole words are found in any case, with their accents`(text: String, expected: String) {
    let words = "Falcon\nBlue Heron\nrésumé\nC++\nMaß\n極秘計画\nfinal"
    #expect(redacted(text, words: words) == expected)
  }

  @Test func `a line without letters is reported`() {
    #expect(WordList("***\nok").unusable == ["***"])
  }
}
