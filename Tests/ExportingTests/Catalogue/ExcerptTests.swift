import Testing

@testable import Archive

/// The part of a text that a search shows.
struct ExcerptTests {
  /// The excerpt of a text in which `<` and `>` are around what was found.
  private func excerpt(_ text: String) -> String {
    let marked = text.replacing("<", with: "\u{1}").replacing(">", with: "\u{2}")
    return Excerpt.pieces(of: marked).map { $0.isFound ? "<\($0.text)>" : $0.text }.joined()
  }

  @Test(arguments: ["", "plain", "a <b> c", "<a> <b>", "<a><b>", "a<b>", "<é>", "会<議>室"])
  func `a short text is shown whole`(text: String) {
    #expect(excerpt(text) == text)
  }

  @Test func `a long text is cut between words, around what was found`() {
    let words = Array(repeating: "word", count: 100).joined(separator: " ")
    let cut = excerpt("\(words) <here> \(words)")
    #expect(cut.hasPrefix("…word ") && cut.hasSuffix(" word…") && cut.contains(" <here> "))
    #expect(cut.utf8.count < 260)
    let start = excerpt("<here> \(words)")
    #expect(start.hasPrefix("<here> word") && start.hasSuffix("word…"))
    let end = excerpt("\(words) <here>")
    #expect(end.hasPrefix("…word") && end.hasSuffix(" <here>"))
  }

  @Test func `the part with the most different words is shown`() {
    let words = Array(repeating: "word", count: 60).joined(separator: " ")
    let cut = excerpt("<One> <one> <ONE> \(words) <one> and <two> \(words)")
    #expect(cut.contains("<one> and <two>") && !cut.contains("ONE"))
  }

  @Test(arguments: ["a", "é", "会", "🙂"])
  func `a text without spaces is cut between characters`(character: String) {
    let long = String(repeating: character, count: 5_000)
    for text in ["<\(long)>", "\(long)<x>\(long)", "<x>\(long)", "\(long)<x>"] {
      let cut = excerpt(text)
      #expect(cut.utf8.count <= 260 && !cut.contains("\u{FFFD}"))
      #expect(cut.contains("<"))
    }
  }

  @Test func `a text of one word takes linear time`() {
    // Quadratic time would be hours.
    let text = String(repeating: "<a> ", count: 100_000)
    #expect(excerpt(text).utf8.count < 1_000)
  }

  @Test func `marks that are not in pairs end nothing`() {
    for text in ["<", ">", "<>", "a<b", "a>b", "<<a>>", "><"] {
      #expect(!excerpt(text).contains("\u{1}") && !excerpt(text).contains("\u{2}"))
    }
    #expect(Excerpt.withoutMarks("a\u{1}b\u{2}c") == "a b c")
  }
}
