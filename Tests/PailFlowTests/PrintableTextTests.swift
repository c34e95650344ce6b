import Testing

@testable import PailFlow

@Suite struct PrintableTextTests {
  @Test(arguments: [
    ("plain text", "plain text"), ("\u{1B}[31mred", "\\u{1B}[31mred"), ("a\r\n\tb", "a b"),
    ("  a  ", "a"), ("\u{9B}2J\u{7F}\u{0}", "\\u{9B}2J\\u{7F}\\u{0}"),
    ("\u{202E}gnp.exe\u{2066}", "\\u{202E}gnp.exe\\u{2066}"), ("naïve 会议 👩‍👩‍👧", "naïve 会议 👩‍👩‍👧"),
    ("", ""),
  ])
  func `nothing of a text can act on a terminal`(text: String, printed: String) {
    #expect(printable(text) == printed)
  }

  @Test func `a long text is cut`() {
    #expect(printable(String(repeating: "ab", count: 1_000_000), limit: 5) == "ababa…")
  }
}
