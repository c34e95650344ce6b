internal import JSONDocument
internal import MeetingModel

/// Writes the canonical record of a meeting: one JSON object on one line.
///
/// This encoding must not change within `debrief.meeting.v1`: neither the members' names, nor their
/// order, nor the encoding of values. New members go at the end. Schema: `Templates/schema`.
///
/// ```json
/// {"schema":"debrief.meeting.v1","bot_id":"3ffc…","status":"completed","readiness":[], …}
/// ```
struct MeetingRecord {
  /// The name and version of the encoding.
  static let schemaName = "debrief.meeting.v1"

  /// The parts to leave out; their members stay, but are empty.
  var omitted: Set<ReportPart> = []
  /// The title; nil for that of the meeting.
  var title: String?

  /// Appends the record without a trailing newline.
  func append(_ meeting: Meeting, to output: inout [UInt8]) {
    let transcript = meeting.transcript
    let turns = omitted.contains(.transcript) ? [] : transcript?.turns ?? []
    var object = ObjectWriter(&output)
    object.append("schema", text: Self.schemaName, to: &output)
    object.append("bot_id", text: meeting.botID, to: &output)
    object.append("status", text: meeting.status.name, to: &output)
    object.append("readiness", list: meeting.readiness, to: &output) {
      JSONWriter.append(string: $0.rawValue, to: &$1)
    }
    object.append("room_url", text: meeting.room.url, to: &output)
    object.append("room_name", text: meeting.room.name, to: &output)
    object.append("started_at", moment: meeting.startedAt, to: &output)
    object.append("completed_at", moment: meeting.completedAt, to: &output)
    object.append("duration_seconds", seconds: meeting.durationMilliseconds, to: &output)
    object.append(
      "speakers", list: omitted.contains(.speakers) ? [] : transcript?.speakers ?? [], to: &output,
      element: Self.append(speaker:to:))
    object.append("turns", list: turns, to: &output) { turn, output in
      Self.append(turn, by: transcript?.speaker(of: turn), to: &output)
    }
    object.append(
      "qa_pairs", list: omitted.contains(.questions) ? [] : meeting.questions, to: &output,
      element: append(question:to:))
    object.append(
      "insights", value: omitted.contains(.insights) ? nil : meeting.insights?.received,
      to: &output)
    let showsEvidence = omitted.isDisjoint(with: [.insights, .evidence])
    object.append(
      "insight_evidence",
      list: showsEvidence ? meeting.insights?.evidence.filter { $0.path != nil } ?? [] : [],
      to: &output, element: Self.append(evidence:to:))
    object.append("error", text: meeting.error, to: &output)
    object.append("warnings", list: meeting.warnings, to: &output) {
      JSONWriter.append(string: $0.sentence, to: &$1)
    }
    object.append("extra", value: .object(meeting.extra), to: &output)
    object.append("title", text: title ?? title(of: meeting).text, to: &output)
    object.close(&output)
  }

  /// The title of the meeting, independent of the language and time zone of notes.
  private func title(of meeting: Meeting) -> MeetingTitle {
    guard omitted.contains(.insights) else { return meeting.title }
    var meeting = meeting
    meeting.insights = nil
    return meeting.title
  }

  private static func append(speaker: Speaker, to output: inout [UInt8]) {
    var object = ObjectWriter(&output)
    object.append("name", text: speaker.name, to: &output)
    object.append("role", text: speaker.role?.rawValue, to: &output)
    object.append("turns", integer: Int64(speaker.turnCount), to: &output)
    object.append("words", integer: Int64(speaker.wordCount), to: &output)
    object.append("talk_seconds", seconds: speaker.talkMilliseconds, to: &output)
    object.close(&output)
  }

  private static func append(_ turn: Turn, by speaker: Speaker?, to output: inout [UInt8]) {
    var object = ObjectWriter(&output)
    object.append("index", integer: Int64(turn.index), to: &output)
    object.append("speaker", text: speaker?.name, to: &output)
    object.append("at", moment: turn.at, to: &output)
    object.append("offset_ms", integer: turn.offsetMilliseconds, to: &output)
    object.append("text", text: turn.words, to: &output)
    object.close(&output)
  }

  private func append(question: QuestionAnswer, to output: inout [UInt8]) {
    let evidence = omitted.contains(.evidence) ? [] : question.evidence
    var object = ObjectWriter(&output)
    object.append("question", text: question.question, to: &output)
    object.append("answer", text: question.answer, to: &output)
    object.append("score", value: question.score.map { .number($0.number) }, to: &output)
    object.append("notes", text: question.notes?.source, to: &output)
    object.append("evidence", list: evidence, to: &output, element: Self.append(turnIndex:to:))
    object.append("extra", value: .object(question.extra), to: &output)
    object.close(&output)
  }

  private static func append(evidence: InsightEvidence, to output: inout [UInt8]) {
    var object = ObjectWriter(&output)
    object.append("path", text: evidence.path, to: &output)
    object.append("turns", list: evidence.turns, to: &output, element: append(turnIndex:to:))
    object.close(&output)
  }

  private static func append(turnIndex: Int, to output: inout [UInt8]) {
    ObjectWriter.append(Int64(turnIndex), to: &output)
  }
}
