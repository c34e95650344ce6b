import Foundation
import TestSupport

/// The strings of the lists, and variations of them.
enum AttackStrings {
  static let variations: [String] = {
    var generator = SplitMix64(seed: Effort.seed)
    // Long strings take long, and their variations add nothing.
    let pool = SharedFolder.distinctAttacks.filter { $0.utf8.count < 400 } + own
    return (0..<2_000).map { _ in vary(pool, &generator) }
  }()

  /// All of them.
  static let all = SharedFolder.distinctAttacks + own + variations

  private static func vary(_ pool: [String], _ generator: inout SplitMix64) -> String {
    func some() -> String { pool.randomElement(using: &generator) ?? "" }
    func glue() -> String { Self.glue.randomElement(using: &generator) ?? "" }
    func part() -> String {
      let scalars = some().unicodeScalars
      let start = Int.random(in: 0...scalars.count, using: &generator)
      let part = scalars.dropFirst(start).prefix(Int.random(in: 1...40, using: &generator))
      return String(String.UnicodeScalarView(part))
    }
    let text =
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: glue() + some() + glue()
      case 1: some() + glue() + some()
      case 2: glue() + some()
      case 3: some() + glue()
      case 4: part() + glue() + part() + glue() + part()
      default: "word " + part() + glue() + part()
      }
    return text.unicodeScalars.allSatisfy(\.properties.isWhitespace) ? "a" + text : text
  }

  private static let glue = [
    "*", "**", "_", "`", "```", "~~", "=", "==", "$", "|", "\\", "\"", "'", "[", "]", "](", "[[",
    "]]",
    "(", ")", "<", ">", "</", "/>", "<!--", "-->", "&", "&#", ";", "&lt;", "{{", "}}", "{%", "%}",
    "{:",
    "::", "#", "%%", "^", "!", ":", "-", "---", "--- ", "\n---\n", "\n\n", "\n", "\n# ", "\n- ",
    "\n> ",
    "\n    ", "\n\t", "\n```\n", "\n1. ", "\n| a | b |\n| - | - |\n| ", "\n===\n", "\r", "\r\n",
    "\t",
    " ", "  \n", "\u{0}", "\u{1}", "\u{8}", "\u{1B}[31m", "\u{7F}", "\u{85}", "\u{9B}", "\u{A0}",
    "\u{301}", "\u{338}", "\u{200B}", "\u{200D}", "\u{2028}", "\u{2029}", "\u{202A}", "\u{202E}",
    "\u{202C}", "\u{2066}", "\u{2067}", "\u{2069}", "\u{200F}", "\u{FEFF}", "\u{FFFD}", "🙂", "é",
    "[2026-01-15T10:00:00Z] CEO: ", ": ", "</style>", "</title>", "</textarea>", "</script>",
    "<![CDATA[",
    "]]>", "\" onclick=\"", "' onclick='", "javascript:", "http://a.b/", "www.a.b", "a@b.c",
    "{\"a\":",
  ]

  /// Strings that the lists lack.
  private static let own = [
    "[a](http://b.c/?d==e#f::g~~h:i:)", "<http://b.c/?d==e>",
    "[a](<javascript:alert(1)>)", "<a href='javascript&colon;alert(1)'>a</a>",
    "![a](http://a.b/c.png)",
    "[a]: javascript:x\n\n[a]", "[a](http://a.b \"</title><script>\")", "`{{ 7*7 }}`", "`= dv`",
    "```dataviewjs\ndv.pages()\n```", "~~~mermaid\ngraph TD\n~~~",
    "| a | b |\n|-|-|\n| <b> | `|` |",
    "- [ ] <script>\n- [x] ![[a]]", "<svg><style>@import 'x'</style></svg>",
    "<svg/onload=alert(1)>",
    "&lt;script&gt;", "&amp;lt;b&amp;gt;", "\u{202E}evil\u{2066}", "{::nomarkdown}<b>{:/}",
    "{\"a\": \"<b>\", \"b\": [1, \"{{x}}\"]}", "[\"<script>\", {\"x\": \"[[y]]\"}]", "key:: value",
    "> [!danger] x", "a\n\n---\ntitle: x\n---\n", "# h\n\nText\n===\n\n***",
    "1. a\n   - b\n     > c",
    String(repeating: "> ", count: 80) + "deep", String(repeating: "- ", count: 80) + "deep",
    String(repeating: "[", count: 300) + "a" + String(repeating: "](x)", count: 300),
  ]
}
