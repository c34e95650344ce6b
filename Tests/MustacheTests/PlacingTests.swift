import Mustache
import Testing
import TextScanning

/// Places of values that literal text of the template decides.
struct PlacingTests {
  /// A place is the last letter of a text: what is written there names it.
  private static let placing = Placing(
    place: { literal in
      let last = literal[literal.count - 1]
      return last == UInt8(ascii: "?") ? 0 : UInt32(last)
    },
    escape: { text, place, output in
      output.append(contentsOf: "[\(text) after \(Unicode.Scalar(UInt8(place)))]".utf8)
    })

  private func render(_ template: String, partials: [String: String] = [:]) throws -> String {
    let sources =
      [TemplateSource("main", template)] + partials.map { TemplateSource($0.key, $0.value) }
    let set = try TemplateSet(
      sources, functions: [Function("loud") { _, output in output.append(UInt8(ascii: "!")) }],
      roots: ["main": .anything], placing: Self.placing)
    let value: Value = ["x": "X", "y": "Y", "n": 1, "l": ["1", "2"], "none": [], "t": true]
    return try set.render("main", value, format: .bracketed)
  }

  @Test(arguments: [
    ("a{{x}}", "a[X after a]"),
    ("{{x}}", "[X]"),
    ("a{{x}}{{y}}b{{y}}", "a[X after a][Y]b[Y after b]"),
    ("ab{{! c }}c{{x}}", "abc[X after c]"),
    ("a?{{x}}", "a?[X]"),
    ("a{{{x}}}b{{&x}}", "a<X>b<X>"),
    ("a{{n}}b{{loud(x)}}{{x}}", "a1b![X]"),
    ("a{{l}}", "a[1], [2]"),
    // Where other text may come before it, too, the place is not known.
    ("a{{#t}}b{{/t}}{{x}}", "ab[X]"),
    ("a{{#none}}b{{/none}}{{x}}", "a[X]"),
    ("a{{^none}}b{{/none}}{{x}}", "ab[X]"),
    ("a{{^t}}b{{/t}}{{x}}", "a[X]"),
    ("a{{^t}}b{{/t}}c{{x}}", "ac[X after c]"),
    ("a{{#l}}{{.}}b{{/l}}{{x}}", "a[1]b[2]b[X]"),
    ("{{#l}}a{{.}}{{/l}}", "a[1 after a]a[2 after a]"),
    ("a{{$block}}{{x}}b{{y}}{{/block}}{{y}}", "a[X]b[Y after b][Y]"),
    ("a{{>p}}{{y}}", "ap[X after p]q[Y]"),
    ("a{{<parent}}c{{$block}}{{x}}d{{x}}{{/block}}{{/parent}}{{y}}", "ae[X]d[X after d]f[Y]"),
  ])
  func `a value knows its place where only one text can be before it`(
    template: String, result: String
  ) throws {
    let partials = ["p": "p{{x}}q", "parent": "e{{$block}}{{/block}}f"]
    #expect(try render(template, partials: partials) == result)
  }

  @Test func `indentation comes between a text and a value`() throws {
    #expect(
      try render("  {{>p}}\n{{>p}}", partials: ["p": "a\n{{x}} b{{y}}"])
        == "  a\n  [X] b[Y]a\n[X after \n] b[Y after b]")
  }
}
