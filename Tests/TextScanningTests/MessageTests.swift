import Testing
import TextScanning

@Suite struct MessageTests {
  @Test func `an excerpt is cut by scalars and says so`() {
    #expect("abc".excerpt(upTo: 3) == "abc")
    #expect("abcd".excerpt(upTo: 3) == "abc…")
    #expect(String(repeating: "é", count: 61).excerpt() == String(repeating: "é", count: 60) + "…")
  }

  @Test func `a quoted text is cut and has no control character`() {
    #expect("a\u{1B}b\n".quoted() == #""a\u{1B}b\n""#)
    #expect("abcd".quoted(upTo: 3) == "\"abc…\"")
    #expect("a\u{200E}".quoted().unicodeScalars.allSatisfy { $0.isASCII })
  }

  @Test(arguments: [
    ("plain text", "plain text"), ("\u{1B}[31mred", "\\u{1B}[31mred"), ("a\r\n\tb", "a b"),
    ("  a  ", "a"), ("\u{9B}2J\u{7F}\u{0}", "\\u{9B}2J\\u{7F}\\u{0}"),
    ("\u{202E}gnp.exe\u{2066}", "\\u{202E}gnp.exe\\u{2066}"), ("\u{FEFF}x", "\\u{FEFF}x"),
    ("naïve 会议 👩‍👩‍👧", "naïve 会议 👩‍👩‍👧"), ("", ""),
  ])
  func `a printable text cannot act on a terminal`(text: String, printed: String) {
    #expect(text.printable() == printed)
  }

  @Test func `a long printable text is cut`() {
    #expect(String(repeating: "ab", count: 1_000_000).printable(upTo: 5) == "ababa…")
    #expect("abc  ".printable(upTo: 3) == "abc…")
  }
}
