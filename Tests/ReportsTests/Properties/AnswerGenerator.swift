import JSONDocument
import TestSupport

/// Answers of the service of any shape, in which each text holds a word of its own.
struct AnswerGenerator {
  private var random: SplitMix64
  private var count = 0

  /// Begins at a seed.
  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
  }

  /// What each word begins with.
  static let markerStart = "zq"

  /// An answer about a bot, or the payload of a webhook.
  mutating func answer() -> JSONValue {
    let isWebhook = chance(1, of: 4)
    var members: [JSONObject.Member] = [
      isWebhook
        ? .init(name: "event", value: "session_complete")
        : .init(name: "bot_id", value: "258b06fc-6bc9-4261-9f29-bc8a4474af0a")
    ]
    if !isWebhook { members.append(.init(name: "status", value: "completed")) }
    let names =
      isWebhook
      ? ["transcript_id", "room_id", "room_name", "transcript_text", "summary", "insights_error"]
      : ["room_url", "transcript", "error", "qa_pairs"]
    for name in names where chance(1, of: 2) {
      members.append(.init(name: name, value: name == "qa_pairs" ? pairs() : value(depth: 2)))
    }
    if chance(1, of: 3) { members.append(.init(name: name(), value: value(depth: 2))) }
    if chance(5, of: 6) { members.append(.init(name: "insights", value: insights())) }
    members.shuffle(using: &random)
    return .object(JSONObject(members: members))
  }

  private mutating func insights() -> JSONValue {
    guard !chance(1, of: 12) else { return value(depth: 1) }
    var members: [JSONObject.Member] = []
    let slots = [
      "title", "summary", "overall_score", "competency_scores", "strengths", "weaknesses",
      "question_assessments", "action_items", "decisions", "next_steps", "topics",
    ]
    for slot in slots where chance(1, of: 3) {
      let isPairs = slot == "question_assessments" && !chance(1, of: 4)
      members.append(.init(name: slot, value: isPairs ? pairs() : value(depth: 1)))
    }
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      members.append(.init(name: name(), value: value(depth: 1)))
    }
    members.shuffle(using: &random)
    return .object(JSONObject(members: members))
  }

  /// Questions with answers, or what should be that.
  private mutating func pairs() -> JSONValue {
    guard !chance(1, of: 5) else { return value(depth: 1) }
    return .array(
      (0..<Int.random(in: 0...3, using: &random)).map { _ in
        guard !chance(1, of: 5) else { return value(depth: 2) }
        var members: [JSONObject.Member] = []
        for name in ["question", "answer", "score", "notes"] where chance(2, of: 3) {
          members.append(.init(name: name, value: chance(1, of: 4) ? value(depth: 2) : text()))
        }
        if chance(1, of: 3) { members.append(.init(name: name(), value: value(depth: 2))) }
        return .object(JSONObject(members: members))
      })
  }

  private mutating func value(depth: Int) -> JSONValue {
    switch Int.random(in: 0..<(depth < 5 ? 12 : 8), using: &random) {
    case 0: return .null
    case 1: return .boolean(Bool.random(using: &random))
    case 2: return .number(JSONNumber(Int.random(in: -3...12, using: &random)))
    case 3...7: return text()
    case 8, 9:
      return .array(
        (0..<Int.random(in: 0...3, using: &random)).map { _ in value(depth: depth + 1) })
    default:
      return .object(
        JSONObject(
          members: (0..<Int.random(in: 0...4, using: &random)).map { _ in
            .init(name: name(), value: value(depth: depth + 1))
          }))
    }
  }

  private mutating func name() -> String {
    let known = [
      "question", "answer", "score", "notes", "title", "task", "owner", "due", "done", "status",
      "name", "competency", "rating", "description", "speaker", "text", "summary", "",
    ]
    if chance(1, of: 2) { return known.randomElement(using: &random) ?? "" }
    return marker() + (Bool.random(using: &random) ? "" : "_key")
  }

  private mutating func text() -> JSONValue {
    let others = [
      "", " ", "N/A", "None", "Summary pending", "---", "##", "-", "8/10", "high", "null", "[]",
      "Analysis pending - AI analysis unavailable",
    ]
    if chance(1, of: 5) { return .string(others.randomElement(using: &random) ?? "") }
    let first = marker()
    let second = marker()
    let forms = [
      first, "\(first) is said.", "- \(first)\n- \(second)", "## \(first)\n\n\(second)",
      "**\(first)**", "`\(first)`", "```\n\(first)\n```", "1. \(first)", "[ ] \(first)",
      "| \(first) | b |\n| - | - |\n| \(second) | d |", "\(first): \(second)",
      "[\(first)](https://a.example)", "{\"\(first)\": \"\(second)\"}", "[\"\(first)\", 1]",
      "Strengths:\n- \(first)\n- \(second)", "> \(first)", "<b>\(first)</b>", "Q1: \(first)?",
      "\(first)\n\(second)", "No \(first)", "Overall Score: 7/10\n\(first)", "<!-- \(first) -->",
      "Strengths: \(first), \(second)", "[\(first)]: https://a.example", "![\(first)](x.png)",
      "---\n\(first)", "\(first)\n===\n---", "    \(first)", "\(first)\\n\(second)",
    ]
    return .string(forms.randomElement(using: &random) ?? first)
  }

  private mutating func marker() -> String {
    count += 1
    return "\(Self.markerStart)\(count)x"
  }

  private mutating func chance(_ part: Int, of whole: Int) -> Bool {
    Int.random(in: 0..<whole, using: &random) < part
  }
}
