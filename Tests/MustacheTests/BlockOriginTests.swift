import Mustache
import Testing

/// Which place gives the content of a block.
struct BlockOriginTests {
  private func origins(_ sources: [String: String]) throws -> [String] {
    let set = try TemplateSet(lenient: sources.map { TemplateSource($0.key, $0.value) })
    return set.blocks(of: "main").map { "\($0.name) \($0.place)" }
  }

  @Test func `blocks come in the order of the output, each with the nearest content`() throws {
    let found = try origins([
      "page": "{{$a}}{{/a}}\n{{$b}}{{$c}}{{/c}}{{/b}}{{> part}}{{$a}}{{/a}}",
      "part": "{{$d}}{{/d}}",
      "middle": "{{<page}}{{$d}}{{$e}}{{/e}}{{/d}}\n{{$c}}{{/c}}{{/page}}",
      "main": "{{<middle}}{{$c}}{{/c}}\n{{$e}}x{{/e}}{{/middle}}",
    ])
    #expect(
      found == [
        "a page.mustache:1:1", "b page.mustache:2:1", "c main.mustache:1:12",
        "d middle.mustache:1:10", "e main.mustache:2:1",
      ])
  }

  @Test func `templates that include each other for ever have a finite list`() throws {
    #expect(
      try origins(["main": "{{$a}}{{> main}}{{<main}}{{$a}}{{> main.a}}{{/a}}{{/main}}{{/a}}"])
        == ["a main.mustache:1:1"])
  }
}
