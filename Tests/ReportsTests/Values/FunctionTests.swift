import Foundation
import JSONDocument
import MeetingModel
import Reports
import Testing

/// Functions in templates: what they give, and that nothing acts where it stands.
@Suite struct FunctionTests {
  @Test(arguments: [
    ("{{yaml(vars.x)}}", "Q3: \"plan\"", "\"Q3: \\\"plan\\\"\""),
    ("{{slug(vars.x)}}", "Q3: Plan & Überblick’s", "q3-plan-überblicks"),
    ("{{slug(vars.x)}}", "—", "untitled"),
    ("{{slug(vars.x)}}", "../../etc/passwd", "etc-passwd"),
    ("{{date(vars.x)}}", "2026-03-02T14:00:00Z", "2 March 2026"),
    ("{{date(vars.x)}}", "2026-12-31", "31 December 2026"),
    ("{{percent(vars.x)}}", "8.5", "85"),
    ("{{percent(vars.x)}}", "-3", "0"),
    ("{{percent(vars.x)}}", "1e300", "100"),
    ("{{percent(vars.x)}}", "good", ""),
    ("{{plain(vars.x)}}", "a\nb", "a b"),
    ("{{time(vars.x)}}", "2026-03-02T14:05:59Z", "14:05"),
    ("{{time(vars.x)}}", "2026-03-02", ""),
    ("{{time(vars.x)}}", "soon", "soon"),
    ("{{duration(vars.x)}}", "PT1H2M3S", "1 h 2 min"),
    ("{{duration(vars.x)}}", "754", "13 min"),
    ("{{duration(vars.x)}}", "12.4", "12 s"),
    ("{{duration(vars.x)}}", "PT", "PT"),
    ("{{duration(vars.x)}}", "PT5", "PT5"),
    ("{{duration(vars.x)}}", "PTxM", "PTxM"),
    ("{{duration(vars.x)}}", "-1", "-1"),
    ("{{duration(vars.x)}}", "1e300", "1e300"),
    ("{{number(vars.x)}}", "8.50", "8.50"),
    ("{{number(vars.x, 1)}}", "8.46", "8.5"),
    ("{{number(vars.x, 0)}}", "8.5", "9"),
    ("{{number(vars.x, 2)}}", "-0.001", "0.00"),
    ("{{number(vars.x, 2)}}", "-0.05", "-0.05"),
    ("{{number(vars.x, 3)}}", "1e300", "1e+300"),
    ("{{number(vars.x, 3)}}", "many", "many"),
    ("{{number(vars.x)}}", "+5", "+5"),
    ("{{number(vars.x)}}", "007", "007"),
    ("{{number(vars.x)}}", "0x10", "0x10"),
    ("{{duration(vars.x)}}", "0x10", "0x10"),
    ("{{upper(vars.x)}}", "straße é", "STRASSE É"),
    ("{{lower(vars.x)}}", "ÉTÉ", "été"),
    ("{{title(vars.x)}}", "anna-lena o’neil ǆ 3rd", "Anna-lena O’neil ǅ 3rd"),
    ("{{truncate(vars.x, 9)}}", "one two three", "one two…"),
    ("{{truncate(vars.x, 8)}}", "one two three", "one two…"),
    ("{{truncate(vars.x, 7)}}", "one two three", "one…"),
    ("{{truncate(vars.x, 13)}}", "one two three", "one two three"),
    ("{{truncate(vars.x, 5)}}", "three-and-more", "thre…"),
    ("{{truncate(vars.x, 4)}}", "会議は終わりました", "会議は…"),
    ("{{truncate(vars.x, 3)}}", "ae\u{301}\u{302}x", "a…"),
    ("{{truncate(vars.x, 3)}}", "a👩\u{200D}👩\u{200D}👦", "a…"),
    ("{{truncate(vars.x, 0)}}", "abc", "…"),
    ("{{wikilink(vars.x)}}", "Ann O'Neil-Lee, Dr.", "[[Ann O'Neil-Lee, Dr.]]"),
    ("{{wikilink(vars.x)}}", "a]]b|c#d^e[[<f>\n`g`", "[[a b c d e f g]]"),
    ("{{wikilink(vars.x)}}", "José 田中", "[[José 田中]]"),
    ("{{wikilink(vars.x)}}", "(.-)", "(.-)"),
    ("{{upper(truncate(plain(vars.x), 5))}}", "ab\ncd ef", "AB…"),
    (
      "{{url(vars.x)}}", "https://acme.daily.co/a b?x=1&y=2#z",
      "https://acme.daily.co/a%20b?x=1&y=2#z"
    ),
    ("{{url(vars.x)}}", "https://x/%41%4g", "https://x/%41%254g"),
    ("{{url(vars.x)}}", "mailto:ann@example.com", "mailto:ann@example.com"),
    ("{{url(vars.x)}}", "javascript:alert(1)", "javascript%3Aalert%281%29"),
    ("{{url(vars.x)}}", " https://x", "%20https%3A%2F%2Fx"),
    ("{{url(vars.x)}}", "//evil.example", "%2F%2Fevil.example"),
    ("{{url(vars.x)}}", "Q3: plan", "Q3%3A%20plan"),
  ])
  func `a function gives a text for its context`(
    call: String, text: String, expected: String
  ) throws {
    // In JSON Lines nothing is escaped but what JSON asks for, so that results show as they are.
    let line = try render("[\"\(call)\"]", .jsonLines, text)
    #expect(try JSONParser.parse(line) == .array([.string(expected)]))
  }

