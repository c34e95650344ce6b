import Mustache
import Testing

/// Blocks of a template that are included by themselves: `{{> page.body}}`.
struct BlockTests {
  private let page = [
    "page": "<{{$head}}h{{/head}}|{{$body}}{{$one}}1{{/one}}{{$two}}{{x}}{{/two}}{{/body}}>"
  ]

  private func render(_ template: String, _ partials: [String: String] = [:]) throws -> String {
    try MustacheTests.render(
      template, ["x": "2"], partials: page.merging(partials) { $1 })
  }

  @Test(arguments: [
    ("{{<page}}{{$one}}{{/one}}{{/page}}", "<h|2>"),
    ("{{<page}}{{$two}}two{{/two}}{{/page}}", "<h|1two>"),
    ("{{<page}}{{$body}}{{> page.two}}{{> page.one}}{{/body}}{{/page}}", "<h|21>"),
    ("{{<page}}{{$two}}a {{> page.two}} b{{/two}}{{/page}}", "<h|1a 2 b>"),
    ("{{> page.head}}{{> page.body}}", "h12"),
    ("{{#list}}{{> page.head}}{{/list}}", ""),
    ("{{<page.body}}{{$one}}I{{/one}}{{/page.body}}", "I2"),
  ])
  func `blocks are replaced, dropped, reordered and wrapped`(
    template: String, expected: String
  ) throws {
    #expect(try render(template) == expected)
  }

  @Test func `arguments from further out override a block that is included by itself`() throws {
    let partials = [
      "child": "{{<page}}{{$body}}{{> page.two}}{{> page.one}}{{/body}}{{/page}}"
    ]
    #expect(
      try render("{{<child}}{{$one}}I{{/one}}{{/child}}", partials) == "<h|2I>")
    #expect(
      try render("{{<child}}{{$body}}[{{> child.body}}]{{/body}}{{/child}}", partials)
        == "<h|[21]>")
  }

  @Test func `of several blocks with one name the last one is included`() throws {
    #expect(try render("{{> twice.a}}", ["twice": "{{$a}}1{{/a}}{{$a}}2{{/a}}"]) == "2")
  }

  @Test func `a block inside the argument of a parent can be included`() throws {
    let partials = ["outer": "{{<page}}{{$body}}{{$inner}}in{{/inner}}{{/body}}{{/page}}"]
    #expect(try render("{{> outer.inner}}", partials) == "in")
    #expect(try render("{{<outer}}{{$inner}}x{{/inner}}{{/outer}}", partials) == "<h|x>")
  }

  @Test func `a block on lines of its own leaves no lines behind`() throws {
    let partials = ["lines": "a\n{{$b}}\nb\n{{/b}}\n{{$c}}\n{{/c}}\nd\n"]
    #expect(try render("{{> lines}}", partials) == "a\nb\nd\n")
    #expect(try render("{{<lines}}\n{{$c}}\nc\n{{/c}}\n{{/lines}}", partials) == "a\nb\nc\nd\n")
    #expect(try render("  {{> lines.b}}\nx", partials) == "  b\nx")
  }

  @Test func `a template's own name comes first`() throws {
    #expect(try render("{{> page.one}}", ["page.one": "file"]) == "file")
  }

  @Test func `a block that includes itself for ever is an error`() {
    #expect(throws: TemplateError.self) { try render("{{$a}}{{> main.a}}{{/a}}") }
  }

  @Test(arguments: [
    (
      "\n{{> page.tow}}",
      "main.mustache:2:1: the template \"page\" has no block \"tow\"; did you mean \"two\"?"
    ),
    (
      "{{> two}}",
      "main.mustache:1:1: there is no template \"two\"; did you mean \"page.two\"?"
    ),
    (
      "{{> pge.two}}", "main.mustache:1:1: there is no template \"pge.two\""
    ),
    (
      "{{> page.two}}{{> page.body}}",
      "page.mustache:1:56: no value is called \"x\" here"
    ),
  ])
  func `a block that does not exist, or has unknown names, is an error`(
    template: String, message: String
  ) {
    #expect(complaint(about: template, schema: .object([:]), partials: page) == message)
  }
}
