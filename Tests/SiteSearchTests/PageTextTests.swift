import Testing

@testable import SiteSearch

/// The text of a page, as a search finds it.
struct PageTextTests {
  private func passages(_ page: String) -> [String] {
    let text = PageText(of: Array(page.utf8))
    return text.passages.map {
      "\($0.isTitle ? "title " : "")\($0.anchor)|"
        + String(decoding: text.bytes[$0.range], as: UTF8.self)
    }
  }

  @Test func `each text belongs to the ID before it`() {
    #expect(
      passages(
        """
        <!doctype html><html><head><title>No</title><style>p { color: red }</style></head>
        <body><nav>Home <nav>inner</nav> People</nav><main><h1>Weekly  sync</h1><p>Before</p>
        <section id="turns"><h2>Transcript</h2><p id='t-1'>One<br>two</p><p id=t-2>Three</p>
        </section></main><script>var no = "</p>"</script></body></html>
        """) == [
          "title |Weekly sync", "|Before", "turns|Transcript", "t-1|One two", "t-2|Three",
        ])
  }

  @Test(arguments: [
    ("a&amp;b &lt;i&gt; &quot;c&quot; &#39;d&#x27;", "a&b <i> \"c\" 'd'"),
    ("a &b; &amp &#xD800; &#1114112; c", "a &b; &amp &#xD800; &#1114112; c"),
    ("a<b>b</b>c<wbr>d <em>e</em>, <p>f", "abcd e, f"),
    ("a<!-- <p id=x> -- > -->b", "ab"), ("1 < 2 <3", "1 < 2 <3"),
    ("<p title=\"a > b\" id=\"\">c", "c"), ("a\u{0}b\nc\u{7F}d&#10;e", "a b c d e"),
    ("<svg><text>no</text></svg>yes", "yes"), ("a<svg width=\"1\"/>b", "ab"), ("<p", ""),
    ("<p id=\"", ""), ("<!--", ""),
    ("a &amp; b  & c\u{7F} d &lt;", "a & b & c d <"), (" a &nbsp; b ", "a b"),
    ("a &#32; b", "a b"),
  ])
  func `text is what a browser shows`(page: String, text: String) {
    let found = PageText(of: Array(page.utf8))
    #expect(
      found.passages.map { String(decoding: found.bytes[$0.range], as: UTF8.self) }
        .joined(separator: "/") == text)
  }
}
