import JSONDocument
import Testing
import TestSupport
import TextEscaping

@Suite struct PlainTextReadingTests {
  /// The Markdown for a text that is a whole line, and for one with nothing known after it.
  @Test(arguments: [
    ("plain words, don't you think?", "plain words, don't you think?"),
    ("snake_case and 2 * 3 and 2^10", "snake_case and 2 * 3 and 2^10"),
    ("R&D, AT&T, C# and #1 at 10:30", "R&D, AT&T, C# and #1 at 10:30"),
    ("a < b, c > d, <3 -> e - f -- g", "a < b, c > d, <3 -> e - f -- g"),
    ("50% of (some) {laughs} well...", "50% of (some) {laughs} well..."),
    (#"in C:\Users and e.g. v1.5"#, #"in C:\Users and e.g. v1.5"#),
    ("wow! and/or = x; \"so\" 'it' goes", "wow! and/or = x; \"so\" 'it' goes"),
    ("-5 degrees", "-5 degrees"), ("+1 from me", "+1 from me"), ("1.5 million", "1.5 million"),
    ("日本語、とても。", "日本語、とても。"),
    // Markup.
    ("*a* _b_ `c` ~d~", #"\*a\* \_b\_ \`c\` \~d\~"#),
    ("[x](y) ![z](y) [laughs] [[w]]", #"\[x\](y) !\[z](y) \[laughs] \[\[w]]"#),
    ("<b>&amp; <!-- -->", #"&lt;b>&amp;amp; &lt;!-- --&gt;"#),
    ("a | b", "a &#124; b"), ("\\* \\n", "\\\\\\* \\n"), ("$20", #"\$20"#),
    // Blocks.
    ("# a", "\\# a"), ("- a", #"\- a"#), ("---", #"\---"#), ("1. a", #"1\. a"#), ("> a", #"\> a"#),
    ("+ a\n2) b\n===", "\\+ a  \n2\\) b  \n\\=\\=\\="),
    ("  a\n\n\n   b  \r\nc", "a  \nb  \nc"), ("    a", "a"), (": a", #"\: a"#), (":) a", ":) a"),
    (". a", #"\. a"#), ("a&copy b", "a&amp;copy b"),
    // Other readers.
    ("#tag a::b ==c== %%d%% ^e", "\\#tag a:\\:b =\\=c=\\= %\\%d%\\% \\^e"),
    ("x {{ a }} {% b %} {: c}", #"x {\{ a }} {&#37; b %} {\: c}"#),
    ("http://a.b/c_d www.e.f g@h.com", #"http\://a\.b/c_d www\.e.f g@h\.com"#),
    (":smile: at 10:30:45", #":smile\: at 10:30:45"#),
    (":a:xmpp:b@c.d", #":a\:xmpp`:`b@c\.d"#),
    ("b)](/u){onclick=x} f() {g}", #"b)](/u)\{onclick=x} f() {g}"#),
  ])
  func `escapes are few`(text: String, markdown: String) {
    var output: [UInt8] = []
    PlainText.appendMarkdown(text, to: &output, before: UInt8(ascii: "\n"))
    #expect(String(decoding: output, as: UTF8.self) == markdown)
  }

  @Test(arguments: [
    ("wow!", #"wow\!"#), ("50%", "50&#37;"), ("so:", "so&#58;"), ("C#", "C\\#"), ("42", "4&#50;"),
    ("a ", "a&#32;"), (#"a\"#, #"a&#92;"#), ("R&D", "R&amp;D"), ("a {", "a &#123;"),
  ])
  func `the edges of a text are safe next to anything`(text: String, markdown: String) {
    var output: [UInt8] = []
    PlainText.appendMarkdown(text, to: &output)
    #expect(String(decoding: output, as: UTF8.self) == markdown)
  }

  @Test(arguments: [
    ("- [ ] ", "a\nb", "a  \n  b"), ("> - ", "a\nb", "a  \n>   b"), ("12. ", "a\nb", "a  \n    b"),
    ("![", "xmpp:a@b.c", #"xmpp\:a@b\.c"#),
    ("## ", "a\nb", "a b"), ("| ", "a\nb", "a b"), ("[", "a\n[b]", "a &#91;b&#93;"),
    ("## ", "{a} #b #", "&#123;a} \\#b \\#"), ("<a title=\"", "\"x\ny", "&quot;x&#10;y"),
    ("<a title=\"a>b\" x='", "'", "&#39;"), ("`<a` ", "b c", "b c"), ("[a](", "b c", "b&#32;c"),
    ("a\\", "*", "\\\\*"), ("&", "amp;", "&#97;mp;"), ("**", " a", "&#32;a"), ("a", " b", " b"),
  ])
  func `escapes depend on the place`(before: String, text: String, markdown: String) {
    var output = Array(before.utf8)
    PlainText.appendMarkdown(text, to: &output, before: UInt8(ascii: "\n"))
    #expect(String(decoding: output, as: UTF8.self) == before + markdown)
  }

  @Test(.requires(.sharedFolder()))
  func `at most one in 300 characters of real speech is an escape`() throws {
    var characters = 0
    var escapes = 0
    for (_, bytes) in try SharedFolder.meetings() {
      let answer = try JSONParser.parse(bytes).objectValue
      let transcript = try #require(answer?["transcript"]?.stringValue)
      for line in transcript.split(separator: "\n") {
        // `[time] NAME: text`
        guard let start = line.firstRange(of: "] ")?.upperBound,
          let colon = line[start...].firstRange(of: ": ")
        else { continue }
        let text = String(line[colon.upperBound...])
        var output = Array("**\(line[start..<colon.lowerBound]):** ".utf8)
        let before = output.count
        PlainText.appendMarkdown(text, to: &output, before: UInt8(ascii: "\n"))
        characters += text.unicodeScalars.count
        escapes += output.count - before - text.utf8.count
      }
    }
    print(
      "\(escapes) of \(characters) characters are escapes: one in \(characters / max(1, escapes))")
    #expect(characters > 1_000_000)
    #expect(escapes * 300 <= characters)
  }
}
