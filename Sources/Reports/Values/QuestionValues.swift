internal import JSONDocument
internal import MeetingModel
internal import Mustache

/// What templates see of a question.
enum QuestionValues {
  /// A question and its place.
  struct Subject: Sendable {
    /// The place among the questions, from 1.
    let number: Int
    let question: QuestionAnswer
    /// Where it was answered.
    let evidence: EvidenceValues
    /// Where else what the assessment speaks of was said.
    let notesEvidence: EvidenceValues
  }

  static let table = ValueTable<Subject>(
    [
      .integer("number") { subject, _ in subject.number },
      .token("anchor") { subject, _ in AnchorText.anchor("q-", subject.number) },
      .text("question") { subject, _ in subject.question.question },
      .text("answer") { subject, _ in subject.question.answer },
      .leaf("score") { subject, context in
        context.shows(.scores) ? .score(subject.question.score) : .nothing
      },
      .leaf("notes") { subject, context in
        // Notes stand under the heading of their question.
        context.value(
          subject.question.notes.map(InsightValue.text), under: context.headingLevel + 1)
      },
      .leaf("has_assessment") { subject, context in
        .boolean(
          subject.question.notes.map { !$0.source.isBlank } ?? false
            || context.shows(.scores) && subject.question.score != nil)
      },
      .list("details", of: InsightValues.detail) { subject, context in
        details(of: subject.question, in: context)
      },
      .leaf("has_details") { subject, context in
        .boolean(!details(of: subject.question, in: context).isEmpty)
      },
    ]
      + EvidenceValues.members { $0.evidence }
      + EvidenceValues.members(prefix: "notes_") { $0.notesEvidence })

  /// What else there is to show of a question; a score in words goes with the scores.
  private static func details(
    of question: QuestionAnswer, in context: ValueContext
  ) -> [InsightSection] {
    question.details.filter { detail in
      !detail.value.isEmpty && (detail.key != "score" || context.shows(.scores))
    }
  }
}

extension Value {
  /// A score as the service spelt it.
  static func score(_ score: Score?) -> Value {
    score.map { .number($0.number.spelling) } ?? .nothing
  }
}