  @Test func `a function takes the result of another`() throws {
    let template = "---\na: {{yaml(wikilink(vars.x))}}\nb: {{yaml(upper(vars.x))}}\n---\n"
    #expect(
      try render(template, .markdown, "Ann [Lee]")
        == "---\na: \"[\\x5BAnn Lee]]\"\nb: \"ANN [LEE]\"\n---\n")
    #expect(try render("{{json(title(vars.x))}}", .jsonLines, "a b") == "\"A B\"\n")
    #expect(try render("{{upper(vars.x)}}", .html, "a<b>") == "A&lt;B&gt;")
  }

  @Test(arguments: hostileTexts)
  func `json gives back the text, in every format`(text: String) throws {
    for format in OutputFormat.usual {
      let json = try render("{{json(vars.x)}}", format, text)
      #expect(try JSONParser.parse(json).stringValue == text, "\(format)")
    }
  }

  @Test(arguments: hostileTexts)
  func `json holds no markup in Markdown and HTML`(text: String) throws {
    let allowed = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789\\\"\n".utf8)
    let html = try render("{{json(vars.x)}}", .html, text)
    #expect(html.utf8.allSatisfy { $0 >= 0x80 || allowed.contains($0) })
    let markdown = try render("{{json(vars.x)}}", .markdown, text)
    #expect(
      markdown.utf8.allSatisfy { $0 >= 0x80 || $0 == UInt8(ascii: " ") || allowed.contains($0) })
  }

  @Test func `json writes lists and objects`() throws {
    let meeting = try Sample.rich()
    let pack = try TemplatePack.extendingNotes([
      "own.jsonl.mustache": "{{json(insights.budget)}}\n{{json(participants)}}\n"
    ])
    let lines = try Renderer(pack, format: .jsonLines).text(meeting).split(separator: "\n")
    #expect(
      lines[0] == """
        {"amount":12500.00,"currency":"EUR","approved":true,"comment":null,\
        "lines":[{"item":"crane","cost":9000},{"item":"dock | pier","cost":3500}]}
        """)
    #expect(lines[1] == "[\"Ann <b>Lee</b>\",\"مريم\",\"Bo_Ek\"]")
  }

  @Test(arguments: hostileTexts)
  func `an address holds nothing that ends it or is markup`(text: String) throws {
    for address in [text, "https://x/" + text] {
      let markdown = try render("{{url(vars.x)}}", .markdown, address)
      for byte in "<>()[]\"'`*_~$ \\^{}|!\n".utf8 { #expect(!markdown.utf8.contains(byte)) }
      #expect(!markdown.contains("=="))
      let html = try render("{{url(vars.x)}}", .html, address)
      for byte in "<>\"'` \n".utf8 { #expect(!html.utf8.contains(byte)) }
    }
  }

  @Test func `yaml stands as it is in front matter and as text behind it`() throws {
    let text = try render(
      "---\ntitle: {{yaml(vars.x)}}\n---\n{{yaml(vars.x)}}", .markdown, "*a* \"b\"")
    let lines = text.split(separator: "\n")
    #expect(lines[1] == #"title: "\x2Aa\x2A \"b\"""#)
    #expect(!lines[3].contains("\"*a*"))
    #expect(try render("{{yaml(vars.x)}}", .html, "<b>") == "&quot;&lt;b&gt;&quot;")
  }

  @Test func `yaml writes a list of texts on a line`() throws {
    let pack = try TemplatePack.extendingNotes([
      "own.md.mustache": "---\np: {{yaml(participants)}}\nn: {{yaml(error)}}\n---\n"
    ])
    let text = try Renderer(pack, format: .markdown).text(Sample.talk([("A: b", ""), ("- c", "")]))
    #expect(text == "---\np: [\"A: b\", \"- c\"]\nn: null\n---\n")
  }

  @Test func `plain shows the words of insights without their markup`() throws {
    let pack = try TemplatePack.extendingNotes([
      "own.html.mustache": "<title>{{#strengths}}{{plain(.)}}{{/strengths}}</title>"
    ])
    var meeting = Sample.talk([])
    meeting.insights = Insights(received: .null)
    meeting.insights?.strengths = [.text(MarkdownText("**Clear** [\"goals\"](https://x)"))]
    #expect(
      try Renderer(pack, format: .html).text(meeting) == "<title>Clear &quot;goals&quot;</title>")
  }

  private static let hostileTexts = [
    "plain", "", "</script><script>alert(1)</script>", "x\" onmouseover=\"alert(1)", "--> <!--",
    "*a* _b_ `c` [d](e) <f> ~g~ ==h== $i$ [[j]] #k %%l%% {{m}} {%n%}", "\u{2028}\u{85}\u{0}\u{7F}",
    "\"\u{301} '\u{301}", "\u{202E}evil\u{202C}", "javascript:alert(1)", "\r\n\t\\", "emoji 🎉 漢字",
  ]

  /// The result of a template that sees a text as `vars.x`.
  private func render(_ template: String, _ format: OutputFormat, _ text: String) throws -> String {
    let pack = try TemplatePack.extendingNotes(["own.\(format.rawValue).mustache": template])
    let renderer = try Renderer(
      pack, format: format, options: RenderOptions(variables: ["x": text]))
    return try renderer.text(Sample.talk([]))
  }
}
