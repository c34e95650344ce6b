import Mustache
import Testing

/// Messages and locations for malformed templates.
struct SyntaxErrorTests {
  @Test(arguments: [
    ("{{", "1:1: this tag is never closed: \"}}\" is missing"),
    ("a\n  {{name", "2:3: this tag is never closed: \"}}\" is missing"),
    ("{{{name}}", "1:1: this tag is never closed: \"}}}\" is missing"),
    ("{{! a comment }", "1:1: this tag is never closed: \"}}\" is missing"),
    ("{{=<% %>}}", "1:1: this tag is never closed: \"=}}\" is missing"),
    ("{{=<% %>=}}\n<%x}}", "2:1: this tag is never closed: \"%>\" is missing"),
    ("{{}}", "1:1: this tag is empty"),
    ("x {{ # }}", "1:3: this tag is empty"),
    ("{{#}}", "1:1: this tag is empty"),
    ("{{{ }}}", "1:1: this tag is empty"),
    ("{{/}}", "1:1: this tag is empty"),
    ("{{>}}", "1:1: this tag is empty"),
    ("\n\nä{{#a}}", "3:2: \"a\" is never closed: {{/a}} is missing"),
    ("{{#a}}{{^b}}{{/b}}", "1:1: \"a\" is never closed: {{/a}} is missing"),
    ("{{$a}}", "1:1: \"a\" is never closed: {{/a}} is missing"),
    ("a\n{{/a}}", "2:1: {{/a}} closes nothing: no tag is open here"),
    (
      "{{#a}}\n  {{#b}}\n{{/a}}",
      "3:1: {{/a}} closes \"a\", but \"b\", opened in line 2, column 3, has to be closed first"
    ),
    (
      "{{<p}}{{$a}}{{/p}}",
      "1:13: {{/p}} closes \"p\", but \"a\", opened in line 1, column 7, has to be closed first"
    ),
    (
      "{{=<%=}}",
      "1:1: give two delimiters separated by a space, without \"=\", as in {{=<% %>=}}"
    ),
    (
      "{{= =}}",
      "1:1: give two delimiters separated by a space, without \"=\", as in {{=<% %>=}}"
    ),
    (
      "{{=a b c=}}",
      "1:1: give two delimiters separated by a space, without \"=\", as in {{=<% %>=}}"
    ),
    (
      "{{=a= b=}}",
      "1:1: give two delimiters separated by a space, without \"=\", as in {{=<% %>=}}"
    ),
    ("{{=a bbbbbbbbbbbbbbbbb=}}", "1:1: a delimiter has at most 16 bytes"),
    ("{{a..b}}", "1:1: a name between dots is missing in \"a..b\""),
    ("{{#.a}}{{/.a}}", "1:1: \".a\" is no name here; use \"a\""),
    ("{{a.}}", "1:1: a name between dots is missing in \"a.\""),
    ("{{>*}}", "1:1: a name between dots is missing in \"\""),
    ("x\n{{a\nb}}", "2:1: a name spans several lines: is a \"}}\" missing?"),
    ("{{<p}}{{x}}{{/p}}", "1:7: a parent can only contain blocks: put this tag in a {{$block}}"),
    (
      "{{<p}}{{#x}}{{/x}}{{/p}}",
      "1:7: a parent can only contain blocks: put this tag in a {{$block}}"
    ),
    ("{{<p}}{{$a}}{{/a}}{{$a}}{{/a}}{{/p}}", "1:19: the block \"a\" is given twice"),
  ])
  func `a malformed template is refused with a location`(template: String, complaint: String) {
    #expect(throws: TemplateError.self) {
      try TemplateSet(lenient: [TemplateSource("t", template)])
    }
    do {
      _ = try TemplateSet(lenient: [TemplateSource("t", template)])
    } catch {
      #expect(error.description == "t.mustache:\(complaint)")
    }
  }

  @Test func `a template that nothing includes has to be well formed too`() {
    #expect(
      complaint(about: "", schema: .anything, partials: ["unused": "{{#a}}"])
        == "unused.mustache:1:1: \"a\" is never closed: {{/a}} is missing")
  }

  @Test func `columns are counted in scalars and lines by line feeds`() {
    #expect(
      complaint(about: "\u{FEFF}a\r\n👩‍🚀é\u{301}{{/x}}", schema: .anything)
        == "main.mustache:2:6: {{/x}} closes nothing: no tag is open here")
  }

  @Test func `a byte order mark is not part of a template`() throws {
    #expect(try Array(render("\u{FEFF}  {{#a}}\nx{{/a}}", ["a": true]).utf8) == Array("x".utf8))
    #expect(
      complaint(about: "\u{FEFF}{{/x}}", schema: .anything)
        == "main.mustache:1:1: {{/x}} closes nothing: no tag is open here")
  }

  @Test func `a template has to be UTF-8`() {
    let source = TemplateSource(
      name: "t", path: "t.mustache", text: Array("ä\nöx".utf8) + [0xFF, 0x41])
    #expect(
      throws: TemplateError(
        "the template is not UTF-8", at: .init(path: "t.mustache", line: 2, column: 3))
    ) { try TemplateSet(lenient: [source]) }
  }

  @Test func `nesting is bounded`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "{{#a}}", count: depth) + "x" + String(repeating: "{{/a}}", count: depth)
    }
    #expect(try render(nested(100), ["a": true]) == "x")
    #expect(
      throws: TemplateError(
        "tags are nested deeper than 100",
        at: .init(path: "main.mustache", line: 1, column: 601))
    ) { try render(nested(101)) }
    #expect(throws: TemplateError.self) { try render(nested(10_000)) }
  }
}
