internal import JSONDocument
internal import MeetingModel

extension AnswerReader {
  /// Reads the question and answer pairs.
  ///
  /// The stand-in that the service stores where it found none is no question: its answer repeats
  /// the transcript, and where there is no transcript its answer is the transcript.
  mutating func readQuestions() {
    guard let value = members["qa_pairs"] else { return }
    var reader = QuestionReader(warnings: warnings)
    let questions = reader.questions(from: value)
    warnings = reader.warnings
    for question in questions {
      if isFallback(question) {
        takeFallback(question)
      } else {
        meeting.questions.append(question)
      }
    }
  }

  private func isFallback(_ question: QuestionAnswer) -> Bool {
    guard question.question?.trimmed == QuestionReader.fallbackQuestion else { return false }
    guard let transcriptText, let answer = question.answer else { return true }
    return Repetition.begins(transcriptText, with: answer)
  }

  private mutating func takeFallback(_ question: QuestionAnswer) {
    hasFallbackQuestion = true
    if !question.extra.members.isEmpty { members.keep("qa_pairs") }
    guard transcriptText == nil, let answer = question.answer else { return }
    transcriptText = answer
    meeting.transcript = TranscriptReader(options: options)
      .transcript(from: answer, startedAt: meeting.startedAt)
    warnUnstructured("qa_pairs")
  }
}
