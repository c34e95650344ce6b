import BotStatus
import Evidence
import MeetingModel
import TestSupport

/// Meetings of which anything may be absent, empty or odd, by a seed.
struct OddMeeting {
  private var generator: SplitMix64

  private init(seed: UInt64) {
    generator = SplitMix64(seed: seed)
  }

  /// The answer of a seed as JSON, and the meeting that is read from it.
  static func make(seed: UInt64) throws -> (answer: String, meeting: Meeting) {
    var odd = OddMeeting(seed: seed)
    let answer = odd.answer()
    var meeting = try BotStatusReader().meeting(in: Array(answer.utf8))
    meeting.findEvidence()
    return (answer, meeting)
  }

  private mutating func answer() -> String {
    let timed =
      #""[2026-03-02T10:00:01Z] Ann: We ship on Friday.\n[2026-03-02T10:00:05Z] Bo: Good.""#
    let pairs = #"[{"question":"When do we ship?","answer":"We ship on Friday."}]"#
    return object([
      ("bot_id", [#""258b06fc-6bc9-4261-9f29-bc8a4474af0a""#]),
      ("status", [#""completed""#, #""completed""#, #""failed""#, #""running""#, #""archiving""#]),
      ("room_url", [#""https://acme.daily.co/harbour""#, "null", #""""#]),
      ("started_at", [#""2026-03-02T10:00:00Z""#, "null", #""yesterday""#]),
      ("completed_at", [#""2026-03-02T10:30:00Z""#, "null", #""2026-03-01T10:00:00Z""#]),
      ("error", ["null", "null", #""signalling timeout""#, #""""#]),
      (
        "transcript",
        [
          timed, #""Ann: We ship on Friday.\nBo: Good.""#, #""no structure at all""#, "null",
          #""""#,
          #"" \n ""#, #""Ann: \nBo: ""#,
        ]
      ),
      (
        "qa_pairs",
        [
          pairs, "null", "[]", "[{}]", "[null]", #"["a question"]"#, #"[{"question":""}]"#,
          #"[{"question":"Alone?"}]"#, #"[{"answer":"Alone."}]"#,
          #"[{"question":" ","answer":""}]"#,
          #"[{"question":"Full Interview Transcript","answer":"Ann: Hello."}]"#,
        ]
      ),
      ("insights", ["null", "{}", insights(), insights(), insights(), insights()]),
    ])
  }

  private mutating func insights() -> String {
    let list = [
      "[]", "null", #""""#, #"[""]"#, "[null]", "[{}]", #"[{"a":null}]"#, #"["one"]"#,
      #"["one",""]"#,
      #""a text""#, #"["Analysis pending - AI analysis unavailable"]"#, #"[{"a":"x","b":null}]"#,
    ]
    let any =
      list + [
        "{}", "0", "7", "false", #"{"a":{"b":[]}}"#, #"{"a":{"b":[1,null]},"c":""}"#, "[[],[[]]]",
        "[[1],[2,3]]", #"[{"a":null},{"a":null}]"#, ##""# \n\n-\n""##, ##""{\"a\": []}""##,
        #""  ""#,
      ]
    return object([
      ("title", ["null", #""""#, #""Harbour""#]),
      ("summary", ["null", #""""#, "{}", "[]", #"{"a":""}"#, #""All is well.""#, #"["a","b"]"#]),
      ("overall_score", ["null", "8.5", #""n/a""#, #""7""#, "[]"]),
      ("competency_scores", ["null", "{}", "[]", #"{"clarity":7,"calm":null}"#, #"{"calm":""}"#]),
      ("strengths", list), ("weaknesses", list), ("decisions", list), ("next_steps", list),
      ("topics", list),
      (
        "action_items",
        list + [
          #"[{"task":""}]"#, #"[{"task":"Write"}]"#, #"[{"owner":"Ann"}]"#,
          #"[{"task":"Write","owner":"","due":null,"effort":{}}]"#,
        ]
      ),
      (
        "question_assessments",
        [
          "[]", "null", #"[{"question":"When do we ship?","score":0.0,"notes":""}]"#,
          #"[{"question":"When do we ship?","score":9,"notes":"Clear."}]"#,
          #"[{"question":"Unknown?","score":0,"notes":" "}]"#, "[{}]",
        ]
      ),
      ("next_quarter_risks", any), ("budget", any), ("report", any),
    ])
  }

  /// An object with some of the members, each with one of its values.
  private mutating func object(_ members: [(name: String, values: [String])]) -> String {
    let chosen = members.compactMap { name, values -> String? in
      let value = values[random(values.count)]
      return random(4) == 0 && name != "bot_id" ? nil : "\"\(name)\":\(value)"
    }
    return "{\(chosen.joined(separator: ","))}"
  }

  private mutating func random(_ count: Int) -> Int {
    Int(generator.next() % UInt64(count))
  }
}
