internal import MeetingModel
internal import Mustache

/// What templates see of the parts of the insights that have parts of their own.
enum InsightValues {
  /// A section and its place.
  struct Section: Sendable {
    /// The place among its siblings, from 1.
    let number: Int
    let section: InsightSection
  }

  /// Titled values that have something to show.
  static func sections(_ sections: [InsightSection]) -> [Section] {
    sections.filter { !$0.value.isEmpty }.enumerated().map {
      Section(number: $0.offset + 1, section: $0.element)
    }
  }

  static let section = ValueTable<Section>([
    .text("title") { subject, _ in subject.section.title },
    .text("key") { subject, _ in subject.section.key },
    .token("anchor") { subject, _ in "insight-\(subject.number)" },
    .leaf("body") { subject, context in context.value(subject.section.value) },
    .leaf("is_brief") { subject, _ in .boolean(subject.section.value.isBrief) },
  ])

  static let actionItem = ValueTable<ActionItem>([
    .leaf("task") { item, context in context.value(item.task, isTight: true) },
    .text("owner") { item, _ in item.owner },
    .text("due") { item, _ in item.due },
    .leaf("done") { item, _ in .boolean(item.isDone) },
    .list("details", of: section) { item, _ in sections(item.details) },
  ])

  /// One of the scores, the overall one among them.
  struct ScoreRow: Sendable {
    let competency: Competency
    let isOverall: Bool
  }

  /// The overall score and those of the competencies, as far as there are any.
  static func scores(_ insights: Insights?, labels: Labels) -> [ScoreRow] {
    let overall = insights?.overallScore.map {
      ScoreRow(
        competency: Competency(name: labels["overall_score"], score: $0), isOverall: true)
    }
    let others = (insights?.competencies ?? []).map { ScoreRow(competency: $0, isOverall: false) }
    return (overall.map { [$0] } ?? []) + others
  }

  static let score = ValueTable<ScoreRow>([
    .text("name") { score, _ in score.competency.name },
    .leaf("score") { score, _ in .score(score.competency.score) },
    .leaf("notes") { score, context in context.value(score.competency.notes, isTight: true) },
    .leaf("is_overall") { score, _ in .boolean(score.isOverall) },
  ])

  static let competency = ValueTable<Competency>([
    .text("name") { competency, _ in competency.name },
    .leaf("score") { competency, _ in .score(competency.score) },
    .leaf("notes") { competency, context in context.value(competency.notes, isTight: true) },
  ])
}
