import CommonMark
import Testing
import TestSupport

@Suite struct MarkdownDocumentTests {
  @Test(arguments: [
    ("*a* **b** `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>\n"),
    ("a <b>b</b>", "<p>a &lt;b&gt;b&lt;/b&gt;</p>\n"),
    ("<div>\nx\n</div>", "<p>&lt;div&gt;<br />\nx<br />\n&lt;/div&gt;</p>\n"),
    ("![alt *x*](http://a.b/c.png)", "<p><a href=\"http://a.b/c.png\">alt <em>x</em></a></p>\n"),
    ("[a](javascript:alert(1))", "<p>a (javascript:alert(1))</p>\n"),
    ("[a](#x) [b](c.md)", "<p>a (#x) b (c.md)</p>\n"),
    ("[a](HTTPS://x.y \"t\")", "<p><a href=\"HTTPS://x.y\" title=\"t\">a</a></p>\n"),
    ("[![b](http://c)](http://d)", "<p><a href=\"http://d\">b (http://c)</a></p>\n"),
    ("[](http://d)", "<p><a href=\"http://d\">http://d</a></p>\n"),
    ("<javascript:alert(1)>", "<p>javascript:alert(1)</p>\n"),
    ("``` Swift b\nc\n```", "<pre><code class=\"language-Swift\">b\nc\n</code></pre>\n"),
    ("```mermaid\nc\n```", "<pre><code>mermaid\nc\n</code></pre>\n"),
    ("``` a b\nc\n```", "<pre><code>a b\nc\n</code></pre>\n"),
  ])
  func `HTML has only allowed markup and loses no word`(source: String, html: String) {
    #expect(Rendered.html(source) == html)
  }

  @Test(arguments: [
    ("# a\n\n### b", 3, "<h3>a</h3>\n<h4>b</h4>\n"),
    ("## a\n\n# b", 6, "<h6>a</h6>\n<h6>b</h6>\n"),
    ("##### a", 2, "<h2>a</h2>\n"),
  ])
  func `headings are moved below the heading above them`(
    source: String, level: Int, html: String
  ) {
    #expect(Rendered.html(source, headingLevel: level) == html)
  }

  @Test(arguments: ["```\nx\n```", "    x", "- a\n\n      x", "> ~~~\n> x", "a\n\n```js\nx\n```"])
  func `text after code does not keep its fence open`(source: String) {
    for prefix in ["", "- ", "> ", "Owner: "] {
      let markdown =
        Rendered.markdown(source, after: prefix) + " behind\n\n~~~\n*code*\n~~~\n"
      let html = String(decoding: LibcmarkReader.html(Array(markdown.utf8)), as: UTF8.self)
      #expect(html.contains("*code*"), "\(html)")
      #expect(!html.contains("~"), "\(html)")
    }
  }

  @Test(arguments: [
    ("a *b* `c`", true), ("a", true), ("**a** b", true), ("a\nb", false), ("a  \nb", false),
    ("    a", false),
    ("# a", false), ("- a", false), ("a\n\nb", false), ("```", false), ("***", false),
  ])
  func `a document is a line if text may follow it`(source: String, isLine: Bool) {
    #expect(MarkdownDocument(source).isLine == isLine)
    #expect(MarkdownDocument.isLine(source) == isLine)
  }

  @Test func `a document of one paragraph can be written without its tag`() {
    #expect(Rendered.html("*a*", isTight: true) == "<em>a</em>")
    #expect(Rendered.html("*a*\n\nb", isTight: true) == "<p><em>a</em></p>\n<p>b</p>\n")
  }

  @Test(arguments: [
    ("- ", "a\n\nb", "- a\n\n    b\n"),
    ("> - ", "a\nb", "> - a  \n>     b"),
    ("x: ", "- a", "x:\n\n- a"),
    ("# ", "a\n\n- b\n- c", "# a b c"),
    ("", "- a\n\n* b", "- a\n\n* b"),
    ("- ", "- a", "- - a"),
  ])
  func `a fragment continues the block that it is in`(
    before: String, source: String, after: String
  ) {
    #expect(Rendered.markdown(source, after: before) == after)
  }

  @Test(arguments: [
    "with **€4,400** to spare", "a *b* c", "see `x` there", "at [a](http://b.c) and on",
    "**a** *b* **c**", "by **May**; then `x`; or [a](http://b.c); so", "a **b *c* d** e",
  ])
  func `a space next to emphasis, code and links stays a space`(source: String) {
    #expect(Rendered.markdown(source) == source)
  }

