import Mustache
import Testing

/// What a rendering can reach, and which tag wrote what.
struct TemplateReachTests {
  private func templates(_ sources: [String: String]) throws -> TemplateSet {
    try TemplateSet(
      lenient: sources.sorted { $0.key < $1.key }.map {
        TemplateSource(name: $0.key, path: $0.key, text: $0.value)
      }, functions: [Function("up") { value, output in output += "UP".utf8 }])
  }

  private func reach(_ sources: [String: String]) throws -> TemplateReach {
    try #require(try templates(sources).reach(from: "main"))
  }

  @Test func `a template is reached through partials and blocks, but not through what is replaced`()
    throws
  {
    let reach = try reach([
      "main": "{{<base}}{{$a}}{{>x}}{{/a}}{{/base}}",
      "base": "{{$a}}{{>y}}{{/a}}{{#s}}{{>z}}{{/s}}",
      "x": "", "y": "", "z": "", "w": "",
    ])
    #expect(reach.paths == ["main", "base", "x", "z"])
    #expect(reach.isComplete)
  }

  @Test func `where a name comes from data, not everything is known`() throws {
    #expect(try !reach(["main": "{{>*name}}"]).isComplete)
  }

  @Test func `templates that include each other do not keep it busy`() throws {
    var sources = ["main": "{{>p1}}", "p30": "{{>main}}"]
    for number in 1..<30 {
      let next = "{{<p\(number + 1)}}{{$b\(number)}}x{{/b\(number)}}{{/p\(number + 1)}}"
      sources["p\(number)"] = next + next
    }
    #expect(try reach(sources).paths.count == 31)
  }

  @Test func `a block that is never shown is found, and what is shown in its place`() throws {
    let reach = try reach([
      "main": """
      {{<base}}
      {{$a}}x{{/a}}
      {{$b}}x{{/b}}
      {{$c}}{{/c}}
      {{$d}}{{> base.d}}x{{/d}}
      {{$body}}{{> base.a}}{{> main.d}}{{/body}}
      {{/base}}
      """,
      "base": "{{$body}}{{$a}}{{/a}}{{$b}}{{/b}}{{$c}}c{{/c}}{{$d}}{{/d}}{{/body}}",
    ])
    let blocks = reach.unshownBlocks
    #expect(blocks.map(\.name) == ["a", "b", "c"])
    #expect(blocks.map(\.place.line) == [2, 3, 4])
    #expect(blocks.map(\.isEmpty) == [false, false, true])
    #expect(blocks.map { $0.include?.description } == ["main:6:10", nil, nil])
    #expect(blocks.map(\.owner) == ["base", nil, nil])
  }

  @Test(arguments: [
    ("{{v.x}}", ["x"]), ("{{{v.x}}} {{v.x}} {{up(v.y)}}", ["x", "y"]),
    ("{{#v.x}}{{v.x}}{{/v.x}}", []), ("{{^v.x}}none{{/v.x}}", []), ("{{#v.x}}some{{/v.x}}", []),
    ("{{v.x}}{{^v.x}}none{{/v.x}}", []), ("{{#v.x}}some{{/v.x}}{{v.x}}", ["x"]),
    ("{{#v.y}}{{v.x}}{{/v.y}}", ["x"]), ("{{#v.logo}}{{>logo}}{{/v.logo}}", []),
    ("{{>logo}}", ["logo"]), ("{{w.x}} {{v}} {{v.a.b}}", []),
  ])
  func `a value is untested where nothing asks before whether it is there`(
    template: String, names: [String]
  ) throws {
    let reach = try reach(["main": template, "logo": "{{v.logo}}", "unused": "{{v.z}}"])
    #expect(reach.untestedValues(in: "v").map(\.name) == names)
  }

  @Test func `an untested value has the place of its first tag`() throws {
    let found = try reach(["main": "a\n {{v.x}}{{v.x}}"]).untestedValues(in: "v")
    #expect(found.map(\.place.description) == ["main:2:2"])
  }

  @Test(arguments: [
    ("ab\ncd", 4, "main:2:2"), ("a{{x}}b", 1, "main:1:2"), ("a{{x}}b", 4, "main:1:7"),
    ("a{{! } }}b\n{{! z }}\nc", 3, "main:3:1"), ("{{#l}}<{{.}}>{{/l}}", 2, "main:1:13"),
    ("a{{> p}}c", 2, "p:2:1"), ("a\n  {{> p}}\n", 6, "p:1:1"), ("\u{E4}b", 2, "main:1:2"),
  ])
  func `a trace knows what wrote a byte`(template: String, offset: Int, place: String) throws {
    let templates = try templates(["main": template, "p": "\nq\n"])
    var trace = OutputTrace()
    var output: [UInt8] = []
    try templates.render(
      "main", with: ["x": "123", "l": ["1", "2"]], format: .html, into: &output, trace: &trace)
    #expect(trace.place(ofOutputAt: offset)?.description == place, "\(output)")
  }
}
