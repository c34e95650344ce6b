import JSONDocument
import Mustache
import Testing
import TestSupport

/// Damaged templates and hostile data.
struct RobustnessTests {
  private static let template = """
    # {{title}}
    {{! comment }}
      {{#turns}}
    **{{speaker.name}}** {{{text}}} {{&text}} {{loud(text)}}
      {{>turn}}
      {{^words}}{{.}}{{/words}}
      {{/turns}}
    {{=<% %>=}}
    <%<page%>
      <%$body%>
      ä👩‍🚀 <%>*kind%>
      <%/body%>
    <%/page%>
    <%={{ }}=%>
    {{$footer}}{{/footer}}

    """
  private static let partials = [
    TemplateSource("turn", "{{#turns}}{{>turn}}{{/turns}}{{text}}\n"),
    TemplateSource("page", "<{{$body}}\n  {{/body}}{{>turn}}>\n"),
  ]
  private static let functions = [
    Function("loud", takes: .any) { _, output in output.append(UInt8(ascii: "!")) }
  ]
  private static let value: Value = [
    "title": "t", "kind": "turn",
    "turns": [["speaker": ["name": "Ann"], "text": "a\nb", "words": [], "turns": []]],
  ]

  /// Makes a set of a damaged template, and renders it if that is possible.
  private func run(_ bytes: [UInt8]) -> Bool {
    let source = TemplateSource(name: "main", path: "main.mustache", text: bytes)
    var output: [UInt8] = []
    do {
      let set = try TemplateSet(lenient: Self.partials + [source], functions: Self.functions)
      try set.render("main", with: Self.value, format: .html, into: &output)
      return true
    } catch {
      #expect(error.reason.isEmpty == false)
      return false
    }
  }

  @Test func `a template truncated anywhere is rendered or refused`() throws {
    let bytes = Array(Self.template.utf8)
    let rendered = (0...bytes.count).filter { run(Array(bytes[..<$0])) }
    #expect(rendered.count > 20)
    #expect(rendered.count < bytes.count)
  }

  @Test(arguments: 0..<10)
  func `a damaged template is rendered or refused`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let pieces = [
      "{{", "}}", "<%", "%>", "{{/a}}", "{", "}", "=", ".", "*", "\n", " ", "(", ")", "#",
    ]
    .map { Array($0.utf8) }
    var rendered = 0
    for _ in 0..<300 {
      var bytes = Array(Self.template.utf8)
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let start = Int.random(in: 0..<bytes.count, using: &random)
        let end = min(bytes.count, start + Int.random(in: 0...3, using: &random))
        let piece =
          Bool.random(using: &random)
          ? pieces.randomElement(using: &random) ?? []
          : [UInt8.random(in: 0...255, using: &random)]
        bytes.replaceSubrange(start..<end, with: piece)
      }
      if run(bytes) { rendered += 1 }
    }
    #expect(rendered > 0)
  }

  @Test(.requires(.sharedFolder("attacks/template_injection.json")))
  func `template code in data is written as text through the format`() throws {
    guard case .array(let attacks) = try SharedFolder.json("attacks/template_injection.json")
    else {
      Issue.record("the list of attacks is no list")
      return
    }
    let set = try TemplateSet(
      [
        TemplateSource("main", "{{x}}|{{{x}}}|{{#l}}{{.}}{{/l}}|{{>p}}"),
        TemplateSource("p", "{{x}}"),
      ],
      roots: ["main": .object(["x": .leaf, "l": .list(.leaf)])])
    for case .string(let attack) in attacks {
      let rendered = try set.render(
        "main", ["x": .text(attack), "l": [.text(attack)]], format: .bracketed)
      let expected = "[\(attack)]|<\(attack)>|[\(attack)]|[\(attack)]"
      #expect(Array(rendered.utf8) == Array(expected.utf8))
    }
    print("Template injection: \(attacks.count) of \(attacks.count) attacks came out as text")
  }

  @Test func `a set can be rendered by many tasks at once`() async throws {
    let set = try TemplateSet(
      lenient: Self.partials + [
        TemplateSource("main", "{{#turns}}{{>turn}}{{text}}{{/turns}}{{title}}")
      ])
    let results = await withTaskGroup { group in
      for number in 0..<50 {
        group.addTask {
          try? set.render(
            "main", ["title": .number("\(number)"), "turns": [["text": "a", "turns": []]]])
        }
      }
      return await group.reduce(into: Set<String?>()) { $0.insert($1) }
    }
    #expect(results == Set((0..<50).map { "a\na\($0)" }))
  }
}
