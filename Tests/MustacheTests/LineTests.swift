import Mustache
import Testing
import TestSupport

/// Standalone lines and the indentation of included content, beyond the specification's
/// own tests.
struct LineTests {
  @Test(arguments: [
    ("a\n  {{#t}}  \nb\n\t{{/t}}\t\nc", "a\nb\nc"),
    ("a\r\n{{#t}}\r\nb\r\n{{/t}}\r\nc\r\n", "a\r\nb\r\nc\r\n"),
    ("{{#t}}\n{{/t}}\n", ""),
    ("{{#t}}\n\n{{/t}}\n", "\n"),
    ("{{#t}}{{/t}}\n", "\n"),
    ("{{#t}} {{/t}}\n", " \n"),
    ("{{! a }}{{! b }}\nx", "\nx"),
    ("a\n{{! a\nb }} \nc", "a\nc"),
    ("a\n{{! a\nb }} {{#t}}\nc{{/t}}", "a\n \nc"),
    ("{{ #t }}{{ & x }}{{ / t }}{{ ! c }}{{ {x}}}", "XX"),
    ("\n\n{{x}}\n\n", "\n\nX\n\n"),
    ("a\r{{#t}}\rb{{/t}}", "a\r\rb"),
  ])
  func `lines with only a tag are removed`(template: String, result: String) throws {
    let rendered = try render(template, ["t": true, "x": "X"])
    #expect(Array(rendered.utf8) == Array(result.utf8))
  }

  @Test(arguments: [
    // Empty lines stay empty, whatever ends them; values are not changed.
    ("a\n\n{{x}}\n\r\nb\n", " a\n\n 1\n2\n\r\n b\n"),
    // A line that begins with a tag is indented, whatever the tag renders.
    ("{{none}}b\n{{! c }}b\n{{#t}}b{{/t}}\n{{^t}}c{{/t}}\n", " b\n b\n b\n \n"),
    ("{{#l}}\n{{.}}\n{{/l}}\n{{#l}}{{.}},{{/l}}\n", " 1\n 2\n 1,2,\n"),
    // The line is that of the template, even if a closing tag leads to it.
    ("{{#t}}a\n{{/t}}b\n", " a\n b\n"),
    ("{{^none}}a\n{{/none}}b\n", " a\n b\n"),
    ("{{#none}}a\n{{/none}}b\n", " b\n"),
    ("{{^t}}a\n{{/t}}b\n", " b\n"),
    // Partials inside add their indentation if they are alone on a line, and remove it if not.
    ("  {{>two}}\n", "   1\n   2\n"),
    ("{{>two}}\n", " 1\n 2\n"),
    ("x{{>two}}\n", " x1\n2\n\n"),
    ("{{>two}} \nx", " 1\n 2\n x"),
    // Blocks with and without an argument.
    ("{{$b}}\n  x\n{{/b}}\n", "   x\n"),
    ("{{<parent}}{{$b}}\nx\ny\n{{/b}}{{/parent}}\n", "   x\n   y\n"),
    ("", ""),
  ])
  func `content included by a standalone tag is indented`(
    partial: String, result: String
  ) throws {
    let rendered = try render(
      " {{>p}}\n", ["x": "1\n2", "t": true, "l": [1, 2]],
      partials: ["p": partial, "two": "1\n2\n", "parent": "  {{$b}}\n  {{/b}}\n"])
    #expect(Array(rendered.utf8) == Array(result.utf8))
  }

  @Test(arguments: [
    ("{{$b}}d{{/b}}\n", "x\ny", "x\ny\n"),
    ("  {{$b}}d{{/b}}\n", "x\ny", "  x\n  y\n"),
    ("- {{$b}}d{{/b}}\n", "x\ny", "- x\ny\n"),
    ("  {{$b}}\n  {{/b}}\n", "x\n\ny\n", "  x\n\n  y\n"),
    ("{{$b}}\n    d\n{{/b}}\n", "x\n  y\n", "    x\n      y\n"),
    ("{{$b}}\n\n    d\n{{/b}}\n", "x\n", "    x\n"),
    ("  {{$b}}{{/b}}!\n", "{{>two}}", "  1\n2\n!\n"),
    ("  {{$b}}{{/b}}\n", "\n{{>two}}\n", "  1\n  2\n\n"),
    ("  {{$b}}\n  {{/b}}\n", "\n    {{>two}}\n", "  1\n  2\n"),
    ("  {{$b}}\n  {{/b}}\n", "\n    x\n      {{>two}}\n   y\n", "  x\n    1\n    2\n  y\n"),
    ("  {{$b}}{{/b}}", "\n{{>two}}\nx\n", "  1\n  2\n  x\n"),
    ("  {{$b}}{{/b}}", "\n{{>empty}}\nx\ny", "  x\n  y"),
    ("  {{$b}}\n  {{/b}}\n", "\n    {{t}}\n   {{t}}\n", "  true\n  true\n"),
    ("{{#t}}\n  {{$b}}\n  {{/b}}\n{{/t}}\n", "", ""),
    ("x {{#t}}{{$b}}a\n{{/b}}{{/t}}", "", "x "),
  ])
  func `an argument is indented like the block it overrides`(
    parent: String, content: String, result: String
  ) throws {
    let rendered = try render(
      "{{<p}}{{$b}}\(content){{/b}}{{/p}}", ["t": true],
      partials: ["p": parent, "two": "1\n2\n", "empty": ""])
    #expect(Array(rendered.utf8) == Array(result.utf8))
  }

  @Test func `an indented partial has every line indented`() throws {
    var random = SplitMix64(seed: 7)
    let lines = [
      "", "text", "{{x}}", "{{#t}}", "{{/t}}", "a{{#t}}b{{/t}}c", "  {{>q}}", "-{{>q}}", "{{! c }}",
      "\t{{x}} {{{x}}}", "{{^t}}no{{/t}}{{x}}",
    ]
    for _ in 0..<2000 {
      var open = 0
      var partial: [String] = []
      for _ in 0..<Int.random(in: 0...8, using: &random) {
        let line = lines.randomElement(using: &random) ?? ""
        if line == "{{/t}}", open == 0 { continue }
        open += line == "{{#t}}" ? 1 : line == "{{/t}}" ? -1 : 0
        partial.append(line)
      }
      partial += Array(repeating: "{{/t}}", count: open)
      let end = Bool.random(using: &random) && open == 0 ? "" : "\n"
      let indentation = [" ", "\t", "    "].randomElement(using: &random) ?? ""
      let indented = partial.map { $0.isEmpty ? "" : indentation + $0 }
      let partials = ["q": "1\n\n2\n", "p": partial.joined(separator: "\n") + end]
      let value: Value = ["x": "v\nw", "t": true]
      let included = try render("\(indentation){{>p}}\n", value, partials: partials)
      let written = try render(indented.joined(separator: "\n") + end, value, partials: partials)
      #expect(Array(included.utf8) == Array(written.utf8), "\(partial)")
    }
  }
}
