import Testing

@testable import Evidence

struct WordScannerTests {
  private func words(_ text: String) -> [WordHash] {
    var scanner = WordScanner()
    return scanner.withWords(of: text.utf8Span.span) { Array($0) }
  }

  @Test(arguments: [
    ("Readers", "reader"), ("reader's", "reader"), ("opening", "open"), ("CLOSED", "clos"),
    ("boxes'", "boxe"), ("nearly", "near"), ("bring", "bring"), ("Übung's", "übung"),
    ("'quoted'", "quoted"), ("l’été", "l'été"), ("ALS", "als"),
  ])
  func `a word is compared in lower case and without its ending`(word: String, stem: String) {
    #expect(words(word) == words(stem))
  }

  @Test func `words end where letters and digits end`() {
    #expect(words("one, two—three\u{2028}4 five/six '' ") == words("one two three 4 five six"))
    #expect(words("one two").count == 2)
    #expect(words("").isEmpty)
  }

  @Test func `a word beyond ASCII is one word wherever its other letters stand`() {
    #expect(words("caféteria naïve Éa").count == 3)
    #expect(words("naïve") == words("NAÏVE"))
  }

  @Test func `of scripts without spaces each pair of neighbours is a word`() {
    #expect(words("改札機").count == 2)
    #expect(words("改札a機").count == 2)
  }
}
