import CommonMark
import Testing

/// Output grows at most linearly with its input.
@Suite struct OutputSizeTests {
  /// The unit that is repeated until the input is long enough.
  private static let units = [
    ">", "> ", "- ", "1. ", "> - ", "[", "![", "*a_ ", "**a*b**", "<!--", "&", "[a](<b", "\"", "`",
    "- a\n", "-\n", "> a\n\n", "#\n", "a\\\n", "a\n\n", "[a]: http://u\n", "[a]: http://u\n\n",
    "[a] ", "|", "|\n", "|a|\n|-|\n", "- [ ] a\n", "```\n", "<div>\n", "![](a)", "{{",
  ]

  /// A prefix before the repeated unit.
  private static let tails: [(start: String, unit: String)] = [
    (repeated(">", 50), "a\n"),
    (repeated(">", 50), "a\\\n"),
    (repeated("- ", 50) + "a", "\n"),
    (repeated("- ", 50) + "```", "\n"),
    (repeated("|a", 200) + "|\n" + repeated("|-", 200) + "|\n", "|\n"),
    ("[a]: http://" + repeated("u", 900) + "\n\n", "[a] [a]\n\n"),
    (repeated("|a", 2_000) + "|\n" + repeated("|-", 2_000) + "|\n", "a|b\n"),
  ]

  private static func repeated(_ unit: String, _ count: Int) -> String {
    String(repeating: unit, count: count)
  }

  private static let sources: [String] =
    units.map { repeated($0, 20_000 / $0.utf8.count) }
    + tails.map { $0.start + repeated($0.unit, 20_000 / $0.unit.utf8.count) }
    + [
      (0..<500).map { repeated("\t", min($0, 40)) + "- a\n" }.joined(),
      (1..<200).map { repeated("`", $0) + "a" }.joined(),
    ]

  @Test(arguments: sources.indices)
  func `output is bounded by a multiple of the input`(index: Int) {
    let source = Self.sources[index]
    let document = MarkdownDocument(source)
    var html: [UInt8] = []
    document.appendHTML(to: &html)
    var markdown: [UInt8] = []
    document.appendMarkdown(to: &markdown)
    // The largest factor is that of a quote's tags for each `>` in HTML.
    #expect(html.count <= 30 * source.utf8.count, "\(source.prefix(40))")
    #expect(markdown.count <= 10 * source.utf8.count, "\(source.prefix(40))")
    #expect(document.plainText.utf8.count <= 3 * source.utf8.count, "\(source.prefix(40))")
  }
}
