import CommonMark
import Testing

@Suite struct TableTests {
  @Test func `a table becomes an HTML table with inline Markdown in its cells`() {
    #expect(
      Rendered.html("| *a* | b |\n| :-: | --: |\n| `c` | [d](http://e) |") == """
        <table>
        <thead>
        <tr>
        <th scope="col" class="align-center"><em>a</em></th>
        <th scope="col" class="align-right">b</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td class="align-center"><code>c</code></td>
        <td class="align-right"><a href="http://e">d</a></td>
        </tr>
        </tbody>
        </table>

        """)
  }

  @Test(arguments: [
    ("a | b\n- | -", "| -"),
    ("| a | b |\n| - |", "| - |"),
    ("| a |\n| - x |", "- x"),
    ("a \\| b\n--- \\| ---", "--- | ---"),
    ("> | a |\n|---|", "|---|"),
  ])
  func `an incomplete table is text`(source: String, text: String) {
    let html = Rendered.html(source)
    #expect(!html.contains("<table"))
    #expect(html.contains(text))
  }

  @Test(arguments: [
    ("| a |\n| - |\n| b \\| `c\\|d` |", ["a", "b | <code>c|d</code>"]),
    ("a\n:-\nb\n\nc", ["a", "b"]),
    ("| a | b |\n| - | - |\n| c |\n| d | e | f |", ["a", "b", "c", "", "d", "e | f"]),
    (
      "| a |\n| - |\n| <b> |\n| - x |\n| # y |\n| 1. z |\n| > q |",
      ["a", "&lt;b&gt;", "- x", "# y", "1. z", "&gt; q"]
    ),
    ("| a |\n| - |\n| [x]: y |\n|     z|\n| ``` |", ["a", "[x]: y", "z", "```"]),
    ("- x\n  | a |\n  | - |\n  | b |\n- c", ["a", "b"]),
    ("> | a |\n> | - |\n> | b |\nc", ["a", "b"]),
    ("text\n| a |\n| - |\n| b |\n> c", ["a", "b"]),
    ("| [r] |\n| - |\n\n[r]: http://u", ["<a href=\"http://u\">r</a>"]),
  ])
  func `cells have the text between the bars`(source: String, cells: [String]) {
    let html = Rendered.html(source)
    let found = html.split(separator: "\n").filter { $0.hasPrefix("<t") && $0.contains("</t") }
      .map { line in String(line.drop { $0 != ">" }.dropFirst().dropLast("</td>".count)) }
    #expect(found == cells)
  }

  @Test(arguments: [
    (
      "- [ ] a\n- [x] *b*",
      "<ul>\n<li><span class=\"task-open\">☐</span> a</li>\n<li><span class=\"task-done\">☑</span> <em>b</em></li>\n</ul>\n"
    ),
    ("- \\[ ] a", "<ul>\n<li>[ ] a</li>\n</ul>\n"),
    ("- [ ]", "<ul>\n<li>[ ]</li>\n</ul>\n"),
    ("[ ] a", "<p>[ ] a</p>\n"),
    ("1. [X] # a", "<ol>\n<li><span class=\"task-done\">☑</span> # a</li>\n</ol>\n"),
  ])
  func `a task box is a ballot box character`(source: String, html: String) {
    #expect(Rendered.html(source) == html)
  }

  @Test(arguments: [
    ("[a]\n\n[a]: http://u", "<p><a href=\"http://u\">a</a></p>\n"),
    ("[a]: http://u \"t\"", "<p>[a]: http://u &quot;t&quot;</p>\n"),
    ("[Owner]: Bob", "<p>[Owner]: Bob</p>\n"),
    (
      "[a]: http://u\n[b]: http://v\nc [b]",
      "<p>[a]: http://u<br />\nc <a href=\"http://v\">b</a></p>\n"
    ),
    ("- [a]: http://u\n\n  [a]", "<ul>\n<li>\n<a href=\"http://u\">a</a></li>\n</ul>\n"),
    ("[a]: http://u\n===\n[a]", "<p>===<br />\n<a href=\"http://u\">a</a></p>\n"),
  ])
  func `an unused link definition is text`(source: String, html: String) {
    #expect(Rendered.html(source) == html)
  }

  @Test func `a table is written as Markdown`() {
    #expect(
      Rendered.markdown("| a | b \\| c |\n| - | -: |\n| `d\\|e` | f |\n\n- [x] g")
        == "| a | b \\| c |\n| --- | ---: |\n| d\\|e | f |\n\n- [x] g")
  }
}
