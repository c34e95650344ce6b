public import JSONDocument

/// A question from the meeting with its answer and assessment.
public struct QuestionAnswer: Sendable, Hashable {
  /// The question: untrusted plain text; nil if the item had none.
  public var question: String?
  /// The answer: untrusted plain text; nil if the item had none.
  public var answer: String?
  /// The assessment's score; nil means "not assessed", which is not the same as 0.
  public var score: Score?
  /// The assessment's notes; nil if there are none.
  public var notes: MarkdownText?
  /// The one-based indexes of the turns of the answer; empty until evidence was searched for.
  public var evidence: [Int]
  /// The members of the item and of its assessment that this program does not know, in order.
  public var extra: JSONObject
  /// The same members as titled sections.
  public var details: [InsightSection]

  /// Makes a question.
  public init(
    question: String? = nil, answer: String? = nil, score: Score? = nil,
    notes: MarkdownText? = nil, evidence: [Int] = [], extra: JSONObject = JSONObject(),
    details: [InsightSection] = []
  ) {
    self.question = question
    self.answer = answer
    self.score = score
    self.notes = notes
    self.evidence = evidence
    self.extra = extra
    self.details = details
  }
}
