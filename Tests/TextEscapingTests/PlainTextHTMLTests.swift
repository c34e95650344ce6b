import MarkdownReaders
import Testing
import TestSupport
import TextEscaping

@Suite struct PlainTextHTMLTests {
  private func html(_ text: String, after before: String = "<p>") -> String {
    var output = Array(before.utf8)
    PlainText.appendHTML(text, to: &output)
    return String(decoding: output.dropFirst(before.utf8.count), as: UTF8.self)
  }

  @Test(arguments: [
    ("<p>", "a < b & \"c\" > 'd'", "a &lt; b &amp; &quot;c&quot; &gt; &#39;d&#39;"),
    ("<p>", "a\r\nb\n\nc", "a<br>\nb<br>\n<br>\nc"), ("", "a\nb", "a<br>\nb"),
    ("<title>", "a\nb", "a\nb"), ("<TITLE lang=\"en\">a ", "a\nb", "a\nb"),
    ("<textarea>", "\nb", "\nb"), ("<titles>", "a\nb", "a<br>\nb"),
    ("<a title=\"", "a \"b\n", "a&#32;&quot;b&#10;"),
    ("<a title=", "a onclick=b", "a&#32;onclick&#61;b"),
    ("<", "script", "&#115;cript"), ("<!-- ", "-->", "&#45;&#45;&gt;"),
    ("<p>", "\u{0}\u{1B}é\u{202E}", "\u{2068}\u{FFFD}\u{FFFD}é\u{202E}\u{202C}\u{2069}"),
    // A combining mark makes one `Character` with the quote before it.
    ("<p>", "\"\u{301}<\u{338}", "&quot;\u{301}&lt;\u{338}"),
  ])
  func `escapes depend on the place`(before: String, text: String, expected: String) {
    #expect(literal(Array(html(text, after: before).utf8)) == literal(Array(expected.utf8)))
  }

  @Test func `HTML shows every text, and no tag but a break`() {
    for text in SharedFolder.attacks + HostileText.texts(4000, seed: 9) {
      let shown = ShownHTML(html(text).utf8)
      #expect(shown.tags.isEmpty)
      #expect(
        ShownHTML.folded(shown.text) == ShownHTML.folded(Array(PlainText.normalised(text).utf8)))
    }
  }

  @Test func `no text ends an attribute, quoted or not`() {
    let special = Set("\"'<>=` \t\n\r".utf8)
    for text in SharedFolder.attacks + HostileText.texts(4000, seed: 10) {
      for before in ["<a title=\"", "<a title='", "<a title=", "<!--"] {
        #expect(html(text, after: before).utf8.allSatisfy { !special.contains($0) })
      }
    }
  }
}
