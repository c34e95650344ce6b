import Testing
import TestSupport
import TextEscaping

@Suite struct PlainTextNormalisationTests {
  @Test(arguments: [
    ("a\r\nb\rc\nd", "a\nb\nc\nd"), ("\r\r\n\n", "\n\n\n"), ("a\u{2028}b\u{2029}c", "a\nb\nc"),
    ("\u{0}\u{8}\u{B}\u{C}\u{1F}\u{7F}\u{80}\u{85}\u{9F}", String(repeating: "\u{FFFD}", count: 9)),
    ("\t\n ~\u{A0}é日🙂", "\t\n ~\u{A0}é日🙂"),
    ("\u{FEFF}\u{FFFD}\u{E000}", "\u{FEFF}\u{FFFD}\u{E000}"),
    ("\u{1B}[31mred", "\u{FFFD}[31mred"),
  ])
  func `controls are replaced, breaks are line feeds`(text: String, normalised: String) {
    #expect(Array(PlainText.normalised(text).utf8) == Array(normalised.utf8))
  }

  @Test func `each non-character is replaced, and its neighbours are not`() {
    let nonCharacters = Set(
      Array(0xFDD0...0xFDEF) + (0...16).flatMap { [$0 << 16 | 0xFFFE, $0 << 16 | 0xFFFF] })
    for scalar in 0xA0...0x10FFFF {
      guard let scalar = Unicode.Scalar(UInt32(scalar)) else { continue }
      // Those are balanced.
      guard !(0x2028...0x202E).contains(scalar.value), !(0x2066...0x2069).contains(scalar.value)
      else { continue }
      let isKept = PlainText.normalised(String(scalar)).unicodeScalars.first == scalar
      let isExpected = !nonCharacters.contains(Int(scalar.value))
      if isKept != isExpected { Issue.record("U+\(String(scalar.value, radix: 16))") }
    }
  }

  @Test(arguments: [
    // Opened and closed, opened only, closed only.
    ("\u{202E}a\u{202C}", "\u{2068}\u{202E}a\u{202C}\u{2069}"),
    ("\u{202E}a", "\u{2068}\u{202E}a\u{202C}\u{2069}"), ("a\u{202C}b\u{2069}c", "abc"),
    ("\u{2067}a\u{202B}b", "\u{2068}\u{2067}a\u{202B}b\u{202C}\u{2069}\u{2069}"),
    // An isolate closes what was opened in it, and nothing closes an isolate but its own end.
    ("\u{2066}a\u{202A}b\u{2069}c", "\u{2068}\u{2066}a\u{202A}b\u{202C}\u{2069}c\u{2069}"),
    ("\u{2066}a\u{202C}b\u{2069}", "\u{2068}\u{2066}ab\u{2069}\u{2069}"),
    ("\u{202E}a\u{2069}b", "\u{2068}\u{202E}ab\u{202C}\u{2069}"),
    // Directions end with their line.
    ("\u{202E}a\nb\u{202C}", "\u{2068}\u{202E}a\u{202C}\u{2069}\nb"),
    ("x\n\u{202D}a\ny", "x\n\u{2068}\u{202D}a\u{202C}\u{2069}\ny"),
    ("z \u{202D}a", "\u{2068}z \u{202D}a\u{202C}\u{2069}"),
    // What is isolated already, and marks.
    ("\u{2068}a\u{2069}", "\u{2068}a\u{2069}"),
    ("a\u{200E}b\u{200F}c\u{61C}", "a\u{200E}b\u{200F}c\u{61C}"),
    ("\u{2068}a\u{2069}\u{2068}b\u{2069}", "\u{2068}\u{2068}a\u{2069}\u{2068}b\u{2069}\u{2069}"),
    ("\u{2067}a\u{2069}", "\u{2068}\u{2067}a\u{2069}\u{2069}"),
  ])
  func `direction controls are balanced in an isolate`(text: String, normalised: String) {
    #expect(literal(Array(PlainText.normalised(text).utf8)) == literal(Array(normalised.utf8)))
  }

  @Test func `no text reaches beyond itself`() {
    for text in SharedFolder.attacks + HostileText.texts(4000, seed: 7) {
      let normalised = PlainText.normalised(text)
      for line in normalised.unicodeScalars.split(separator: "\n") {
        var open: [Bool] = []
        for scalar in line {
          switch scalar.value {
          case 0x202A, 0x202B, 0x202D, 0x202E: open.append(false)
          case 0x2066...0x2068: open.append(true)
          case 0x202C: #expect(open.popLast() == false)
          case 0x2069: #expect(open.popLast() == true)
          default: break
          }
        }
        #expect(open.isEmpty)
      }
      #expect(Array(PlainText.normalised(normalised).utf8) == Array(normalised.utf8))
    }
  }

  @Test func `controls that are nested too deep are dropped, with what closes them`() {
    let deep =
      String(repeating: "\u{2067}", count: 100) + "a" + String(repeating: "\u{2069}", count: 100)
    let normalised = PlainText.normalised(deep + "b")
    #expect(normalised.unicodeScalars.filter { $0 == "\u{2067}" }.count == 60)
    #expect(normalised.unicodeScalars.filter { $0 == "\u{2069}" }.count == 61)
    #expect(normalised.unicodeScalars.suffix(2).elementsEqual("b\u{2069}".unicodeScalars))
  }

  @Test(arguments: [("a\r\nb\u{2028}c", "a b c"), ("a", "a"), ("\n", " ")])
  func `a single line has spaces for its breaks`(text: String, line: String) {
    #expect(Array(PlainText.singleLine(text).utf8) == Array(line.utf8))
  }

  @Test(arguments: [
    ("\u{1B}]0;x\u{7}", #"\u{1B}]0;x\u{7}"#), ("a\r\n\tb", #"a\r\n\tb"#), (#"C:\x é"#, #"C:\x é"#),
    ("\u{9B}\u{202E}\u{2028}\u{200E}", #"\u{9B}\u{202E}\u{2028}\u{200E}"#),
  ])
  func `a terminal is shown controls escaped`(text: String, shown: String) {
    #expect(PlainText.terminalSafe(text) == shown)
  }

  @Test func `nothing that moves a terminal is left`() {
    for text in SharedFolder.attacks + HostileText.texts(4000, seed: 8) {
      let shown = PlainText.terminalSafe(text)
      #expect(shown.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
    }
  }
}
