/// Random texts of pieces that have a meaning in some dialect of Markdown, in HTML or in a template
/// language.
package enum HostileText {
  /// Texts for a seed, always the same except in exhaustive runs with a number of their own.
  package static func texts(_ count: Int, seed: UInt64) -> [String] {
    var generator = SplitMix64(seed: seed + Effort.seed)
    return (0..<count).map { _ in text(using: &generator) }
  }

  private static func text(using generator: inout SplitMix64) -> String {
    let pieces = kinds.randomElement(using: &generator) ?? []
    let length = Int.random(in: 1...9, using: &generator)
    var text = ""
    for _ in 0..<length {
      // Mostly of one kind, to be next to each other; sometimes of any other.
      let isOther = Int.random(in: 0..<3, using: &generator) == 0
      let kind = isOther ? kinds.randomElement(using: &generator) ?? [] : pieces
      text += kind.randomElement(using: &generator) ?? ""
    }
    return text
  }

  private static let kinds: [[String]] = [
    delimiters, lineStarts, lineEnds, words, references, links, html, addresses, templates, notes,
    unicode, nonCharacters, directions,
  ]

  private static let delimiters = [
    "*", "**", "***", "_", "__", "`", "``", "```", "~", "~~", "~~~", "=", "==", "$", "$$", "$5",
    "%", "%%", "^", "|", "||", "\\", "\\\\", "!", "a*b", "a_b", "* ", " *", "_ ", " _", "'", "\"",
    "--", "---", "...", " = ", " == ", "''", "^2", "H~2~O", "+", "++",
  ]
  private static let lineStarts = [
    "# ", "#", "## a", "###### ", "- ", "-", "+ ", "* ", "> ", ">", "1. ", "1) ", "12345. ",
    "1234567890. ", "1", "    ", "\t", " ", "```\n", "~~~\n", "---\n", "***\n", "___\n", "===\n",
    "- [ ] ", "- [x] ", "[ ] ", ": ", ":", "| a | b |\n", "| --- | --- |\n", "--- | ---\n", ":-- ",
    "a | b\n", "+++\n", "^\n", "<!-- ", "<div>", "{: .a}\n", "-\n", "=\n", "a\n", ". ", ") ",
  ]
  private static let lineEnds = [
    "\n", "\r", "\r\n", "\n\n", "  \n", "\\\n", "\t\n", " \n ", "\n\t", "\n    ", "\u{2028}",
    "\u{2029}", "\u{85}", "\u{B}", "\u{C}", " #", " ##", " ^id", " ^a-1", ":", "\n \n", "x\n",
  ]
  private static let words = [
    "a", "B", "word", "snake_case", "two words", "3", "42", "1.5", "e.g. this", "don't",
    "it's 10:30", "C#", "#1", "#1a", "#tag", "#a/b", "R&D", "50%", "x", "q", "Ann", ", ", ". ",
    "? ",
    "! ", "; ", " - ", "->", "-->", "<-", "<3 ", "a < b", "a > b", "<= ", "=> ", "~5",
    "$20 and $30",
    "{laughs}", "[laughs]", "(laughs)", "std::vector", "std::", "key:: value", "`a`",
  ]
  private static let references = [
    "&amp;", "&lt;", "&#42;", "&#x2A;", "&nbsp;", "&#0;", "&copy", "&", "&a", "#38;", "amp;", "lt;",
    ";", "&;", "&#;", "&#x;", "&CounterClockwiseContourIntegral;", "&Tab;", "&NewLine;", "#",
    "&ThisIsNoReferenceAtAllButLongerThanAnyOfThem;", "&notit;", "&AMP", "x2A;",
  ]
  private static let links = [
    "[", "]", "(", ")", "[a]", "[a](u)", "](u)", "](", "![", "![a](u)", "[[", "]]", "[[a|b]]",
    "![[a]]", "[a][b]", "[a]: /u", "[^1]", "[^1]: x", "^[x]", "(/u \"t\")", "<u>", "[]", "[]()",
    "[a]\n(u)", "[\n]", "[ ]", "[x]", "[!note]", "[\\]", "[`]`", "[key:: v]", "(key:: v)",
    "*[HTML]: x", "{#id}",
  ]
  private static let html = [
    "<b>", "</b>", "<script>", "<img src=x onerror=alert(1)>", "<!--", "-->", "--!>", "<?php ",
    "?>",
    "<![CDATA[", "]]>", "<!DOCTYPE ", "<", ">", "<a", "<a href=\"x\"", "/>", "<1", "<=", "<3@a.b>",
    "<a@b.c>", "<http://a.b>", "<x:y>", "<textarea>", "<style>", "\" onclick=\"x", "' x='",
    "<pre>\n",
    "<details>", "<br>", "<-a@b.c>",
  ]
  private static let addresses = [
    "http://", "https://a.com", "HTTP://A.B/c_d_e*f*", "ftp://a.b", "www.", "www.a.com", "WWW.a.b",
    "//", "//a.b", "//localhost", "http://localhost:80/", "mailto:", "mailto:a@b.c", "xmpp:a@b.c/d",
    "a@b.com", "a@b", "first.last@mail.example.co.uk", "@ann", "@", "a.com", "a.b.com", "a.рф",
    "пример.рф", "例.com", "a.museum", "README.md", "a.com/b_c_", ".com", "com", ".", "..", "/",
    "://",
    "obsidian://open", "a.co-op", "a.com_", "xn--a.xn--p1ai", ":8080", "?q=1&b=2", "#frag",
  ]
  private static let templates = [
    "{", "{{", "}}", "{%", "%}", "{{ site.title }}", "{% raw %}", "{% include x %}", "{{< x >}}",
    "{{% x %}}", "{#", "#}", "{:", "{: .a #b}", "{::", "{::nomarkdown}", "{:/}", "{:toc}",
    "{::comment}", "{:a: .b}", "${x}", "<%= x %>", "{{{x}}}", "{.cls}", "{a=b}", "%", "\\{",
    "{=html}",
    "{", "}", "<% tp %>",
  ]
  private static let notes = [
    ":smile:", ":+1:", ":100:", ":10:", ":a", "::", ":::", "::: note", "- [ ] ", "#a", "(#a)",
    "%%a%%",
    "==a==", "$x$", "$$x$$", "$`x`$", "^a", "a^b^", "~a~", "@@", ";;", "<<", ">>", "(c)",
    "!!! note",
    "/// a", "??? a", "[TOC]", "[[_TOC_]]", "\\(x\\)", "\\[x\\]", "```mermaid\n", "`=1`", "a:: b",
  ]
  private static let unicode = [
    "é", "e\u{301}", "*\u{301}", "<\u{338}", "\"\u{301}", "\u{301}", "🙂", "👩‍👩‍👧", "日本", "。", "“", "”",
    "—",
    "\u{A0}", "\u{2003}", "\u{3000}", "\u{200B}", "\u{200D}", "\u{FEFF}", "\u{AD}", "\u{2060}", "€",
    "\u{FFFD}", "\u{0}", "\u{1}", "\u{1B}[31m", "\u{7F}", "\u{9B}",
    "\u{E0041}", "￥", "＊", "＃", "شكرا", "שלום", "\u{FE0F}", "\u{1680}", "\u{F8FF}", "§", "«",
  ]
  /// Swift does not allow them in literals.
  private static let nonCharacters = [0xFDD0, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF]
    .compactMap(Unicode.Scalar.init).map { String($0) }
  private static let directions = [
    "\u{202A}", "\u{202B}", "\u{202C}", "\u{202D}", "\u{202E}", "\u{2066}", "\u{2067}", "\u{2068}",
    "\u{2069}", "\u{200E}", "\u{200F}", "\u{61C}", "a", "שלום", "\n", "*",
  ]
}
