internal import JSONDocument
internal import MeetingModel

/// What becomes of the texts of a meeting.
protocol MeetingTextRewriting {
  /// Rewrites plain text.
  mutating func plain(_ text: String) -> String
  /// Rewrites Markdown of the insights.
  mutating func markdown(_ text: String) -> String
  /// Rewrites the name of a speaker or an owner.
  mutating func label(_ label: String) -> String
  /// Rewrites a title, or the name or address of a room, which may be written without capitals.
  mutating func title(_ text: String, isMarkdown: Bool) -> String
}

extension MeetingTextRewriting {
  mutating func title(_ text: String, isMarkdown: Bool) -> String {
    isMarkdown ? markdown(text) : plain(text)
  }
}

/// Rewrites every text of a meeting, in a fixed order.
enum MeetingRewriter {
  /// Rewrites a meeting in place.
  static func rewrite(_ meeting: inout Meeting, with texts: inout some MeetingTextRewriting) {
    if case .unknown(let name) = meeting.status { meeting.status = .unknown(texts.plain(name)) }
    meeting.room.url = meeting.room.url.map { texts.title($0, isMarkdown: false) }
    meeting.room.name = meeting.room.name.map { texts.title($0, isMarkdown: false) }
    meeting.room.provider = meeting.room.provider.map { texts.plain($0) }
    if var transcript = meeting.transcript {
      meeting.transcript = nil
      for index in transcript.speakers.indices {
        transcript.speakers[index].name = texts.label(transcript.speakers[index].name)
        transcript.speakers[index].receivedNames = []
      }
      for index in transcript.turns.indices {
        transcript.turns[index].text = texts.plain(transcript.turns[index].text)
      }
      meeting.transcript = transcript
    }
    for index in meeting.questions.indices { rewrite(&meeting.questions[index], with: &texts) }
    if var insights = meeting.insights {
      meeting.insights = nil
      InsightRewriter.rewrite(&insights, with: &texts)
      meeting.insights = insights
    }
    meeting.error = meeting.error.map { texts.plain($0) }
    for index in meeting.warnings.indices {
      meeting.warnings[index].message = texts.plain(meeting.warnings[index].message)
      meeting.warnings[index].path = meeting.warnings[index].path.map {
        InsightRewriter.pointer($0, with: &texts)
      }
    }
    InsightRewriter.rewrite(&meeting.extra, with: &texts)
  }

  private static func rewrite(
    _ question: inout QuestionAnswer, with texts: inout some MeetingTextRewriting
  ) {
    question.question = question.question.map { texts.plain($0) }
    question.answer = question.answer.map { texts.plain($0) }
    if var notes = question.notes {
      InsightRewriter.rewrite(&notes, with: &texts)
      question.notes = notes
    }
    InsightRewriter.rewrite(&question.extra, with: &texts)
    InsightRewriter.rewrite(&question.details, with: &texts)
  }
}
