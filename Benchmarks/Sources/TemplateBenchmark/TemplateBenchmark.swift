import Mustache

/// Compares a transcript rendered with a template to one that is appended by hand, with the same
/// literals and the same escaping, and says how many times as long the template takes.
@main
struct TemplateBenchmark {
  static let template = """
    <h1>{{title}}</h1>
    {{#turns}}
    <article class="turn" id="{{anchor}}">
      <p><strong class="speaker">{{speaker}}</strong> <time>{{time}}</time></p>
      <p class="text">{{text}}</p>
    </article>
    {{/turns}}

    """

  static func main() throws {
    let transcript = Transcript()
    let value = transcript.value
    let format = Format(escape: appendEscaped, raw: appendEscaped)
    let source = TemplateSource(name: "page", path: "page.mustache", text: template)
    let turn = Schema.object(["speaker": .leaf, "time": .leaf, "anchor": .leaf, "text": .leaf])
    let page = Schema.object(["title": .leaf, "turns": .list(turn)])
    let templates = try TemplateSet([source], roots: ["page": page])

    var byHand: [UInt8] = []
    var byTemplate: [UInt8] = []
    var shortest = (hand: Duration.seconds(60), template: Duration.seconds(60))
    // The two take turns, so that whatever else the machine does hits both.
    for _ in 0..<1000 {
      shortest.hand = min(
        shortest.hand,
        ContinuousClock().measure {
          byHand.removeAll(keepingCapacity: true)
          append(transcript, to: &byHand)
        })
      shortest.template = try min(
        shortest.template,
        ContinuousClock().measure {
          byTemplate.removeAll(keepingCapacity: true)
          try templates.render("page", with: value, format: format, into: &byTemplate)
        })
    }
    guard byHand == byTemplate else {
      print("The two did not write the same: the comparison says nothing.")
      return
    }
    let ratio = Int(shortest.template / shortest.hand * 100)
    print("600 turns, \(byHand.count) bytes")
    print("appended by hand: \(shortest.hand)")
    print(
      "by the template:  \(shortest.template), \(ratio / 100).\(ratio % 100 / 10)\(ratio % 10) times as long"
    )
  }

  /// What the template does, by hand.
  static func append(_ transcript: Transcript, to output: inout [UInt8]) {
    appendLiteral("<h1>", to: &output)
    appendEscaped(transcript.title, to: &output)
    appendLiteral("</h1>\n", to: &output)
    for turn in transcript.turns {
      appendLiteral("<article class=\"turn\" id=\"", to: &output)
      appendEscaped(turn.anchor, to: &output)
      appendLiteral("\">\n  <p><strong class=\"speaker\">", to: &output)
      appendEscaped(turn.speaker, to: &output)
      appendLiteral("</strong> <time>", to: &output)
      appendEscaped(turn.time, to: &output)
      appendLiteral("</time></p>\n  <p class=\"text\">", to: &output)
      appendEscaped(turn.text, to: &output)
      appendLiteral("</p>\n</article>\n", to: &output)
    }
  }
}
