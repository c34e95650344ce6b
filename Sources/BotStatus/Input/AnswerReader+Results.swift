internal import JSONDocument
internal import MeetingModel
internal import TextScanning

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
      let names = values.map { $0.key.quoted() }.joined(separator: ", ")
      return warn(
        """
        the stand-in for questions has \(names) beside its question and answer; "extra" keeps \
        \(Self.quoted(members["qa_pairs"] ?? .null))
        """, at: "qa_pairs")
    }
    meeting.insights?.sections.append(
      InsightSection(
        key: "question_assessments", title: "Question assessments", value: .sections(values)))
  }

  // MARK: Insights

  /// Reads the insights, and joins the assessments in them to the questions.
  ///
  /// - Parameter summary: The member of a webhook payload that holds a separate summary. It is also
  ///   kept among the extra members, since it is not part of the insights as received.
  mutating func readInsights(summary: String? = nil) {
    let summary = summary.flatMap { name in
      members.keep(name)
      return members[name]
    }
    let received = members["insights"]
    // The insights have the names as received.
    let names = meeting.transcript?.speakers.map(\.name) ?? []
    let speakers = names.isEmpty ? [] : names + options.speakerNames.keys.sorted()
    let reader = InsightsReader(
      received ?? .null, summary: summary, speakers: speakers, warnings: warnings)
    warnings = reader.warnings
    if let received, NestingDepth.exceedsShown(received) {
      warn(
        "lists are nested more than \(NestingDepth.maximumShown) deep; what is deeper is shown less deep",
        at: "insights")
    }
    hasInsights = reader.hasContent
    hasPlaceholder = reader.hasPlaceholder && !reader.hasContent
    guard received != nil || !reader.isEmpty else { return }
    meeting.insights = reader.insights
    let join = AssessmentJoin(meeting.questions, reader.assessments)
    meeting.questions = join.questions
    join.others.forEach { append($0) }
  }

  /// Reads the reason why a webhook payload has no insights.
  mutating func readInsightsError() {
    guard let error = members["insights_error"] else { return }
    members.keep("insights_error")
    warn(
      "the service has no insights: \((error.stringValue ?? error.text).quoted())",
      at: "insights_error")
  }
}
