internal import JSONDocument
internal import MeetingModel

/// Joins assessments to the questions that they repeat.
///
/// Models repeat a question with a number, without its question mark or with a changed word.
/// Questions are therefore compared by their text, then by their words alone, then by their number;
/// if as many assessments remain as questions, they are joined by position.
struct AssessmentJoin {
  /// The questions, with their assessments.
  private(set) var questions: [QuestionAnswer]
  /// The assessments without a matching question, as questions of their own.
  private(set) var others: [QuestionAnswer] = []

  private var isAssessed: [Bool]

  /// Joins assessments; if several questions have the same text, each gets one, in order.
  init(_ questions: [QuestionAnswer], _ assessments: [Assessment]) {
    self.questions = questions
    isAssessed = Array(repeating: false, count: questions.count)
    var left = assessments
    for key in [Self.textKey, Self.wordKey] where !left.isEmpty { join(&left, by: key) }
    joinByNumber(&left)
    joinByPlace(&left)
    others = left.map(question)
  }

  // MARK: Comparison keys

  /// A question in lower case, with each run of white space collapsed to one space.
  private static func textKey(_ question: String) -> String {
    question.lowercased().singleSpaced
  }

  /// The words of a question, without its leading number.
  private static func wordKey(_ question: String) -> String {
    WordKey.key(of: QuestionNumber(of: question).rest)
  }

  private mutating func join(_ assessments: inout [Assessment], by key: (String) -> String) {
    /// The indexes of the questions not yet assessed, by key and in reverse order.
    var open: [String: [Int]] = [:]
    for (index, question) in questions.enumerated().reversed() where !isAssessed[index] {
      guard let text = question.question else { continue }
      open[key(text), default: []].append(index)
    }
    assessments.removeAll { assessment in
      guard let key = assessment.question.map(key), !key.isEmpty,
        let index = open[key]?.popLast()
      else { return false }
      add(assessment, to: index)
      return true
    }
  }

  /// Joins assessments to the question with their number if at least half of the words agree.
  private mutating func joinByNumber(_ assessments: inout [Assessment]) {
    assessments.removeAll { assessment in
      guard let numbered = assessment.question.map(QuestionNumber.init),
        let index = numbered.number.map({ $0 - 1 }), questions.indices.contains(index),
        !isAssessed[index], let question = questions[index].question
      else { return false }
      let words = Set(Self.wordKey(question).split(separator: " "))
      let others = Set(WordKey.key(of: numbered.rest).split(separator: " "))
      guard 4 * words.intersection(others).count >= words.count + others.count else { return false }
      add(assessment, to: index)
      return true
    }
  }

  /// Joins assessments to the remaining questions by position, if there is one for each.
  private mutating func joinByPlace(_ assessments: inout [Assessment]) {
    let open = isAssessed.indices.filter { !isAssessed[$0] }
    let places = assessments.indices.filter { !assessments[$0].isOfFallback }
    guard !open.isEmpty, open.count == places.count else { return }
    for (index, place) in zip(open, places) { add(assessments[place], to: index) }
    assessments.removeAll { !$0.isOfFallback }
  }

  // MARK: Joining

  private mutating func add(_ assessment: Assessment, to index: Int) {
    isAssessed[index] = true
    questions[index].score = assessment.score
    questions[index].notes = assessment.notes
    var others = assessment.extra.members
    if let text = assessment.question {
      if let known = questions[index].question {
        // Show a different wording, but not a mere difference in number or punctuation.
        if !known.hasSameScalars(as: text), Self.wordKey(known) != Self.wordKey(text) {
          others.append(JSONObject.Member(name: "assessed_question", value: .string(text)))
        }
      } else {
        questions[index].question = text
      }
    }
    if let answer = assessment.answer {
      if let known = questions[index].answer {
        if !Repetition.begins(known, with: answer), !Repetition.repeats(known, in: answer) {
          others.append(JSONObject.Member(name: "assessed_answer", value: .string(answer)))
        }
      } else {
        questions[index].answer = answer
      }
    }
    append(others, to: index)
  }

  /// Adds members to the extra ones of a question, skipping names that it already has.
  private mutating func append(_ members: [JSONObject.Member], to index: Int) {
    guard !members.isEmpty else { return }
    let taken = Set(questions[index].extra.members.map(\.name))
    questions[index].extra.members += members.map { member in
      guard taken.contains(member.name) else { return member }
      return JSONObject.Member(name: "assessment_\(member.name)", value: member.value)
    }
  }

  private func question(of assessment: Assessment) -> QuestionAnswer {
    QuestionAnswer(
      question: assessment.question, answer: assessment.answer, score: assessment.score,
      notes: assessment.notes, extra: assessment.extra)
  }
}

extension Assessment {
  /// Whether the assessment is about the fallback that the service stores if it found no questions.
  fileprivate var isOfFallback: Bool {
    question?.trimmed == QuestionReader.fallbackQuestion
  }
}

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
