public import JSONDocument

/// A question of the meeting, its answer and its assessment.
public struct QuestionAnswer: Sendable, Hashable {
  /// The question: untrusted plain text; nil if the item had none.
  public var question: String?
  /// The answer: untrusted plain text; nil if the item had none.
  public var answer: String?
  /// The assessment's score; nil means "not assessed", which is not the same as 0.
  public var score: Score?
  /// The assessment's notes; nil if there are none.
  public var notes: MarkdownText?
  /// The indexes, from 1, of the turns it was said in; empty until evidence is looked for.
  public var evidence: [Int]
  /// The members of the item and of its assessment that this program does not know, in order.
  public var extra: JSONObject
  /// The same members titled for reading.
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
