internal import JSONDocument
internal import MeetingModel

extension AnswerReader {
  /// Reads the question and answer pairs.
  ///
  /// The fallback pair that the service stores if it found no questions is not a question: its
  /// answer repeats the transcript or, if there is no transcript, is the transcript.
  mutating func readQuestions() {
    guard let value = members["qa_pairs"] else { return }
    var reader = QuestionReader(warnings: warnings)
    let questions = reader.questions(from: value)
    warnings = reader.warnings
    questions.forEach { append($0) }
  }

  /// Adds a question, unless it is the fallback.
  mutating func append(_ question: QuestionAnswer) {
    if isFallback(question) {
      takeFallback(question)
    } else {
      meeting.questions.append(question)
    }
  }

  private func isFallback(_ question: QuestionAnswer) -> Bool {
    guard question.question?.trimmed == QuestionReader.fallbackQuestion else { return false }
    guard let transcriptText, let answer = question.answer else { return true }
    return Repetition.begins(transcriptText, with: answer)
  }

  private mutating func takeFallback(_ question: QuestionAnswer) {
    hasFallbackQuestion = true
    keepRest(of: question)
    guard transcriptText == nil, let answer = question.answer else { return }
    transcriptText = answer
    readTranscript(answer, named: "qa_pairs")
  }

  /// Shows the other members of the fallback pair as a section, without its question and answer; if
  /// there are no insights yet, they are kept with the pairs.
  private mutating func keepRest(of question: QuestionAnswer) {
    var values: [InsightSection] = []
    if let score = question.score {
      values.append(
        InsightSection(key: "score", title: "Score", value: .number(score.number.spelling)))
    }
    if let notes = question.notes {
      values.append(InsightSection(key: "notes", title: "Notes", value: .text(notes)))
    }
    values += InsightValueReader().sections(of: question.extra)
    guard values.contains(where: { $0.value != .nothing }) else { return }
    guard meeting.insights != nil else {
      members.keep("qa_pairs")
      return warn(
        "the stand-in for questions has members beside its question and answer; they are kept in "
          + "\"extra\"", at: "qa_pairs")
    }
    meeting.insights?.sections.append(
      InsightSection(
        key: "question_assessments", title: "Question assessments", value: .sections(values)))
  }
}
