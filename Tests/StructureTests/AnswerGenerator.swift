import JSONDocument
import TestSupport

/// Answers of the service with structure in every part: lists, code, quotes, tables and emphasis in
/// insights of every shape, marks at the edges of names, questions and turns; all with marker words
/// and sometimes with text that would act if it were read as markup.
struct AnswerGenerator {
  private var source: MarkdownSource

  init(seed: UInt64) {
    source = MarkdownSource(generator: SplitMix64(seed: seed))
  }

  /// The next answer, with marker words from `mk1x` on.
  mutating func answer() -> JSONValue {
    source.restart()
    var members: [(String, JSONValue)] = [
      ("status", "completed"), ("bot_id", "258b06fc-6bc9-4261-9f29-bc8a4474af0a"),
      ("room_url", "https://acme.daily.co/weekly-sync"),
      ("started_at", "2025-01-15T10:00:00Z"), ("completed_at", "2025-01-15T10:30:00Z"),
      ("transcript", .string(transcript())),
    ]
    if source.chance(2) { members.append(("qa_pairs", .array(list(1...2) { $0.pair() }))) }
    members.append(("insights", insights()))
    if source.chance(12) { members.append(("error", .string(source.line()))) }
    return object(members)
  }

  private mutating func transcript() -> String {
    let names = list(1...2) { $0.source.line() }
    return list(1...3) { it in
      "[2025-01-15T10:00:0\(it.source.number(1...9))Z] \(it.source.pick(names)): \(it.source.line())"
    }.joined(separator: "\n")
  }

  private mutating func pair() -> JSONValue {
    object([("question", .string(source.line())), ("answer", .string(source.paragraph()))])
  }

  private mutating func insights() -> JSONValue {
    var members: [(String, JSONValue)] = []
    func has(_ chance: Bool, _ name: String, _ value: @autoclosure () -> JSONValue) {
      if chance { members.append((name, value())) }
    }
    has(source.chance(5), "title", .string(source.line()))
    has(source.chance(2), "summary", .string(source.document()))
    has(source.chance(2), "action_items", .array(list(1...3) { $0.actionItem() }))
    for name in ["decisions", "next_steps", "strengths", "weaknesses", "topics"] {
      has(source.chance(4), name, .array(list(1...3) { $0.item() }))
    }
    has(source.chance(6), "question_assessments", .array(list(1...2) { $0.assessment() }))
    for _ in 0..<source.number(0...2) { members.append((key(), value(depth: 0))) }
    return object(members)
  }

  private mutating func item() -> JSONValue {
    source.chance(6) ? value(depth: 1) : .string(source.document())
  }

  private mutating func actionItem() -> JSONValue {
    guard !source.chance(4) else { return .string(source.document()) }
    var members: [(String, JSONValue)] = [("task", .string(source.document()))]
    if source.chance(2) { members.append(("owner", .string(source.line()))) }
    if source.chance(3) { members.append(("due", .string(source.line()))) }
    if source.chance(3) { members.append(("notes", value(depth: 1))) }
    return object(members)
  }

  private mutating func assessment() -> JSONValue {
    object([
      ("question", .string(source.line())), ("answer", .string(source.paragraph())),
      ("score", .number(JSONNumber(source.number(1...9)))), ("notes", .string(source.document())),
    ])
  }

  /// A value of a section of any shape.
  private mutating func value(depth: Int) -> JSONValue {
    switch depth > 3 ? 0 : source.number(0...9) {
    case 0...3: return .string(source.document())
    case 4, 5: return .array(list(1...3) { $0.value(depth: depth + 1) })
    case 6:
      let keys = list(1...3) { $0.key() }
      return .array(
        list(1...3) { it in it.object(keys.map { ($0, .string(it.source.document())) }) })
    case 7: return object(list(1...3) { ($0.key(), $0.value(depth: depth + 1)) })
    case 8: return .boolean(source.chance(2))
    default:
      // Deeper than any reader shows.
      return (0..<source.number(1...14)).reduce(JSONValue.string(source.document())) { value, _ in
        source.chance(3) ? .array([.string(source.line()), value]) : .array([value])
      }
    }
  }

  private mutating func key() -> String {
    source.chance(4) ? source.line() : source.word()
  }

  private mutating func list<Element>(
    _ count: ClosedRange<Int>, _ element: (inout AnswerGenerator) -> Element
  ) -> [Element] {
    (0..<source.number(count)).map { _ in element(&self) }
  }

  private func object(_ members: [(String, JSONValue)]) -> JSONValue {
    .object(JSONObject(members: members.map { JSONObject.Member(name: $0.0, value: $0.1) }))
  }
}
