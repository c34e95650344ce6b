internal import JSONDocument
internal import MeetingModel
internal import Mustache

/// The template values for a question.
enum QuestionValues {
  /// A question and its number.
  struct Subject: Sendable {
    /// The number of the question, from 1.
    let number: Int
    let question: QuestionAnswer
    /// The turns in which it was answered.
    let evidence: EvidenceValues
    /// Any further turns cited by the assessment.
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
      .leaf("out_of") { subject, context in
        context.shows(.scores) ? .highest(subject.question.score) : .nothing
      },
      .leaf("is_of_ten") { subject, _ in .isOfTen(subject.question.score) },
      .leaf("percentage") { subject, context in
        context.shows(.scores) ? .percentage(subject.question.score) : .nothing
      },
      .leaf("notes") { subject, context in
        // Notes come below the heading of their question.
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

  /// The other details of a question; a score in words is shown or hidden with the scores.
  private static func details(
    of question: QuestionAnswer, in context: ValueContext
  ) -> [InsightSection] {
    question.details.filter { detail in
      !detail.value.isEmpty && (detail.key != "score" || context.shows(.scores))
    }
  }
}

extension Value {
  /// A score as spelled by the service.
  static func score(_ score: Score?) -> Value {
    score.map { .number($0.number.spelling) } ?? .nothing
  }

  /// The highest score of a score's scale; nothing if that is not known.
  static func highest(_ score: Score?) -> Value {
    guard let score, score.highest != nil else { return .nothing }
    return .number(score.statedMaximum?.spelling ?? "10")
  }

  /// Whether a score is out of ten.
  static func isOfTen(_ score: Score?) -> Value {
    .boolean(score?.highest == Score.maximum)
  }

  /// A score as a whole percentage of the highest one; nothing if that is not known.
  static func percentage(_ score: Score?) -> Value {
    guard let score, let highest = score.highest else { return .nothing }
    return .verbatim(String(Int((score.value / highest * 100).rounded())))
  }
}
