import MarkdownReaders
import Testing
import TestSupport
import TextEscaping

/// Front matter in Markdown readers that do not know it: it is inert, and all of it is shown.
@Suite struct FrontMatterReaderTests {
  /// A reader of a whole file.
  struct Reader: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let html: @Sendable ([UInt8]) throws -> [UInt8]

    static let all: [Reader] =
      [Reader(testDescription: "cmark") { LibcmarkReader.html($0) }]
      + [
        (
          "cmark-gfm",
          ["cmark-gfm", "--unsafe"]
            + ["autolink", "table", "strikethrough", "tasklist", "footnotes"]
            .flatMap { ["-e", $0] }
        ),
        (
          "markdown-it",
          [
            "env", "NODE_PATH=/usr/share/nodejs", "node", MarkdownReader.script("markdown-it.js"),
            "default", "linkify",
          ]
        ),
        (
          "markdown-it-py",
          [
            Tool.python, "-c",
            """
            import sys
            from markdown_it import MarkdownIt
            reader = MarkdownIt("gfm-like", {"linkify": True, "html": True})
            sys.stdout.buffer.write(reader.render(sys.stdin.buffer.read().decode()).encode())
            """,
          ]
        ),
      ].map { name, command in
        Reader(testDescription: name) { try Tool.run(command, input: $0) }
      }
  }

  @Test(arguments: [
    ("<img src=x onerror=alert(1)>", #""\x3Cimg src=x onerror=alert(1)>""#),
    ("[a](javascript:x)", #""[a\x5D(javascript:x)""#), ("![a][b]", #""![a\x5D[b]""#),
    ("[[a]]", #""[\x5Ba]]""#), ("^[a] [^b]", #""^\x5Ba] \x5B^b]""#),
    ("a `b` *c* _d_ ~~e~~", #""a \x60b\x60 \x2Ac\x2A \x5Fd\x5F ~\x7Ee\x7E\x7E""#),
    ("&lt; &#60;", #""\x26lt; \x26#60;""#), ("<% tp %>", #""\x3C% tp %>""#),
    ("{{a}} {%b%} {:c}", #""\x7B{a}} \x7B%b%} \x7B:c}""#),
    ("http://a.example", #""http:\x2F/a.example""#), ("//a.com", #""\x2F/a\x2Ecom""#),
    ("www.a.b", #""www\x2Ea.b""#), ("ann@a.example", #""ann\x40a.example""#),
    ("$a$ $5 a$5", #""\x24a\x24 $5 a\x245""#),
    ("*.com", #""\x2A\x2Ecom""#), ("\t@a.com", #""\t\x40a\x2Ecom""#),
  ])
  func `markup is written as a YAML escape`(text: String, expected: String) {
    #expect(scalar(text) == expected)
  }

  @Test(arguments: [
    "Q3: plan & budget", "R&D; AT&T", "Ann <> Bob", "a < b <= c <3", "snake_case", "5 * 3", "~5",
    "[Draft] v1.2 (final)", "N/A", "Ann @ Acme", "@ann", "C# #1", "$5", "50%", "Node.js",
    "e.g. this",
    "{a}", "a|b", "日本 é 🙂", "What's next?", "10:30–11:00", "a/b", "Dr. Lee", "x = y", "^1",
  ])
  func `ordinary values are not escaped`(text: String) {
    #expect(scalar(text) == "\"\(text)\"")
  }

  @Test(arguments: Reader.all)
  func `a reader that does not know front matter shows it as inert text`(reader: Reader) throws {
    try Requirement(reader.testDescription) { (try? reader.html(Array("a".utf8))) != nil }.check()
    let texts = SharedFolder.attacks + HostileText.texts(Effort.texts, seed: 21)
    for start in stride(from: 0, to: texts.count, by: 400) {
      let batch = Array(texts[start..<min(start + 400, texts.count)])
      guard try fault(of: batch, in: reader) != nil else { continue }
      let smallest = Shrinking.smallest(of: batch, tries: 3000) {
        ((try? fault(of: $0, in: reader)) ?? nil) != nil
      }
      .filter { !$0.isEmpty }
      let what = try fault(of: smallest, in: reader) ?? "only among empty ones"
      Issue.record("\(smallest.map(\.debugDescription)): \(what)")
      return
    }
    print("\(reader.testDescription) showed \(texts.count) values of front matter")
  }

  /// What acts or is lost when a reader parses front matter with values; nil if nothing is.
  private func fault(of values: [String], in reader: Reader) throws -> String? {
    let lines = values.enumerated().map { index, text in
      index % 2 == 0 ? "key: \(scalar(text))\n" : "list: [\(scalar(text)), \"a\"]\n"
    }
    let shown = ShownHTML(try reader.html(Array("---\n\(lines.joined())---\n".utf8)))
    let frame = ["<hr />", "<hr>", "<h2>", "</h2>", "<p>", "</p>"]
    if let tag = shown.tags.first(where: { !frame.contains($0) }) { return tag }
    let expected = ShownHTML.folded(unescaped(Array(lines.joined().utf8)))
    let text = ShownHTML.folded(shown.text)
    guard text != expected else { return nil }
    let same = zip(text, expected).prefix { $0 == $1 }.count
    return
      "shown as …\(String(decoding: text.dropFirst(max(0, same - 20)).prefix(60), as: UTF8.self))"
  }

  /// A text without Markdown's escaping backslashes (CommonMark 2.4).
  private func unescaped(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < text.count {
      if text[index] == UInt8(ascii: "\\"), index + 1 < text.count,
        "\"\\".utf8.contains(text[index + 1])
      {
        index += 1
      }
      result.append(text[index])
      index += 1
    }
    return result
  }

  private func scalar(_ text: String) -> String {
    var output: [UInt8] = []
    PlainText.appendFrontMatter(text, to: &output)
    return String(decoding: output, as: UTF8.self)
  }
}
