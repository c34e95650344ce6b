import Mustache
import Testing

/// Templates that include themselves.
struct RecursionTests {
  private func list(depth: Int) -> Value {
    (0..<depth).reduce([:]) { inner, _ in ["next": inner] }
  }

  @Test func `recursion follows the data`() throws {
    let template = "{{#next}}({{>main}}){{/next}}{{^next}}.{{/next}}"
    // The innermost object sees the `next` of the one around it, as in the specification.
    let value: Value = ["next": ["next": ["next": .nothing]]]
    #expect(try render(template, value) == "((.))")
  }

  @Test(arguments: ["{{>main}}", "{{<main}}{{/main}}", "{{>*name}}", "{{<*name}}{{/*name}}"])
  func `endless recursion is an error with its location`(tag: String) throws {
    let template = "\nab{{#x}}{{#x}}\(tag){{/x}}{{/x}}"
    #expect(
      throws: TemplateError(
        "templates include each other deeper than 100 (main > main)",
        at: .init(path: "main.mustache", line: 2, column: 15))
    ) { try render(template, ["x": true, "name": "main"]) }
  }

  @Test func `lists inside lists end with an error with its location`() throws {
    let value: Value = ["l": .list((0..<200).map { ["n": .number(String($0))] })]
    let nested = String(repeating: "{{#l}}", count: 5)
    let error = #expect(throws: TemplateError.self) {
      try render("a\n\(nested){{n}}" + String(repeating: "{{/l}}", count: 5), value)
    }
    #expect(error?.reason.contains("elements") == true)
    #expect(error?.place?.description.hasPrefix("main.mustache:2:") == true)
  }

  @Test func `a long list has a few elements for each of its own`() throws {
    let inner = Value.list((0..<3).map { .number(String($0)) })
    let value: Value = ["l": .list(Array(repeating: ["i": inner], count: 100_000))]
    #expect(try render("{{#l}}{{#i}}{{.}}{{/i}}{{/l}}", value).utf8.count == 300_000)
  }

  @Test func `the error of a circle names those that are in it`() throws {
    let error = #expect(throws: TemplateError.self) {
      try render("{{>a}}", partials: ["a": "{{>b}}", "b": "{{<c}}{{/c}}", "c": "{{>b}}"])
    }
    #expect(error?.reason == "templates include each other deeper than 100 (b > c > b)")
  }

  @Test func `a chain that is too long is no circle`() throws {
    let partials = Dictionary(
      uniqueKeysWithValues: (1...101).map { ("p\($0)", "{{>p\($0 + 1)}}") })
    let error = #expect(throws: TemplateError.self) { try render("{{>p1}}", partials: partials) }
    #expect(error?.reason == "templates include each other deeper than 100")
  }

  @Test(
    arguments: [
      (
        "a{{>main}}", [:],
        "main.mustache:1:2: the template \"main\" includes itself without end: put this tag in a section"
      ),
      (
        "{{<p}}{{$a}}{{> main.a}}{{/a}}{{/p}}", ["p": "{{$a}}{{/a}}"],
        "main.mustache:1:13: the block \"a\" includes itself without end; did you mean {{> p.a}}, that of"
          + " \"p\"?"
      ),
      (
        "{{$a}}{{> main.a}}{{/a}}", [:],
        "main.mustache:1:7: the block \"a\" includes itself without end: remove this tag"
      ),
      ("{{#x}}{{>main}}{{/x}}", [:], nil),
      ("{{^x}}{{>main}}{{/x}}{{#x}}{{/x}}", [:], nil),
      ("{{#x}}{{$a}}{{#x}}{{> main.a}}{{/x}}{{/a}}{{/x}}", [:], nil),
      (
        "{{<p}}{{$a}}{{> p.a}}{{> main.b}}{{/a}}{{$b}}{{/b}}{{/p}}",
        ["p": "{{$a}}{{/a}}{{$b}}{{/b}}"], nil
      ),
    ] as [(String, [String: String], String?)])
  func `what includes itself whatever the values are is an error of a strict set`(
    template: String, partials: [String: String], expected: String?
  ) {
    #expect(
      complaint(about: template, schema: .object(["x": .anything]), partials: partials) == expected)
  }

  @Test func `recursion through blocks is bounded too`() throws {
    let partials = ["p": "{{$a}}{{>q}}{{/a}}", "q": "{{<p}}{{$a}}{{>q}}{{/a}}{{/p}}"]
    #expect(throws: TemplateError.self) { try render("{{>q}}", partials: partials) }
  }

  @Test func `a hundred levels are allowed`() throws {
    let partials = Dictionary(
      uniqueKeysWithValues: (1...101).map { ("p\($0)", "\($0 % 10){{>p\($0 + 1)}}") })
    let digits = (2...101).map { "\($0 % 10)" }.joined()
    #expect(try render("{{>p2}}", partials: partials) == digits)
    #expect(throws: TemplateError.self) { try render("{{>p1}}", partials: partials) }
  }

  @Test func `templates that include each other twice in a chain are an error that names one`()
    throws
  {
    var partials = Dictionary(
      uniqueKeysWithValues: (1...24).map { ("p\($0)", "{{>p\($0 + 1)}}{{>p\($0 + 1)}}") })
    partials["p25"] = "sixteen letters."
    let error = #expect(throws: TemplateError.self) {
      try render("{{>p1}}", partials: partials)
    }
    #expect(error?.reason.contains("is included too often") == true)
    #expect(error?.reason.hasPrefix("\"p") == true)
  }

  @Test func `blocks that double in a chain are an error, too`() throws {
    var partials = Dictionary(
      uniqueKeysWithValues: (1...24).map {
        ("p\($0)", "{{<p\($0 + 1)}}{{$a}}{{$a}}x{{/a}}{{$a}}x{{/a}}{{/a}}{{/p\($0 + 1)}}")
      })
    partials["p25"] = "{{$a}}y{{/a}}"
    partials["q"] = "{{$b}}{{/b}}{{$b}}{{/b}}"
    for number in 1...30 {
      partials["q\(number)"] = "{{<q}}{{$b}}{{>q\(number + 1)}}{{/b}}{{/q}}"
    }
    _ = try? render("{{>p1}}", partials: partials)
    #expect(throws: TemplateError.self) { try render("{{>q1}}", partials: partials) }
  }

  @Test func `a list that contains itself twice is bounded by the number of calls`() throws {
    let partials = ["p": "{{#x}}{{>p}}{{/x}}"]
    #expect(throws: TemplateError.self) {
      try render("{{>p}}", ["x": [true, true]], partials: partials)
    }
  }

  @Test func `an argument does not override blocks of its own name inside itself`() throws {
    let partials = ["p": "<{{$a}}default{{/a}}>"]
    #expect(try render("{{<p}}{{$a}}[{{$a}}x{{/a}}]{{/a}}{{/p}}", partials: partials) == "<[x]>")
  }

  @Test func `a long list through a partial leaves nothing behind`() throws {
    let value: Value = ["x": .list(Array(repeating: ["n": 1], count: 10_000))]
    let partials = ["p": "{{<q}}{{$b}}{{n}}{{/b}}{{/q}}", "q": "{{$b}}{{/b}}"]
    let rendered = try render("{{#x}}{{>p}}{{/x}}", value, partials: partials)
    #expect(rendered.utf8.elementsEqual(String(repeating: "1", count: 10_000).utf8))
  }
}
