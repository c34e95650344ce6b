import Reports
import Testing

/// Mistakes in a stylesheet at which browsers skip a part of it.
@Suite struct StyleCheckTests {
  private func problems(_ css: String) -> [String] {
    let packs = FolderPacks(packs: ["own": ["pack.json": "{\"name\": \"own\"}", "style.css": css]])
    return PackCheck("own", loader: PackLoader(sources: [packs, BuiltInPacks()])).problems
      .map { $0.description.replacing("own/style.css:", with: "") }
  }

  @Test(arguments: [
    ("p { colr: red }", ["1:5: no property is called \"colr\"; did you mean \"color\"?"]),
    ("p {\n  color: red\n  background: blue;\n}", ["3:3: a \";\" is missing before this"]),
    ("p { color: }", ["1:5: \"color\" has no value"]),
    ("p { red }", ["1:5: this is no declaration and is skipped: write it as property: value;"]),
    ("p { color: red", ["1:3: this \"{\" is never closed: \"}\" is missing"]),
    ("p { color: red }}\n", ["1:17: this \"}\" closes nothing"]),
    ("p { width: calc(1px }", ["1:16: this \"(\" is never closed: \")\" is missing"]),
    ("p { width: 1px) }", ["1:15: this \")\" closes nothing"]),
    ("p { } /* é\n", ["1:7: this comment is never closed: \"*/\" is missing"]),
    ("p { } */", ["1:7: this ends no comment"]),
    ("é { }\n// no\np { }", ["2:1: // begins no comment in CSS: write /* … */"]),
    (
      "p { font: \"a\n; }",
      ["1:11: this text is not closed on its line: a quotation mark is missing"]
    ),
    (
      "color: red; p { }",
      [
        "1:1: this stands in no block, so that the rule after it is skipped too: write it in one, as"
          + " in body { … }"
      ]
    ),
    ("{ color: red }", ["1:1: there is no selector before this block"]),
    ("p { } li", ["1:7: no block follows this selector"]),
    ("p { a: b", ["1:3: this \"{\" is never closed: \"}\" is missing"]),
  ])
  func `a mistake is told with its place`(css: String, found: [String]) {
    #expect(problems(css) == found)
  }

  @Test(arguments: [
    "\u{FEFF}:root { --x: { a: b; c }; --y:; color: var(--x, #fff) !important }",
    "@import url(//a.example/b;c.css); @charset \"utf-8\";",
    "@media (min-width: 3px) and (orientation:landscape) { a:hover, li::marker { top: 1px } }",
    "a:hover color:focus { COLOR: Red; b:hover & { margin: 0 } }",
    "@font-face { font-family: \"A;B{\"; src: url( x;y.woff ) format('woff2'), url(\"a)\") }",
    "p { background: url(data:image/png;base64,AA==); -webkit-hyphens: auto; grid-area: a / b }",
    "<!-- a[title=\"}\"]::after { content: \"\\\"; }\\\n x\" } -->",
    "@keyframes k { from { opacity: 0 } 50% { opacity: 1 } } @page { size: A4; @top-left { color: red } }",
    ".a\\:b > p:not(.c):nth-child(2n + 1) { transition: color 1s, width 2s; }", "",
    "p { some-new-property-of-next-year: 1 }",
  ])
  func `what browsers accept is not a mistake`(css: String) {
    #expect(problems(css) == [])
  }

  @Test func `what ends the element is still an error by itself`() {
    #expect(
      problems("p { } </STYLE> {").map { $0.prefix(38) } == [
        "1: a stylesheet cannot hold \"</style\","
      ])
  }

  @Test func `a stylesheet of mistakes ends in time`() {
    #expect(problems(String(repeating: "}", count: 1_000_000)).count == 50)
    #expect(problems(String(repeating: "({[", count: 300_000)).count == 50)
  }
}
