import Mustache

/// Compares a transcript rendered with a template to one that is appended by hand, with the same
/// literals and the same escaping, and says how many times as long the template takes.
@main
struct TemplateBenchmark {
  private static let turn = """
    <article class="turn" id="{{anchor}}">
      <p><strong class="speaker">{{speaker}}</strong> <time>{{time}}</time></p>
      <p class="text">{{text}}</p>
    </article>

    """

  static func main() throws {
    try compare(
      "in the page itself", page: "<h1>{{title}}</h1>\n{{#turns}}\n\(turn){{/turns}}\n",
      indentation: "")
    try compare(
      "in an indented partial",
      page: "<h1>{{title}}</h1>\n{{#turns}}\n    {{>turn}}\n{{/turns}}\n", indentation: "    ")
  }

  private static func compare(
    _ what: String, page: String, indentation: StaticString
  ) throws {
    let transcript = Transcript()
    let value = transcript.value
    let escape: Format.Writer = { appendEscaped($0.string, to: &$1) }
    let format = Format(escape: escape, raw: escape)
    let templates = try TemplateSet(
      [
        TemplateSource(name: "page", path: "page.mustache", text: page),
        TemplateSource(name: "turn", path: "turn.mustache", text: turn),
      ], roots: ["page": Transcript.schema])

    var byHand: [UInt8] = []
    var byTemplate: [UInt8] = []
    var shortest = (hand: Duration.seconds(60), template: Duration.seconds(60))
    // The two take turns, so that whatever else the machine does hits both.
    for _ in 0..<1000 {
      let hand = ContinuousClock().measure {
        byHand.removeAll(keepingCapacity: true)
        transcript.append(to: &byHand, indentation: indentation)
      }
      let template = try ContinuousClock().measure {
        byTemplate.removeAll(keepingCapacity: true)
        try templates.render("page", with: value, format: format, into: &byTemplate)
      }
      shortest = (min(shortest.hand, hand), min(shortest.template, template))
    }
    guard byHand == byTemplate else {
      print("\(what): the two did not write the same, so the comparison says nothing")
      return
    }
    let ratio = Int(shortest.template / shortest.hand * 100)
    print("\(transcript.turns.count) turns \(what), \(byHand.count) bytes:")
    print("  by hand \(shortest.hand), by the template \(shortest.template):")
    print("  \(ratio / 100).\(ratio % 100 / 10)\(ratio % 10) times as long")
  }
}
