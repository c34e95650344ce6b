internal import JSONDocument
internal import MeetingModel

/// Joins assessments to the questions that they repeat.
struct AssessmentJoin {
  /// The questions, with their assessments.
  private(set) var questions: [QuestionAnswer]
  /// The assessments of questions that are not there, as questions of their own.
  private(set) var others: [QuestionAnswer] = []

  /// The questions that are not yet assessed, in reverse order, by their text.
  private var open: [String: [Int]] = [:]

  /// Joins assessments; of several questions with one text each gets one, in order.
  init(_ questions: [QuestionAnswer], _ assessments: [Assessment]) {
    self.questions = questions
    for (index, question) in questions.enumerated().reversed() {
      guard let text = question.question else { continue }
      open[Self.key(text), default: []].append(index)
    }
    for assessment in assessments {
      if let key = assessment.question.map(Self.key), let index = open[key]?.popLast() {
        add(assessment, to: index)
      } else {
        others.append(question(of: assessment))
      }
    }
  }

  private mutating func add(_ assessment: Assessment, to index: Int) {
    questions[index].score = assessment.score
    questions[index].notes = assessment.notes
    questions[index].extra.members += assessment.extra.members
    guard let answer = assessment.answer else { return }
    guard let known = questions[index].answer else {
      questions[index].answer = answer
      return
    }
    if !Repetition.begins(known, with: answer) {
      questions[index].extra.members.append(
        JSONObject.Member(name: "assessed_answer", value: .string(answer)))
    }
  }

  private func question(of assessment: Assessment) -> QuestionAnswer {
    QuestionAnswer(
      question: assessment.question, answer: assessment.answer, score: assessment.score,
      notes: assessment.notes, extra: assessment.extra)
  }

  /// A question in lower case, each run of white space one space.
  private static func key(_ question: String) -> String {
    question.lowercased().unicodeScalars.split(whereSeparator: \.isWhiteSpace)
      .map { String($0) }.joined(separator: " ")
  }
}
