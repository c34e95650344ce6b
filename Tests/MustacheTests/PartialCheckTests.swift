import Mustache
import Testing

/// How a strict set checks partials, parents and dynamic names where they are included.
struct PartialCheckTests {
  private let turn = Schema.object(["text": .leaf, "replies": .list(.object(["text": .leaf]))])
  private var schema: Schema {
    .object(["title": .leaf, "kind": .leaf, "turns": .list(turn), "notes": .list(.leaf)])
  }

  private func complaint(about template: String, _ partials: [String: String]) -> String? {
    MustacheTests.complaint(about: template, schema: schema, partials: partials)
  }

  @Test func `an unknown partial is refused`() {
    #expect(
      complaint(about: "\n {{>trun}}", ["turn": ""])
        == "main.mustache:2:2: there is no template \"trun\"; did you mean \"turn\"?")
    #expect(
      complaint(about: "{{<pgae}}{{/pgae}}", ["page": ""])
        == "main.mustache:1:1: there is no template \"pgae\"; did you mean \"page\"?")
  }

  @Test func `a partial is checked with the contexts where it is included`() {
    let partials = ["turn": "{{text}} {{title}}"]
    #expect(complaint(about: "{{#turns}}{{>turn}}{{/turns}}", partials) == nil)
    #expect(
      complaint(about: "{{#turns}}{{>turn}}{{/turns}}{{>turn}}", partials)
        == "turn.mustache:1:1: no value is called \"text\" here; "
        + "use it inside {{#turns}}…{{/turns}}")
  }

  @Test func `a partial sees the current element`() {
    let partials = ["note": "{{.}}"]
    #expect(complaint(about: "{{#notes}}{{>note}}{{/notes}}", partials) == nil)
    #expect(complaint(about: "{{#turns}}{{>note}}{{/turns}}", partials) != nil)
  }

  @Test func `a partial that nothing includes is not checked`() {
    #expect(complaint(about: "{{title}}", ["turn": "{{nonsense}} {{>nothing}}"]) == nil)
  }

  @Test func `recursive partials are checked to their end`() {
    let partials = ["node": "{{text}}{{#replies}}{{>node}}{{/replies}}"]
    #expect(complaint(about: "{{#turns}}{{>node}}{{/turns}}", partials) == nil)
    let wrong = [
      "node": "{{#replies}}{{>node}}{{/replies}}{{#notes}}{{>leaf}}{{/notes}}", "leaf": "{{x}}",
    ]
    #expect(
      complaint(about: "{{#turns}}{{>node}}{{/turns}}", wrong)
        == "leaf.mustache:1:1: no value is called \"x\" here")
  }

  @Test func `recursive parents are checked to their end`() {
    let partials = [
      "node": "{{$a}}{{text}}{{/a}}{{#replies}}{{<node}}{{$a}}{{title}}{{/a}}{{/node}}{{/replies}}"
    ]
    let template = "{{#turns}}{{<node}}{{$a}}{{kind}}{{/a}}{{/node}}{{>node}}{{/turns}}"
    #expect(complaint(about: template, partials) == nil)
  }

  @Test func `partials that include each other in every order are checked in the end`() {
    let names = (0..<30).map { "list\($0)" }
    let lists = Dictionary(
      uniqueKeysWithValues: names.map { ($0, Schema.list(.object(["a": .leaf]))) })
    let all = names.map { "{{#\($0)}}{{>main}}{{/\($0)}}" }.joined()
    let complaint = MustacheTests.complaint(about: all, schema: .object(lists))
    #expect(
      complaint
        == "main.mustache:1:1: templates include each other in more ways than can be checked")
  }

  @Test func `blocks and their arguments are checked where they are rendered`() {
    let parent = ["page": "{{#turns}}{{$body}}{{text}}{{/body}}{{/turns}}"]
    #expect(complaint(about: "{{<page}}{{$body}}{{text}}{{/body}}{{/page}}", parent) == nil)
    #expect(
      complaint(about: "{{<page}}{{$body}}\n{{texts}}{{/body}}{{/page}}", parent)
        == "main.mustache:2:1: no value is called \"texts\" here; did you mean \"text\"?")
    #expect(
      complaint(about: "{{>page}}", ["page": "{{$body}}{{text}}{{/body}}"])
        == "page.mustache:1:10: no value is called \"text\" here; "
        + "use it inside {{#turns}}…{{/turns}}")
  }

  @Test func `a block that the parent does not have is refused`() {
    let partials = ["page": "{{>inner}}", "inner": "{{$title}}{{/title}}{{$body}}{{/body}}"]
    #expect(complaint(about: "{{<page}}{{$body}}{{/body}}{{/page}}", partials) == nil)
    #expect(
      complaint(about: "{{<page}}{{$titel}}x{{/titel}}{{/page}}", partials)
        == "main.mustache:1:10: the parent has no block \"titel\"; did you mean \"title\"?")
  }

  @Test func `a parent inside an argument is checked with the argument's contexts`() {
    let partials = [
      "outer": "{{<inner}}{{$b}}{{title}}{{$a}}{{/a}}{{/b}}{{/inner}}",
      "inner": "{{#turns}}{{$b}}{{/b}}{{/turns}}",
    ]
    #expect(complaint(about: "{{<outer}}{{$a}}{{text}}{{/a}}{{/outer}}", partials) == nil)
    #expect(
      complaint(about: "{{<outer}}{{$a}}{{text}}{{txt}}{{/a}}{{/outer}}", partials)
        == "main.mustache:1:25: no value is called \"txt\" here; did you mean \"text\"?")
  }

  @Test func `the value of a dynamic name is checked when it names a template`() throws {
    let set = try TemplateSet(
      [
        TemplateSource("main", "\n{{#turns}}{{>*kind}}{{/turns}}"),
        TemplateSource("good", "{{text}};"),
        TemplateSource("bad", "{{txt}}"), TemplateSource("chained", "{{>*title}}"),
      ], roots: ["main": schema])
    func render(_ kind: Value, title: Value = .nothing) throws -> String {
      try set.render(
        "main", ["kind": kind, "title": title, "turns": [["text": "a"], ["text": "b"]]])
    }
    #expect(try render("good") == "\na;b;")
    #expect(try render(.nothing) == "\n")
    #expect(try render("chained", title: "good") == "\na;b;")
    #expect(
      throws: TemplateError(
        "no value is called \"txt\" here; did you mean \"text\"?",
        at: .init(path: "bad.mustache", line: 1, column: 1))
    ) { try render("bad") }
    #expect(
      throws: TemplateError(
        "no value is called \"txt\" here; did you mean \"text\"?",
        at: .init(path: "bad.mustache", line: 1, column: 1))
    ) { try render("chained", title: "bad") }
    #expect(
      throws: TemplateError(
        "there is no template \"go\\u{1B}d\", which \"kind\" names; did you mean \"good\"?",
        at: .init(path: "main.mustache", line: 2, column: 11))
    ) { try render("go\u{1B}d") }
  }

  @Test func `every template that a dynamic name refers to is checked in all its surroundings`()
    throws
  {
    let schema = Schema.object([
      "kind": .leaf, "title": .leaf, "which": .leaf,
      "turns": .list(.object(["kind": .leaf, "title": .list(.leaf)])),
    ])
    let set = try TemplateSet(
      [
        TemplateSource("main", "{{>named}}{{#turns}}{{>*kind}}{{/turns}}"),
        TemplateSource("named", "{{>*which}}"), TemplateSource("empty", ""),
        TemplateSource("turns", "{{#turns}}{{>named}}{{/turns}}"),
        TemplateSource("title", "{{title}}"), TemplateSource("bad", "{{x}}"),
      ], roots: ["main": schema])
    func complaint(_ value: Value) -> String? {
      do {
        _ = try set.render("main", value)
        return nil
      } catch {
        return error.description
      }
    }
    #expect(complaint(["which": "title", "turns": [["kind": "empty"]]]) == nil)
    #expect(
      complaint(["which": "title", "turns": [["kind": "empty"], ["kind": "bad"]]])
        == "bad.mustache:1:1: no value is called \"x\" here")
    // It was accepted outside the turns, where `title` is a text.
    #expect(
      complaint(["which": "title", "turns": [["kind": "empty"], ["kind": "turns"]]])
        == "title.mustache:1:1: \"title\" is a list, not a text: use {{#title}}…{{/title}}")
  }

  @Test func `a dynamic name is a name like others`() {
    #expect(
      complaint(about: "{{>*knd}}", [:])
        == "main.mustache:1:1: no value is called \"knd\" here; did you mean \"kind\"?")
    #expect(
      complaint(about: "{{>*turns}}", [:])
        == "main.mustache:1:1: \"turns\" is a list, not a text: use {{#turns}}…{{/turns}}")
  }

  @Test func `only roots are rendered by name`() throws {
    let sources = [TemplateSource("main", "{{>part}}"), TemplateSource("part", "{{title}}")]
    let set = try TemplateSet(sources, roots: ["main": schema])
    #expect(try set.render("main", ["title": "x"]) == "x")
    #expect(
      throws: TemplateError("the template \"part\" can only be included, not rendered")
    ) {
      try set.render("part")
    }
    #expect(throws: TemplateError("there is no template \"man\"; did you mean \"main\"?")) {
      try set.render("man")
    }
    #expect(throws: TemplateError("there is no template \"mein\"; did you mean \"main\"?")) {
      try TemplateSet(sources, roots: ["mein": schema])
    }
  }
}
