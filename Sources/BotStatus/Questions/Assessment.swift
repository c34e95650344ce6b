internal import JSONDocument
internal import MeetingModel

/// The analysis's assessment of a question.
struct Assessment {
  /// The question as the analysis repeats it.
  var question: String?
  /// The answer as the analysis repeats it.
  var answer: String?
  /// The score; nil if it is 0 without notes, which means "not assessed".
  var score: Score?
  var notes: MarkdownText?
  /// The other members.
  var extra: JSONObject

  /// Whether it contains anything besides the question and its answer.
  var isAssessed: Bool {
    score != nil || notes != nil || !extra.members.isEmpty
  }
}
