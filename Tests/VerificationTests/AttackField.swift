import BotStatus
import JSONDocument
import MeetingModel

/// A place in an answer for hostile strings.
enum AttackField: String, CaseIterable {
  // Plain text.
  case names, utterances, transcript, questions, answers, room, error, rename
  // Markdown.
  case notes, assessments, summary, strengths, weaknesses, actionItems, actionItemParts,
    competencies
  case topics, decisions, nextSteps
  case sections, lists, nested, tables, documents
  // Keys.
  case keys, headers, objects
  // One of each per meeting.
  case single, webhook

  /// What has to be visible of a string.
  enum Promise {
    /// All of it, unchanged.
    case whole
    /// Its words, since it may be Markdown.
    case words
    /// Nothing, but it must do no harm.
    case harmless
  }

  var promise: Promise {
    switch self {
    case .names, .utterances, .questions, .answers, .rename: .whole
    case .transcript, .room, .error, .single, .webhook, .keys, .headers, .objects, .documents:
      .harmless
    default: .words
    }
  }

  /// The number of strings per meeting.
  var chunk: Int {
    switch self {
    case .single, .webhook, .room, .error: 1
    default: 40
    }
  }

  /// A meeting with strings in this place.
  func meeting(of strings: [String]) throws -> Meeting {
    let texts = strings.map { JSONValue.string($0) }
    switch self {
    case .names: return talk(strings.map { ($0, "word") })
    case .utterances: return talk(strings.map { ("Ann", $0) })
    case .transcript:
      let lines = strings.enumerated().map { index, string in
        "[2026-01-15T10:00:\(String(index + 100).suffix(2))Z] \(string): \(string)"
      }
      return try read(["transcript": .string(lines.joined(separator: "\n"))])
    case .rename:
      let lines = strings.indices.map {
        "[2026-01-15T10:00:\(String($0 + 100).suffix(2))Z] S\($0): word"
      }
      let names = strings.enumerated().map { ("S\($0)", $1) }
      let options = ReaderOptions(speakerNames: Dictionary(names) { $1 })
      return try read(["transcript": .string(lines.joined(separator: "\n"))], options)
    case .questions: return pairs(strings) { QuestionAnswer(question: $0, answer: "x") }
    case .answers: return pairs(strings) { QuestionAnswer(question: "x", answer: $0) }
    case .room: return try read(["room_url": .string("https://a.example/" + strings[0])])
    case .error: return try read(["error": texts[0], "status": "failed"])
    case .single: return try single(strings[0])
    case .webhook:
      return try read([
        "event": "session_complete", "room_name": texts[0], "transcript_text": texts[0],
        "summary": texts[0], "insights_error": texts[0],
      ])
    default: return try read(["insights": .object(insights(of: texts, strings))])
    }
  }

  private func insights(of texts: [JSONValue], _ strings: [String]) -> JSONObject {
    func list(_ key: String, _ values: [JSONValue]) -> JSONObject {
      JSONObject(members: [.init(name: key, value: .array(values))])
    }
    func object(_ key: String, _ members: [JSONObject.Member]) -> JSONObject {
      JSONObject(members: [.init(name: key, value: .object(JSONObject(members: members)))])
    }
    switch self {
    case .notes, .assessments:
      return list(
        "question_assessments",
        texts.enumerated().map { ["question": .string("Q\($0)"), "score": 5, "notes": $1] })
    case .summary: return list("summary", texts)
    case .strengths: return list("strengths", texts)
    case .weaknesses: return list("weaknesses", texts)
    case .actionItems: return list("action_items", texts)
    case .actionItemParts:
      return list("action_items", texts.map { ["task": $0, "owner": $0, "due": $0, "extra": $0] })
    case .competencies:
      return object(
        "competency_scores",
        strings.map { .init(name: $0, value: ["score": 7, "notes": .string($0)]) })
    case .topics: return list("topics", texts)
    case .decisions: return list("decisions", texts)
    case .nextSteps: return list("next_steps", texts)
    case .sections:
      return JSONObject(members: texts.enumerated().map { .init(name: "part \($0)", value: $1) })
    case .lists: return list("things", texts)
    case .nested: return list("things", texts.map { [["a": $0], [$0, [$0]]] })
    case .tables: return list("things", texts.map { ["a": $0, "b": 1, "c": $0] })
    case .documents:
      return list(
        "things",
        texts.map { .string(String(decoding: JSONWriter.bytes(of: ["a": $0]), as: UTF8.self)) })
    case .keys: return JSONObject(members: strings.map { .init(name: $0, value: "word") })
    case .headers:
      return list(
        "things",
        [1, 2].map { number in
          .object(
            JSONObject(
              members: strings.prefix(5).map { .init(name: $0, value: .number(JSONNumber(number))) }
            ))
        })
    default:
      return object("things", zip(strings, texts).map { .init(name: $0, value: $1) })
    }
  }

  private func single(_ string: String) throws -> Meeting {
    let text = JSONValue.string(string)
    return try read([
      "bot_id": text, "status": text, "room_url": text, "started_at": text, "completed_at": text,
      "error": text, "transcript": text, "x": text,
      "qa_pairs": [["question": text, "answer": text, "x": text], text],
      "insights": [
        "title": text, "summary": text, "overall_score": text, "topics": text, "action_items": text,
        "decisions": text, "next_steps": text, "strengths": text, "competency_scores": ["a": text],
        "question_assessments": [["question": text, "answer": text, "score": text, "notes": text]],
      ],
    ])
  }

  private func read(_ members: JSONValue, _ options: ReaderOptions = ReaderOptions()) throws
    -> Meeting
  {
    guard var object = members.objectValue else { return Meeting(status: .completed) }
    if object["event"] == nil {
      for (name, value) in [
        ("status", "completed"), ("bot_id", "258b06fc-6bc9-4261-9f29-bc8a4474af0a"),
      ] where object[name] == nil {
        object.members.append(.init(name: name, value: .string(value)))
      }
    }
    return try BotStatusReader(options: options).meeting(from: .object(object))
  }

  private func talk(_ turns: [(name: String, text: String)]) -> Meeting {
    var meeting = Meeting(status: .completed)
    meeting.transcript = Transcript(
      turns: turns.enumerated().map { Turn(index: $0 + 1, speaker: $0, text: $1.text) },
      speakers: turns.map { Speaker(name: $0.name, wordCount: 1) })
    return meeting
  }

  private func pairs(_ strings: [String], _ pair: (String) -> QuestionAnswer) -> Meeting {
    var meeting = Meeting(status: .completed)
    meeting.questions = strings.map(pair)
    return meeting
  }
}
