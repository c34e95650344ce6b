import CommonMark
import MarkdownReaders
import Testing
import TestSupport

@Suite struct CJKEmphasisTests {
  @Test(arguments: [
    ("**決定事項：**来週までに", "<strong>決定事項：</strong>来週までに"),
    ("これは**「重要」**です。", "これは<strong>「重要」</strong>です。"),
    ("価格*（税込）*は", "価格<em>（税込）</em>は"),
    ("**\"인용\"**은", "<strong>&quot;인용&quot;</strong>은"),
    ("请看**[计划](http://a.b)**吧", "请看<strong><a href=\"http://a.b\">计划</a></strong>吧"),
    ("用**`swift build`**吧", "用<strong><code>swift build</code></strong>吧"),
    ("the term**（注）**here", "the term<strong>（注）</strong>here"),
    ("***重要：***です", "<em><strong>重要：</strong></em>です"),
    ("**a *b：***字", "<strong>a <em>b：</em></strong>字"),
    ("**注。**次**注。**次", "<strong>注。</strong>次<strong>注。</strong>次"),
    ("字\\**（a）*字", "字*<em>（a）</em>字"),
  ])
  func `emphasis next to CJK punctuation is recognised`(source: String, html: String) {
    #expect(Rendered.html(source, isTight: true) == html)
    let markdown = Rendered.markdown(source)
    #expect(
      String(decoding: LibcmarkReader.html(Array(markdown.utf8)), as: UTF8.self)
        == "<p>\(html)</p>\n")
  }

  @Test(arguments: [
    ("a**\"b\"**c", "a**&quot;b&quot;**c"), ("2 * 3 * 4", "2 * 3 * 4"),
    ("** 決定 **来週", "** 決定 **来週"), ("`**「a」**字`", "<code>**「a」**字</code>"),
    ("\\*\\*決定：\\*\\*来週", "**決定：**来週"),
  ])
  func `asterisks that are not emphasis stay text`(source: String, html: String) {
    #expect(Rendered.html(source, isTight: true) == html)
  }

  @Test func `code, addresses and labels are not changed`() {
    let source = """
      ```
      **決定：**来週
      ```

      <http://a.b/**決定：**来週>

      [字**「a」**字]

      [字**「a」**字]: http://c.d/字**（e）**字
      """
    let html = Rendered.html(source)
    #expect(html.contains("<code>**決定：**来週\n</code>"))
    #expect(html.contains(">http://a.b/**決定：**来週</a>"))
    #expect(html.contains(">字<strong>「a」</strong>字</a>"))
    #expect(!html.unicodeScalars.contains { $0.value == 0x2FFFE })
  }

  /// Random texts of CJK words, punctuation and emphasis.
  static func sources(_ count: Int, seed: UInt64) -> [String] {
    var generator = SplitMix64(seed: seed + Effort.seed)
    let words = ["決定", "来週", "です", "중요", "은", "term", "2", "é"]
    let marks = ["：", "。", "「", "」", "（", "）", "\"", "(", ")", "、", "＋", "€", "!", " "]
    func text(_ depth: Int) -> String {
      (0..<Int.random(in: 1...4, using: &generator)).map { _ in
        switch Int.random(in: 0...(depth < 2 ? 6 : 3), using: &generator) {
        case 0, 1: words.randomElement(using: &generator) ?? ""
        case 2, 3: marks.randomElement(using: &generator) ?? ""
        case 4: "*" + text(depth + 1) + "*"
        default: "**" + text(depth + 1) + "**"
        }
      }.joined()
    }
    return (0..<count).map { _ in "q" + text(0) + "q" }
  }

  @Test func `written Markdown keeps its emphasis under the original rule`() {
    for source in Self.sources(Effort.texts, seed: 21) {
      func fault(_ source: String) -> String? {
        let wanted = ShownHTML(Rendered.html(source).utf8)
        let markdown = Rendered.markdown(source)
        let shown = ShownHTML(LibcmarkReader.html(Array(markdown.utf8)))
        // Emphasis may be dropped where no reader would recognise it, but no letter may be.
        return ShownHTML.folded(shown.text) == ShownHTML.folded(wanted.text)
          ? nil : "\(markdown): \(shown.text.debugDescription), not \(wanted.text.debugDescription)"
      }
      guard fault(source) != nil else { continue }
      let small = Shrinking.smallest(of: [source]) { fault($0[0]) != nil }[0]
      Issue.record("\(small.debugDescription): \(fault(small) ?? "")")
      return
    }
  }

  @Test(arguments: MarkdownReader.all)
  func `every reader shows the same emphasis`(_ reader: MarkdownReader) throws {
    try reader.requirement.check()
    let sources = Self.sources(reader.isSlow ? 200 : 600, seed: 22)
    let rule = "\n\n***\n\n"
    let markdown = sources.map { Rendered.markdown($0) }.joined(separator: rule)
    let shown = reader.shown(try reader.html(Array(markdown.utf8)))
    let own = ShownHTML(LibcmarkReader.html(Array(markdown.utf8)))
    let isEmphasis = { (tag: String) in
      tag.contains("strong>") || tag.contains("em>") || tag.hasPrefix("<hr")
    }
    let tags = shown.tags.filter(isEmphasis).map { $0.hasPrefix("<hr") ? "<hr>" : $0 }
    let wanted = own.tags.filter(isEmphasis).map { $0.hasPrefix("<hr") ? "<hr>" : $0 }
    #expect(wanted.filter { $0 == "<strong>" }.count > 100)
    // Readers differ in which of two that begin together is the outer one.
    let places = tags.split(separator: "<hr>", omittingEmptySubsequences: false)
    let parts = wanted.split(separator: "<hr>", omittingEmptySubsequences: false)
    for (index, (one, other)) in zip(places, parts).enumerated()
    where one.sorted() != other.sorted() {
      Issue.record(
        "\(sources[index]): \(Rendered.markdown(sources[index])): \(Array(one)), not \(Array(other))"
      )
      return
    }
  }
}
