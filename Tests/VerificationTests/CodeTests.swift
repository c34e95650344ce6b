import Testing
import Verification

/// Code that one reader takes for code, and another for text with active markup.
@Suite struct CodeTests {
  @Test(arguments: [
    // kramdown: a single backtick between white space is text.
    ("x ` <script>alert(1)</script>b` y", "\"<script>", "kramdown"),
    ("` <b>` x", "\"<b>", "kramdown"),
    ("x ` a` b `<b>`", "\"<b>", "kramdown"),
    ("- x ` <b>`", "\"<b>", "kramdown"),
    ("x ` [a](javascript:b)`", "\"](javascript:b)", "kramdown"),
    ("x ` {:.a}`", "\"{:.a}", "kramdown"),
    // kramdown: a span ends within a longer run.
    ("`a```<b>`", "\"<b>", "kramdown"),
    ("``a`````<b>``", "\"<b>", "kramdown"),
    // Python-Markdown: a shorter span.
    ("a```b`` <b> ``c", "\"<b>", "Python-Markdown"),
    // Lines that begin a block in some reader.
    // Not an item in kramdown and Python-Markdown, so a span of the line before extends into it.
    ("a ``\n- `<b>`", "\"<b>", "Python-Markdown"),
    ("`a\n<b>`", "\"<b>", "some readers end"),
    ("> `a\n> <b>`", "\"<b>", "some readers end"),
  ])
  func `a code span that another reader takes for text is found where it would act`(
    part: String, what: String, reader: String
  ) throws {
    let findings = try Sample.findings("# A\n\n\(part)\n", .markdown, allowsMarks: true)
    #expect(findings.first?.what.hasPrefix(what) ?? false, "\(findings)")
    #expect(findings.first?.why.contains(reader) ?? false, "\(findings)")
    #expect(findings.first?.line ?? 0 >= 3)
  }

  @Test(arguments: [
    // Fenced code in items and quotes.
    ("- a\n\n  ```\n  <b>\n  ```", "\"<b>\" in a code block", 6),
    ("- ```\n  * <img src=\"x\" onerror=\"alert(1)\">\n  ```", "a line of fenced code", 4),
    ("1. ~~~\n   [a](javascript:b)\n   ~~~", "\"](javascript:b)\" in a code block", 4),
    ("- [ ] a\n\n  ```yaml\n  a: 1\n\n  ---\n  b\n  ```", "a line of fenced code", 8),
    ("- ~~~\n  a\n  ***\n  ~~~", "a line of fenced code", 5),
    ("- ~~~\n  1. a\n  ~~~", "a line of fenced code", 4),
    ("- a\n  - ~~~\n    <b>\n    ~~~", "\"<b>\" in a code block", 5),
    ("> ~~~\n> <b>\n> ~~~", "\"<b>\" in a code block", 4),
    // Code in items whose indentation is too small for some readers.
    ("- a\n\n      <b>", "\"<b>\" in a code block", 5),
    ("- a\n\n        b\n      <b>", "\"<b>\" in a code block", 6),
    ("```\n---\n<b>\n```", "\"<b>\" in a code block", 5),
    ("```\n: <b>\n```", "\"<b>\" in a code block", 4),
    // Indented code right after something that not every reader takes for a block.
    ("  ```\n  ```\n    <b>", "\"<b>\" in a code block", 5),
    ("> -     ---\n>       1. <b>", "\"<b>\" in a code block", 4),
    // Fences that not every reader supports.
    (" ~~~\n <b>\n ~~~", "\"<b>\" in a code block", 4),
    ("~~~ a b\n<b>\n~~~", "\"<b>\" in a code block", 4),
    ("~~~\n<b>\n~~~~", "\"<b>\" in a code block", 4),
    ("~~~\n<b>", "\"<b>\" in a code block", 4),
    ("a\n~~~\n<b>\n~~~", "\"<b>\" in a code block", 5),
    ("```\na\n\n<b>\n```", "\"<b>\" in a code block", 6),
    ("```\n<div>\n```", "\"<div>\" in a code block", 4),
  ])
  func `a code block that another reader takes for text is found where it would act`(
    part: String, what: String, line: Int
  ) throws {
    let findings = try Sample.findings("# A\n\n\(part)\n", .markdown, allowsMarks: true)
    #expect(findings.first?.what.hasPrefix(what) ?? false, "\(findings)")
    #expect(findings.first?.line == line, "\(findings)")
  }

  @Test(arguments: [
    ("a \\<b> c", "\"<b> c\""), ("<img/src=x/onerror=alert(1)>", "\"<img/src=x"),
    ("a <b$c> d", "\"<b$c> d\""), ("[a](javascript:alert (1))", "a link to \"javascript:alert\""),
    ("[a](<javascript:b)", "a link to \"javascript:b\""),
    ("a\n[b]: javascript:c", "a link to \"javascript:c\""),
    ("![a](b c)", "a link to \"b\""),
  ])
  func `markup that only laxer readers than libcmark act on is found`(part: String, what: String)
    throws
  {
    let findings = try Sample.findings("# A\n\n\(part)\n", .markdown, allowsMarks: true)
    #expect(findings.count == 1 && findings[0].what.hasPrefix(what), "\(findings)")
  }

  @Test(arguments: [
    "a <https://b.example> c", "<a@b.example>", "[a](<https://b.example>)", "\\[a](b c)", "a <b c",
    "[a](#b)", "a < b > c", "[a] (b)", "`<b$c>`", "\\[a]\\: b", "- [ ] (a)",
    "- [ ] \\[a](b c)", "[a](<https://b.example>) \\[c](d e)",
    "[&#91;a&#93;(b c)](<https://c.example>)", "&lt;b>",
  ])
  func `text that no reader acts on has no findings`(part: String) throws {
    #expect(try Sample.findings("# A\n\n\(part)\n", .markdown, allowsMarks: true) == [])
  }

  @Test(arguments: [
    "x `<b>` y", "x `a <b>` y", "x `` <b> `` y", "`<b>`", "(`<b>`)", "x \\` <b\\>\\` y", "x ` a` y",
    "`a`\n`<b>`", "- `a`\n- `<b>`", "`a``<b>`",
    "~~~\n<b>\n~~~", "~~~html\n<b>\n\n---\n* a\n~~~", "    <b>", "```\na\n\n---\n```",
    "- a\n\n        <b>", "> - a\n>\n>         <b>", "-   > a\n    >\n    >     <b>",
    "- ```\n  a = 1\n  ```", "> ~~~\n> a\n> ~~~", "- `<b>`",
    "```\na <b>\n```",
    "~~~\n``` <b>\n~~~", "> a\n>\n>     <b>", "## b\n    <b>", "```\n<b>\n```",
  ])
  func `code that every reader takes for code has no findings`(part: String) throws {
    let findings = try Sample.findings("# A\n\n\(part)\n", .markdown, allowsMarks: true)
    #expect(findings == [])
  }
}
