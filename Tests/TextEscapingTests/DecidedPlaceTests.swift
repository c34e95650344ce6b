import Testing
import TestSupport
import TextScanning

@testable import TextEscaping

/// Literal text that decides the place of the text after it: what is written there is what a writer
/// gives that reads the end of the output.
@Suite struct DecidedPlaceTests {
  private static let pieces = [
    "\n", "\n\n", "  \n", "# ", "- ", "* ", "> ", "1. ", "1", ": ", "| ", "|", "[", "](", ")", "]",
    "`", "``", "\\", "<", "</", "<a title=\"", "<a title='", "\">", "<td>", "</td>", "<title>",
    "<TITLE lang=x>", "<titles>", "<textarea>", "<option>", "<opt>", "<!-- ", "-->", ">", "=\"",
    "='", "a", "é", " ", "\t", "\"", "**", "- [x] ", String(repeating: "x", count: 600),
    String(repeating: "<", count: 3) + String(repeating: "y", count: 1_100),
  ]

  private struct Case {
    let before: [UInt8]
    let literal: [UInt8]
    let text: String
  }

  private func cases(_ count: Int, seed: UInt64) -> [Case] {
    var generator = SplitMix64(seed: seed + Effort.seed)
    return HostileText.texts(count, seed: seed).map { text in
      let parts = (0..<2).map { _ in
        (0..<Int.random(in: 1...5, using: &generator)).flatMap { _ in
          (Self.pieces.randomElement(using: &generator) ?? "").utf8
        }
      }
      return Case(before: parts[0], literal: parts[1], text: text)
    }
  }

  @Test func `Markdown at a place that a template decides is Markdown at the place that is there`()
    throws
  {
    var decided = 0
    for test in cases(Effort.texts, seed: 31) {
      guard let code = MarkdownPositionCode(after: test.literal.span) else { continue }
      decided += 1
      #expect(code.rawValue != 0)
      var known = test.before + test.literal
      var found = known
      PlainText.appendMarkdown(
        TextSlice(test.text), at: MarkdownPositionCode(rawValue: code.rawValue), to: &known)
      PlainText.appendMarkdown(test.text, to: &found)
      try #require(known == found, "\(String(decoding: found, as: UTF8.self).debugDescription)")
    }
    #expect(decided > Effort.texts / 10)
  }

  @Test func `HTML at a place that a template decides is HTML at the place that is there`() throws {
    var decided: Set<HTMLPosition> = []
    for test in cases(Effort.texts, seed: 32) {
      guard let position = HTMLPosition(after: test.literal.span) else { continue }
      decided.insert(position)
      var known = test.before + test.literal
      var found = known
      PlainText.appendHTML(TextSlice(test.text), at: position, to: &known)
      PlainText.appendHTML(test.text, to: &found)
      try #require(known == found, "\(String(decoding: found, as: UTF8.self).debugDescription)")
    }
    #expect(decided == [.text, .textOnlyElement, .tag])
  }

  @Test(arguments: ["", "a", "> ", "a title=\"", "title>", String(repeating: "x", count: 1_000)])
  func `literal text that leaves the place open decides nothing`(literal: String) {
    #expect(HTMLPosition(after: literal.utf8Span.span) == nil)
    #expect(MarkdownPositionCode(after: literal.utf8Span.span) == nil)
  }
}
