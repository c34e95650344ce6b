import Testing
import TextEscaping
import Yams

/// Front matter in Yams, the verifier's parser.
@Suite struct FrontMatterYAMLTests {
  @Test func `every text is read back`() throws {
    for text in AttackStrings.all + [
      "", " ", "\u{0}", "\u{85}\u{2028}\u{FEFF}", "e\u{301}", "\r\n",
    ]
    // Yams drops a byte order mark at the start of a string, even an escaped one.
    where !text.unicodeScalars.starts(with: ["\u{FEFF}"]) {
      var yaml: [UInt8] = []
      PlainText.appendFrontMatter(text, to: &yaml)
      let read = try Yams.compose(yaml: String(decoding: yaml, as: UTF8.self))?.string ?? "nothing"
      #expect(Array(read.utf8) == Array(text.utf8))
    }
  }
}
