import Mustache
import Testing

/// `first` and `last` in lists.
struct ListPositionTests {
  private let list: Value = ["x": ["a", "b", "c"], "one": ["a"], "none": []]

  @Test(arguments: [
    ("{{#x}}{{.}}{{^last}}, {{/last}}{{/x}}", "a, b, c"),
    ("{{#x}}{{^first}}, {{/first}}{{.}}{{/x}}", "a, b, c"),
    ("{{#one}}{{#first}}<{{/first}}{{.}}{{#last}}>{{/last}}{{/one}}", "<a>"),
    ("{{#none}}{{^last}}, {{/last}}{{/none}}", ""),
    ("{{#x}}{{first}} {{last}};{{/x}}", "true false;false false;false true;"),
    // The current value stays the same inside.
    ("{{#x}}{{#first}}[{{.}}]{{/first}}{{#last}}({{.}}){{/last}}{{/x}}", "[a](c)"),
    ("{{#one}}{{#first}}{{#last}}{{.}}{{/last}}{{/first}}{{/one}}", "a"),
    // Outside a list, there is no such name.
    ("{{first}}{{#last}}x{{/last}}{{^first}}y{{/first}}", "y"),
  ])
  func `an element knows whether it is the first or the last one`(template: String, text: String)
    throws
  {
    #expect(try render(template, list) == text)
  }

  @Test func `the innermost list counts, also from a partial and from an object in it`() throws {
    let value: Value = ["rows": [["cells": ["a", "b"]], ["cells": ["c"]]]]
    let template =
      "{{#rows}}{{#cells}}{{.}}{{^last}},{{/last}}{{/cells}}{{^last}}{{>end}}{{/last}}{{/rows}}"
    #expect(try render(template, value, partials: ["end": "{{#first}}/{{/first}}"]) == "a,b/c")
    let inside: Value = ["x": [["o": ["n": "a"]], ["o": ["n": "b"]]]]
    #expect(try render("{{#x}}{{#o}}{{n}}{{^last}},{{/last}}{{/o}}{{/x}}", inside) == "a,b")
  }

  @Test func `a list of objects of one shape has them too`() throws {
    let shape = Shape(["n"])
    let value: Value = ["x": .list(List(shape, count: 3, values: [.number("1"), .number("2")]))]
    #expect(try render("{{#x}}{{n}}{{^last}},{{/last}}{{/x}}", value) == "1,2,")
  }

  @Test func `a value that is called so is that value`() throws {
    let value: Value = ["x": [["first": "Ann", "last": "Lee"], ["last": ["n": "Ek"]]]]
    let template = "{{#x}}{{first}} {{#last}}{{n}}{{/last}};{{/x}}"
    #expect(try render(template, value) == "Ann ;false Ek;")
  }

  @Test(arguments: [
    ("{{#x}}{{#first}}{{n}}{{/first}}{{^last}},{{/last}}{{/x}}", nil),
    ("{{#texts}}{{.}}{{^last}},{{/last}}{{/texts}}", nil),
    ("{{#free.any}}{{^last}},{{/last}}{{/free.any}}", nil),
    (
      "{{^last}},{{/last}}",
      "no value is called \"last\" here; use it inside {{#texts}}…{{/texts}}"
    ),
    ("{{#x}}{{#first}}{{m}}{{/first}}{{/x}}", "no value is called \"m\" here"),
    (
      "{{#o}}{{last}}{{/o}}",
      "no value is called \"last\" here; use it inside {{#texts}}…{{/texts}}"
    ),
  ])
  func `the names are known in lists only`(template: String, reason: String?) {
    let schema = Schema.object([
      "x": .list(.object(["n": .leaf])), "texts": .list(.leaf), "free": .anything,
      "o": .object(["k": .leaf]),
    ])
    func compile() throws(TemplateError) {
      _ = try TemplateSet(
        [TemplateSource(name: "main", path: "main", text: template)], roots: ["main": schema])
    }
    do throws(TemplateError) {
      try compile()
      #expect(reason == nil)
    } catch {
      #expect(error.reason == reason)
    }
  }
}
