import BotStatus
import FuzzRunner
import JSONDocument
import MeetingModel
import Reports
import Verification

/// Whatever an answer of the service holds, its notes in every format keep the promises.
///
/// The input is texts, parted by bytes that UTF-8 does not have; each text stands in some fields.
func property(_ input: [UInt8]) throws {
  let texts = input.split(separator: 0xFF, omittingEmptySubsequences: false)
    .map { String(decoding: $0, as: UTF8.self) }
  let meeting = try BotStatusReader().meeting(from: answer(of: texts))
  for (renderer, kind) in renderers {
    var bytes: [UInt8] = []
    try renderer.render(meeting, into: &bytes)
    let findings = verifier?.findings(in: bytes, of: kind) ?? []
    try check(findings.isEmpty, "\(findings.prefix(3)) in \(kind) of \(texts)")
  }
}

func answer(of texts: [String]) -> JSONValue {
  func text(_ index: Int) -> JSONValue { .string(texts[index % texts.count]) }
  func object(_ members: (String, JSONValue)...) -> JSONValue {
    .object(JSONObject(members: members.map { .init(name: $0, value: $1) }))
  }
  let name = texts[0]
  let lines = texts.enumerated().map { "[2026-01-15T10:00:0\($0 % 10)Z] \(name): \($1)" }
  return object(
    ("bot_id", text(0)), ("status", text(1)), ("room_url", text(2)), ("started_at", text(3)),
    ("error", text(4)), ("transcript", .string(lines.joined(separator: "\n"))),
    (
      "qa_pairs",
      .array([object(("question", text(0)), ("answer", text(1)), (texts[texts.count - 1], text(2)))])
    ),
    (
      "insights",
      object(
        ("title", text(1)), ("summary", text(0)), ("overall_score", text(2)),
        ("action_items", .array([text(0), object(("task", text(1)), ("owner", text(0)), ("x", text(2)))])),
        ("decisions", .array([text(0), .array([text(1), object((name, text(2)))])])),
        ("strengths", .array([text(2)])), ("topics", text(0)),
        (
          "question_assessments",
          .array([object(("question", text(0)), ("score", text(3)), ("notes", text(1)))])
        ),
        ("table", .array([object(("a", text(0)), (name, text(1))), object(("a", text(2)), (name, text(0)))])),
        ("line", .array([object(("a", text(0)), ("b", text(1)), ("c", .boolean(true)))])),
        (name, object((texts[texts.count - 1], text(0)), ("y", .array([text(1), text(0)])))))
    ), (name, text(1)))
}

let renderers: [(Renderer, OutputKind)] = {
  guard let pack = try? PackLoader().load("notes") else { return [] }
  return [(OutputFormat.markdown, OutputKind.markdown), (.html, .page), (.jsonLines, .records)]
    .compactMap { format, kind in (try? Renderer(pack, format: format)).map { ($0, kind) } }
}()

let verifier = try? Verifier(recordSchema: RecordSchema.text)

FuzzRunner.run(property)
