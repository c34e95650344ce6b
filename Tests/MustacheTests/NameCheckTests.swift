import Mustache
import Testing

/// The names that a strict set accepts, and its messages for others.
struct NameCheckTests {
  private let schema = Schema.object([
    "title": .leaf,
    "speaker": .leaf,
    "turns": .list(.object(["speaker": .leaf, "text": .leaf, "words": .list(.leaf)])),
    "room": .object(["name": .leaf, "provider": .object(["url": .leaf])]),
    "insights": .anything,
  ])

  @Test(arguments: [
    "{{title}} {{{title}}} {{&title}}",
    "{{#turns}}{{speaker}}: {{text}} ({{title}}){{/turns}}{{^turns}}{{title}}{{/turns}}",
    "{{#turns}}{{#words}}{{.}} {{speaker}}{{/words}}{{/turns}}",
    "{{room.name}} {{room.provider.url}} {{#room}}{{name}} {{#provider}}{{url}}{{/provider}}{{/room}}",
    "{{#room.provider}}{{url}}{{/room.provider}}{{#room}}{{#provider}}{{name}}{{/provider}}{{/room}}",
    "{{insights}} {{insights.a.b.c}} {{#insights}}{{whatever}} {{#x}}{{y.z}}{{/x}}{{/insights}}",
    "{{insights.Next steps}}",
    "{{#title}}{{.}}{{/title}}{{^title}}{{speaker}}{{/title}}",
    "{{! speakr }}",
  ])
  func `known names are accepted`(template: String) {
    #expect(complaint(about: template, schema: schema) == nil)
  }

  @Test(arguments: [
    ("{{speakr}}", "1:1: no value is called \"speakr\" here; did you mean \"speaker\"?"),
    (
      "a\nä {{#turns}}{{txet}}{{/turns}}",
      "2:13: no value is called \"txet\" here; did you mean \"text\"?"
    ),
    ("{{zebra}}", "1:1: no value is called \"zebra\" here"),
    ("{{text}}", "1:1: no value is called \"text\" here; use it inside {{#turns}}…{{/turns}}"),
    ("{{room.nam}}", "1:1: no value is called \"nam\" in \"room\"; did you mean \"name\"?"),
    (
      "{{room.provider.uri}}",
      "1:1: no value is called \"uri\" in \"provider\"; did you mean \"url\"?"
    ),
    ("{{room.provider.name}}", "1:1: no value is called \"name\" in \"provider\""),
    (
      "{{#room.provider}}{{name}}{{/room.provider}}",
      "1:19: no value is called \"name\" here; did you mean \"room.name\"?"
    ),
    ("{{title.length}}", "1:1: \"title\" has no values inside, so no \"length\""),
    (
      "{{turns.text}}", "1:1: \"turns\" is a list: use its values inside {{#turns}}…{{/turns}}"
    ),
    ("{{turns}}", "1:1: \"turns\" is a list, not a text: use {{#turns}}…{{/turns}}"),
    ("{{{turns}}}", "1:1: \"turns\" is a list, not a text: use {{#turns}}…{{/turns}}"),
    (
      "{{room}}",
      "1:1: \"room\" is an object, not a text: use one of its values, such as {{room.name}}"
    ),
    ("{{.}}", "1:1: \".\" is an object, not a text: use one of its values, such as {{insights}}"),
    ("{{#tunrs}}{{/tunrs}}", "1:1: no value is called \"tunrs\" here; did you mean \"turns\"?"),
    ("{{^ttile}}{{/ttile}}", "1:1: no value is called \"ttile\" here; did you mean \"title\"?"),
    (
      "{{#insights}}{{x}}{{/insights}}{{insight}}",
      "1:32: no value is called \"insight\" here; did you mean \"insights\"?"
    ),
    ("{{Title}}", "1:1: no value is called \"Title\" here; did you mean \"title\"?"),
  ])
  func `unknown names are refused with a location and a suggestion`(
    template: String, complaint expected: String
  ) {
    #expect(complaint(about: template, schema: schema) == "main.mustache:\(expected)")
  }

  @Test func `a name that people expect leads to the one that exists`() {
    let error = #expect(throws: TemplateError.self) {
      try TemplateSet(
        [TemplateSource("main", "{{transcript}}")], roots: ["main": schema],
        synonyms: ["transcript": "turns"])
    }
    #expect(error?.reason == "no value is called \"transcript\" here; did you mean \"turns\"?")
  }

  @Test func `a known name without a value is nothing`() throws {
    let set = try TemplateSet(
      [TemplateSource("main", "({{title}}{{room.name}}{{#turns}}x{{/turns}}{{insights.a.b}})")],
      roots: ["main": schema])
    #expect(try set.render("main", [:]) == "()")
    #expect(try set.render("main", ["title": .nothing, "room": "?", "insights": ["a": 1]]) == "()")
  }

  @Test func `a schema of anything at the root accepts every name`() throws {
    #expect(complaint(about: "{{a}}{{#b}}{{c.d}}{{.}}{{/b}}{{.}}", schema: .anything) == nil)
  }

  @Test func `a name that free-form data may hide is not taken for a list`() {
    let template = "{{#insights}}{{turns.text}}{{turns}}{{/insights}}"
    #expect(complaint(about: template, schema: schema) == nil)
  }

  @Test func `elements of nested lists are visible through the implicit iterator`() {
    let schema = Schema.object(["rows": .list(.list(.object(["cell": .leaf])))])
    #expect(complaint(about: "{{#rows}}{{#.}}{{cell}}{{/.}}{{/rows}}", schema: schema) == nil)
    #expect(
      complaint(about: "{{#rows}}{{.}}{{/rows}}", schema: schema)
        == "main.mustache:1:10: \".\" is a list, not a text: use {{#.}}…{{/.}}")
    #expect(
      complaint(about: "{{#rows}}{{cell}}{{/rows}}", schema: schema)
        == "main.mustache:1:10: no value is called \"cell\" here")
  }

  @Test(arguments: [
    ("ab", "ba"), ("summary", "sumary"), ("summary", "smumary"),
    ("summary", "zummary"), ("summary", "ssummary"), ("overall_score", "overal_scroe"),
    ("größe", "grösse"),
  ])
  func `up to three typing errors are recognised`(name: String, slip: String) {
    let complaint = complaint(about: "{{\(slip)}}", schema: .object([name: .leaf]))
    #expect(complaint?.hasSuffix("did you mean \"\(name)\"?") == true)
  }

  @Test(arguments: [
    ("a", "b"), ("a", "bc"), ("has", "task"), ("summary", "topics"), ("date", "room"),
    ("title", "language"),
    (String(repeating: "a", count: 100), String(repeating: "a", count: 99)),
  ])
  func `a different word is not taken for a typing error`(name: String, other: String) {
    let complaint = complaint(about: "{{\(other)}}", schema: .object([name: .leaf]))
    #expect(complaint == "main.mustache:1:1: no value is called \"\(other)\" here")
  }

  @Test
  func `the closest name is suggested, and the alphabetically first of equally close ones`() {
    let schema = Schema.object(["turn": .leaf, "turns": .leaf, "burns": .leaf])
    #expect(complaint(about: "{{turnss}}", schema: schema)?.hasSuffix("\"turns\"?") == true)
    #expect(complaint(about: "{{xurns}}", schema: schema)?.hasSuffix("\"burns\"?") == true)
  }
}
