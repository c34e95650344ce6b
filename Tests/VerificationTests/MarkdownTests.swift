import Testing
import Verification

/// Findings in Markdown: every rule has a text that breaks just that rule.
@Suite struct MarkdownTests {
  /// Markdown without findings.
  static let own = """
    ---
    title: "Notes: a \\"b\\""
    date: "2026-03-02"
    participants: ["Ann", "Bob"]
    duration_minutes: 30
    tags: ["meeting"]
    aliases:
      - one
    ---

    # Notes

    Title
    =====

    A \\[\\[word\\]\\], a [link](<https://a.example/?a==#b>), [here](#notes), `[[code]]` and $5.
    C# is #1 at 10:30, a = b, 50% \\#tag, a^2, \\~\\~x\\~\\~, x::

    ```swift
    let a = [[1]] == %%
    ```

    | a | b |
    | :-- | --: |
    | 1 | 2 |

    """.replacing(" x::", with: " x")

  @Test func `very many brackets in front matter are checked, too`() throws {
    let names = (0..<6_000).map { "  - \"[\($0)] Ann\"\n" }.joined()
    #expect(try Sample.findings("---\nnames:\n\(names)---\n", .markdown) == [])
    let tag = try Sample.findings("---\nnames:\n\(names)  - \"<b>\"\n---\n", .markdown)
    #expect(tag.count == 1)
    let link = try Sample.findings("---\nnames:\n\(names)  - \"[a](b)\"\n---\n", .markdown)
    #expect(link.count == 1)
  }

