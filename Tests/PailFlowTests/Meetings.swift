import JSONDocument
import LoopbackService
import MeetingModel
import PailFlow
import ServiceTestSupport

let idText = "258b06fc-6bc9-4261-9f29-bc8a4474af0a"
let id = botID(idText)
let key = "pf_live_3kf93jd0sk2l4mZ8"

private func botID(_ text: String) -> BotID {
  guard let id = BotID(text) else { fatalError("\(text) is no ID") }
  return id
}

/// The status object of a completed bot, as the service writes it.
///
/// - Parameters:
///   - completedAt: When it completed; two hours before `VirtualTiming.noon` unless said otherwise.
///   - transcript: Its transcript; nil for none.
///   - insights: Its insights; nil for none.
///   - questions: Its questions; nil for none.
func completed(
  at completedAt: String = "2025-01-15T10:00:00.123456+00:00Z",
  transcript: String? = "PailBot: Welcome to this meeting.\nAnn: Thank you.",
  insights: JSONValue? = ["summary": "They met."],
  questions: JSONValue? = [["question": "What now?", "answer": "We go on."]]
) -> ServiceAnswer {
  .status(
    "completed", of: idText,
    [
      ("completed_at", .string(completedAt)),
      ("transcript", transcript.map(JSONValue.string) ?? .null),
      ("qa_pairs", questions ?? .null),
      ("insights", insights ?? .null),
      ("error", nil),
    ])
}

let placeholderInsights: JSONValue = [
  "overall_score": 0,
  "strengths": ["Analysis pending - AI analysis unavailable"],
  "weaknesses": ["Analysis pending - AI analysis unavailable"],
]
