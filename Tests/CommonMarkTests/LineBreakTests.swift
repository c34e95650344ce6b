import CommonMark
import Testing
import TestSupport

@Suite struct LineBreakTests {
  @Test(arguments: [
    ("Customer: a\nBudget: b", "<p>Customer: a<br />\nBudget: b</p>\n"),
    ("*a\nb* c  \nd\\\ne", "<p><em>a<br />\nb</em> c<br />\nd<br />\ne</p>\n"),
    (
      "> a\n> b\n\n- c\n  d",
      "<blockquote>\n<p>a<br />\nb</p>\n</blockquote>\n<ul>\n<li>c<br />\nd</li>\n</ul>\n"
    ),
    ("`a\nb`", "<p><code>a b</code></p>\n"),
    ("```\na\nb\n```", "<pre><code>a\nb\n</code></pre>\n"),
    ("a\nb\n===", "<h1>a\nb</h1>\n"),
    ("[a\nb](http://c)", "<p><a href=\"http://c\">a\nb</a></p>\n"),
  ])
  func `a line break in a paragraph is shown as one`(source: String, html: String) {
    #expect(Rendered.html(source) == html)
  }

  @Test func `a line break is white space if lines are not kept`() {
    var html: [UInt8] = []
    MarkdownDocument("a\nb\n<br>\nc", keepsLines: false).appendHTML(to: &html)
    #expect(String(decoding: html, as: UTF8.self) == "<p>a\nb<br />\nc</p>\n")
  }

  @Test(arguments: [
    ("a<br>b", "<p>a<br />\nb</p>\n"),
    ("a<BR/>b<br />c<br\t/>d", "<p>a<br />\nb<br />\nc<br />\nd</p>\n"),
    ("a<br>\nb", "<p>a<br />\nb</p>\n"), ("a\n<br/>\nb", "<p>a<br />\nb</p>\n"),
    ("<br>a", "<p>a</p>\n"), ("a<br>", "<p>a</p>\n"), ("a<br><br>b", "<p>a<br />\nb</p>\n"),
    ("a</br>b", "<p>a<br />\nb</p>\n"), ("**a<br>b**", "<p><strong>a<br />\nb</strong></p>\n"),
    ("- a<br>b", "<ul>\n<li>a<br />\nb</li>\n</ul>\n"), ("- <br>a", "<ul>\n<li>a</li>\n</ul>\n"),
    ("`<br>`", "<p><code>&lt;br&gt;</code></p>\n"),
    ("```\n<br>\n```", "<pre><code>&lt;br&gt;\n</code></pre>\n"),
    ("`a\n<br/>`", "<p><code>a &lt;br/&gt;</code></p>\n"),
    ("a<br class=\"x\">b", "<p>a&lt;br class=&quot;x&quot;&gt;b</p>\n"),
    ("a &lt;br&gt; b", "<p>a &lt;br&gt; b</p>\n"), ("a \\<br> b", "<p>a &lt;br&gt; b</p>\n"),
    ("<bread>", "<p>&lt;bread&gt;</p>\n"),
  ])
  func `only a br tag is a line break`(source: String, html: String) {
    #expect(Rendered.html(source) == html)
  }

  @Test func `a br tag in a cell is a line break in HTML and a space in Markdown`() {
    let source = "| a |\n| --- |\n| b<br>c |\n| <br/>d |"
    let html = Rendered.html(source)
    #expect(html.contains("<td>b<br />\nc</td>"))
    #expect(html.contains("<td>d</td>"))
    #expect(Rendered.markdown(source) == "| a |\n| --- |\n| b c |\n| d |")
    #expect(MarkdownDocument(source).plainText == "a\nb c\nd")
  }

  @Test(arguments: [
    ("", "a\nb", "a  \nb"), ("- ", "a<br>b", "- a  \n    b"), ("> - ", "a\nb", "> - a  \n>     b"),
    ("# ", "a\nb", "# a b"), ("| ", "a\nb", "| a b"), ("", "a\n- b", "a\n\n- b"),
    ("", "a\n\\- b", "a  \n\\- b"), ("", "[a\nb](http://c)", "[a b](http://c)"),
  ])
  func `a line break is written in a form that every reader shows`(
    before: String, source: String, markdown: String
  ) {
    #expect(Rendered.markdown(source, after: before) == markdown)
  }

  @Test func `a source with a br tag is not a line`() {
    #expect(!MarkdownDocument.isLine("steel<br>two weeks"))
    #expect(MarkdownDocument.isLine("less < more"))
  }
}