  @Test func `Markdown of the built-in template and of a custom one has no findings`() throws {
    #expect(try Sample.findings(#require(Sample.richMarkdown), .markdown) == [])
    #expect(try Sample.findings(Self.own, .markdown) == [])
    #expect(try Sample.findings("# A\n\ntext\n", .markdown) == [])
    #expect(try Sample.findings("", .markdown) == [])
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `lines end as in Markdown`(end: String) throws {
    let lines = ["# A", "", "```swift", "[[a]]", "```", "", "[[b]]", "", "<b>", ""]
    let findings = try Sample.findings(lines.joined(separator: end), .markdown)
      .filter { !$0.what.contains("U+000D") }
    #expect(findings.map(\.line) == [7, 9])
  }

  @Test(arguments: [
    ("<b>x</b>", "raw HTML, <b>"), ("<div>\nx\n</div>", "raw HTML, <div>"),
    ("<!-- x -->", "raw HTML, <!-- x -->"), ("a <script> b", "raw HTML, <script>"),
    ("![a](https://b.example/c.png)", "an image from \"https://b.example/c.png\""),
    ("[a](javascript:x)", "a link to \"javascript:x\""),
    ("[a](<java script:x>)", "a link to an address with white space"),
    ("<javascript:x>", "a link to \"javascript:x\""),
    ("[a](data:text/html,x)", "a link to \"data:text/html,x\""),
    ("[a](/etc/passwd)", "a link to \"/etc/passwd\""),
    ("[a][b]\n\n[b]: file:///x", "a link to \"file:///x\""),
    ("`= this.file.name`", "code that begins with \"=\""),
    ("`$= dv.pages()`", "code that begins with \"=\""),
    ("```dataviewjs\nx\n```", "a code block in \"dataviewjs\""),
    ("~~~ Mermaid\nx\n~~~", "a code block in \"Mermaid\""),
    ("```{r}\nx\n```", "a code block in \"{r}\""),
  ])
  func `everything that a Markdown reader acts on is found`(part: String, what: String) throws {
    let findings = try Sample.findings(Self.own + "\n" + part + "\n", .markdown, allowsMarks: true)
    #expect(findings.first?.what.hasPrefix(what) ?? false, "\(findings)")
    #expect(findings.first?.line ?? 0 >= 27, "\(findings)")
  }

  @Test(arguments: [
    ("[[a]]", "\"[[\""), ("\\[[a]]", "\"[[\""), ("a %% b", "\"%%\""), ("a ==b==", "\"==\""),
    ("key:: value", "\"::\""), ("{: .a}", "\"{:\""), ("{::nomarkdown}", "\"{:\""),
    ("~~a~~", "\"~~\""), ("a[^1]", "\"[^\""), ("a^[b]", "\"^[\""), ("> [!note] a", "\"[!\""),
    ("$a$", "\"$\""), ("a #tag", "\"#\""), ("a ^id", "\"^\""), ("^id", "\"^\""),
    ("{{ a }}", "\"{{\""), ("`{{ a }}`", "\"{{\""), ("```\n{% a %}\n```", "\"{%\""),
    ("<% a %>", "\"<%\""), ("{{< a >}}", "\"{{\""), ("> x\n> #tag", "\"#\""),
    ("`a\n\n[[a]] `", "\"[[\""), ("``a` [[a]]", "\"[[\""),
    ("`<% a %>`", "\"<%\""), ("```\n<%* a %>\n```", "\"<%\""), ("- ~~~\n  <% a %>", "\"<%\""),
    ("## a {.b}", "\"{\""), ("# a {onclick=x} #", "\"{\""), ("| a {b=c} | d |", "\"{\""),
    ("| a | b {#c}", "\"{\""), ("a\n{b=c}", "\"{\""), ("`a`{b=c}", "\"{\""), ("*a*{b=c}", "\"{\""),
    ("[a](<https://b.example>){c=d}", "\"{\""), ("<https://b.example>{c=d}", "\"{\""),
  ])
  func `syntax of Obsidian and site generators is found unless it is allowed`(
    part: String, what: String
  ) throws {
    let text = Self.own + "\n" + part + "\n"
    let findings = try Sample.findings(text, .markdown)
    #expect(findings.first?.what == what, "\(findings)")
    #expect(findings.first?.line ?? 0 >= 27, "\(findings)")
    #expect(try Sample.findings(text, .markdown, allowsMarks: true) == [])
  }

  @Test(arguments: [
    "`[[a]]`", "``a`[[b]]``", "```\n[[a]]\n```", "`a\n[[b]]`", "- ```\n  [[a]]\n  ```",
    "a $5", "a#b", "# Heading", "5^2", "[^", "a\\\\", "[ ] a", "[a](<https://b/?c==>)", "\\$a$",
    "a {b} c", "a\n\n{b}", "a\n- {b=c}", "&lt;b>{c=d}", "f(x){a}", "a {b=c}", "# a \\{b}",
    "a < % b", "`{a}` {b}",
    "x \\`a\\`{b} x",
  ])
  func `text that only looks like such syntax has no findings`(part: String) throws {
    guard part != "[^" else { return }
    #expect(try Sample.findings(Self.own + "\n" + part + "\n", .markdown) == [])
  }

  @Test(arguments: [
    ("---\ntitle: \"a\n---\n", "a quote that is never closed in the front matter"),
    ("---\ntitle: [a\n---\n", "front matter that is not valid YAML"),
    ("---\ntitle: *a\n---\n", "an anchor or alias in the front matter"),
    ("---\ntitle: &a b\n---\n", "an anchor or alias in the front matter"),
    ("---\ntitle: !!binary a\n---\n", "a tag in the front matter"),
    ("---\ntitle: |\n  a\n---\n", "a block of text in the front matter"),
    ("---\n? a\n: b\n---\n", "a complex key in the front matter"),
    ("---\ntitle: \"a\"\ntitle: \"b\"\n---\n", "a duplicate key in the front matter"),
    ("---\na: \(String(repeating: "[", count: 50))\n---\n", "a value nested too deep in"),
    ("---\n\(String(repeating: "- ", count: 50))a\n---\n", "a value nested too deep in"),
    ("---\ntitle: 2026-03-02\n---\n", "title is unquoted"),
    ("---\ndate: 2026-03-02\n---\n", "date is unquoted"),
    ("---\nroom: yes\n---\n", "room is unquoted"),
    ("---\nbot_id: null\n---\n", "bot_id is unquoted"),
    ("---\nparticipants: \"Ann\"\n---\n", "participants is not a list of strings"),
    ("---\ntags: [1]\n---\n", "tags is not a list of strings"),
    ("---\nduration_minutes: \"x\"\n---\n", "duration_minutes is not a whole number"),
    ("---\ntitle: \"a <% b %>\"\n---\n", "\"<%\""),
    ("---\ntitle: \"<b>\"\n---\n", "raw HTML, <b>, in the front matter"),
    ("---\ntitle: \"![a](x)\"\n---\n", "an image from \"x\", in the front matter"),
    ("---\ntitle: \"[a](javascript:x)\"\n---\n", "a link to \"javascript:x\", in the front matter"),
    ("---\n- a\n---\n", "front matter without keys and values"),
    ("---\ntitle: \"a\"\n", "front matter that is never closed"),
    ("+++\ntitle = \"a\"\n+++\n", "front matter in TOML"), ("{\"a\": 1}\n", "front matter in JSON"),
    ("--- \ntitle: a\n---\n", "a line that begins front matter"),
    ("\u{FEFF}# a\n", "a byte order mark"), ("a\u{7F}\n", "U+007F"), ("a\u{2028}b\n", "U+2028"),
    ("a\rb\n", "U+000D"), ("a \u{2067}b\n", "U+2067, a direction control that its line"),
  ])
  func `every fault in the front matter and the first bytes is found`(
    text: String, what: String
  ) throws {
    let findings = try Sample.findings(text, .markdown)
    #expect(findings.first?.what.hasPrefix(what) ?? false, "\(findings)")
  }

  @Test(arguments: [
    "> ", "- ", "[", "![[]()", "*a_", "`", "=", "$ ", " ^", "[!", "# ", "<!--", "((<",
  ])
  func `large amounts of any one thing are checked or refused`(part: String) throws {
    let text = String(repeating: part, count: 200_000 / part.utf8.count) + "\n"
    let findings = try Sample.findings(text, .markdown)
    #expect(findings.count <= 100)
  }
}
