import JSONDocument
import MarkdownReaders
import Testing
import TestSupport

/// Insights that once acted or were lost in some reader.
@Suite(.serialized) struct StructureExampleTests {
  private static let sources = [
    "mk1x ` <script>alert(1)</script>b` mk2x",
    "```\n* mk1x <img src=\"x\" onerror=\"alert(1)\">\n```",
    "```yaml\nmk1x: 1\n\n---\n<script>alert(1)</script>\n***\nmk2x\n___\n```\n\nmk3x",
    "mk1x\n\n```\n---\n<script>alert(1)</script>\n```\n\nmk2x",
    "- mk1x\n\n  ```\n  * <img src=x onerror=alert(1)>\n  ```\n- mk2x\n  - mk3x\n\n        <b>mk4x",
    (0..<24).map { String(repeating: "  ", count: $0) + "- mk\($0)x" }.joined(separator: "\n"),
    String(repeating: "> ", count: 24) + "mk1x",
    "`<%* mk1x %>` and\n\n```\n<% mk2x %>\n```",
    "mk1x {onmouseover=alert(1)}", "**mk1x**{.cls}", "[mk1x](https://x.y){: onclick=x}",
    "- mk1x\n-\n- mk2x", "- mk1x\n  -\n\n      mk2x <b>", "//+a.evil.xyz/mk1x",
    "xmpp:mk1x@evil.com", "**…**xmpp:mk1x@evil.com", ":smile:xmpp:mk1x@evil.com",
    "- mk1x\n\n      : mk2x\n      mk3x\n- mk4x\n\n      ~ mk5x",
    "mk1x\n\n---", "| mk1x | b |\n| --- | --- |\n| {onclick=alert(1)} | mk2x |", "`:smile:` mk1x",
    "```\n:tada: mk1x\n```", "- # mk1x\n- - mk2x\n  - mk3x", "1) mk1x\n2) mk2x",
    "```` mk1x`a|b ```` `` ` `` `mk2x`", "| `` a ` `` | mk1x |\n| --- | --- |\n| `b` | *mk2x* |",
    "[ `mk1x*[abc]: def`](https://x.y)", "- > mk1x\n  >\n  > > *mk2x=*mk3x",
    "# mk1x\n\n- ***\n- mk2x",
    "a *\nmk1x *b* **mk2x*mk3x mk4x*mk5x**", "a *  \nb *mk1x*",
    "*{{ a }}*mk1x", "- | a |\n  | --- |\n- | mk1x | mk2x |\n  | --- | --- |",
    "- - mk1x\n    - - mk2x\n        - mk3x\n\n          > a **b:**mk4x",
  ]

  /// Every source in every place of the insights.
  private static let answers = sources.flatMap { source -> [JSONValue] in
    let text = JSONValue.string(source)
    return [
      ["summary": text, "plan": ["mk90x": text, "mk91x": [text, [text]]]],
      ["decisions": [text, "mk92x"], "strengths": [[text], "mk93x"]],
      ["mk96x": [[["mk97x": text], ["mk98x": [text]]]]],
      [
        "action_items": [
          ["task": text, "owner": "mk94x {onclick=alert(1)} $a$", "notes": text], ["task": "mk95x"],
        ]
      ],
    ].map {
      ["status": "completed", "bot_id": "258b06fc-6bc9-4261-9f29-bc8a4474af0a", "insights": $0]
    }
  }

  private static let prepared = Result { try PreparedAnswers(answers) }

  @Test(.requires(MarkdownReader.gitHub.requirement), arguments: MarkdownReader.promised)
  func `nothing acts and no word is lost`(_ reader: MarkdownReader) throws {
    try reader.requirement.check()
    let faults = try StructureCheck(reader).faults(in: Self.prepared.get())
    for (answer, fault) in zip(Self.answers, faults) {
      guard let fault, fault.kind != .displaced else { continue }
      Issue.record("\(fault) in \(String(decoding: JSONWriter.bytes(of: answer), as: UTF8.self))")
    }
  }
}
