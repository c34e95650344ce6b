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
    /// The values of the turns that it was said in.
    let evidence: [Value]
    /// The times of those turns, as far as they are known.
    let evidenceTimes: [String]
  }

  static let table = ValueTable<Subject>([
    .integer("number") { subject, _ in subject.number },
    .token("anchor") { subject, _ in "q-\(subject.number)" },
    .text("question") { subject, _ in subject.question.question },
    .text("answer") { subject, _ in subject.question.answer },
    .leaf("score") { subject, context in
      context.shows(.scores) ? .score(subject.question.score) : .nothing
    },
    .leaf("notes") { subject, context in
      // Notes stand under the heading of their question.
      context.value(subject.question.notes.map(InsightValue.text), under: context.headingLevel + 1)
    },
    .leaf("has_assessment") { subject, context in
      .boolean(
        subject.question.notes.map { !$0.source.isBlank } ?? false
          || context.shows(.scores) && subject.question.score != nil)
    },
    .token("said_at") { subject, _ in
      subject.evidenceTimes.isEmpty ? nil : subject.evidenceTimes.joined(separator: ", ")
    },
    .leaf("has_evidence") { subject, _ in .boolean(!subject.evidence.isEmpty) },
    ValueTable.Member(name: "evidence", schema: .list(TurnValues.table.schema)) { subject, _ in
      .list(subject.evidence)
    },
  ])
}

extension Value {
  /// A score as the service spelt it.
  static func score(_ score: Score?) -> Value {
    score.map { .number($0.number.spelling) } ?? .nothing
  }
}