  @Test(arguments: [
    ("[a](http://b:80/?c=d)", "[a](http://b:80/?c=d)"),
    ("<http://b:80/?c=d>", "<http://b:80/?c=d>"),
    ("[a](http://b/?c==)", "[a](http://b/?c=&#61;)"),
    ("[a](http://b#c::d)", "[a](http://b#c:&#58;d)"),
    ("[a](http://b/:c:)", "[a](http://b/:c&#58;)"), ("[a](http://b/~~c)", "[a](http://b/~&#126;c)"),
    ("<http://b/?c===>", "[http\\://b/?c=\\=\\=](http://b/?c=&#61;&#61;)"),
  ])
  func `an address with other readers' syntax keeps its destination`(
    source: String, markdown: String
  ) {
    #expect(Rendered.markdown(source) == markdown)
    #expect(LibcmarkReader.html(Array(markdown.utf8)) == LibcmarkReader.html(Array(source.utf8)))
  }

  @Test func `plain text is the visible text`() {
    #expect(MarkdownDocument("# a\n\n*b*\nc\n\n- d\n- `e`").plainText == "a\nb\nc\nd\ne")
  }

  @Test(arguments: [
    ("", "- a\n\n  ---\n\n  b", "- a\n\n    b"), ("", "- ***\n\n- a", "- a"),
    ("", "1. ***\n\na", "a"),
    ("", "> a\n>\n> ***", "> a"), ("- ", "a\n\n***\n\nb", "- a\n\n    b\n"),
    ("", "- - a\n\n  ***\n\n  - b", "- * a\n\n  + b"),
  ])
  func `no thematic break is written in an item or a quote`(
    before: String, source: String, after: String
  ) {
    #expect(Rendered.markdown(source, after: before) == after)
  }

  @Test(arguments: [
    ("- [ ] ", "# a", "- [ ] **a**"), ("- [ ] ", "# a\n\nb", "- [ ] **a**\n\n    b\n"),
    ("> x: ", "# a", "> x: **a**"), ("x: ", "# a", "x:\n\n# a"),
    ("- [ ] ", "*a*\n===", "- [ ] *a*"),
  ])
  func `a heading behind text in an item goes on in its line`(
    before: String, source: String, after: String
  ) {
    #expect(Rendered.markdown(source, after: before) == after)
  }

  @Test(arguments: [
    ("", "- > a", "- > a"), ("", "- > a\n  >\n  > b", "- a\n\n    b"),
    ("", "- > > a\n  > > b", "- a  \n    b"), ("- ", "> a\n\nb", "- > a\n\n    b\n"),
    ("- ", "> a\n> > b", "- a\n\n    > b\n"),
    ("", "- a\n\n  > b\n  >\n  > c", "- a\n\n    > b\n    >\n    > c"),
    ("", "- > a\n  > - b\n\n  - c", "- a\n\n    - b\n\n    * c"),
    ("", "- > - a\n  >\n  > b", "- * a\n\n  b"),
    ("", "- > > - a\n  > b\n  >\n  > + c", "- * a  \n      b\n\n  + c"),
  ])
  func `a quote with further lines does not begin on the line of an item's mark`(
    before: String, source: String, after: String
  ) {
    #expect(Rendered.markdown(source, after: before) == after)
  }

  @Test(arguments: [
    ("", "| a |\n| - |\n| b |", "| a |\n| --- |\n| b |\n\n"), ("", "a\n\n---", "a\n\n___\n\n"),
    ("- ", "---", "- "), ("", "a", "a"), ("| ", "b", "| b"),
    ("", "\\_\\_\\_", "\\_\\_\\_"),
  ])
  func `a table and a thematic break end before the text that follows`(
    before: String, source: String, after: String
  ) {
    var output = Array(before.utf8)
    MarkdownDocument(source).appendMarkdown(to: &output)
    MarkdownDocument.endBlock(from: before.utf8.count, in: &output)
    #expect(String(decoding: output, as: UTF8.self) == after)
  }

  @Test(arguments: [
    ("2.", "2\\."), ("a\n\n3)\n\nb", "a\n\n3\\)\n\nb"), ("- a\n- 3.\n- b", "- a\n- 3\\.\n- b"),
    ("> 2.", "> 2\\."), ("5.\n6.", "5\\.  \n6\\."), ("1. 2.", "1. 2\\."),
    ("2. <b>", "2. &lt;b>"), ("2. `c`", "2. `c`"), ("1. a\n2.", "1. a"),
  ])
  func `a numbered list without content is its numbers`(source: String, markdown: String) {
    #expect(Rendered.markdown(source) == markdown)
  }
}
