internal import MeetingModel
internal import Mustache
internal import TimeZones

/// The template values for parts of the insights that have parts of their own.
enum InsightValues {
  /// A section and its number.
  struct Section: Sendable {
    /// The number among its siblings, from 1.
    let number: Int
    let section: InsightSection
  }

  /// A part of the insights and the turns in which it was said.
  struct Item<Part: Sendable>: Sendable {
    let part: Part
    let evidence: EvidenceValues
  }

  /// The titled values that are not empty.
  static func sections(_ sections: [InsightSection]) -> [Section] {
    sections.filter { !$0.value.isEmpty }.enumerated().map {
      Section(number: $0.offset + 1, section: $0.element)
    }
  }

  static let section = ValueTable<Section>([
    .text("title") { subject, context in context.labels.title(of: subject.section) },
    .text("key") { subject, _ in subject.section.key },
    .token("anchor") { subject, _ in AnchorText.anchor("insight-", subject.number) },
    .leaf("body") { subject, context in context.value(subject.section.value) },
    .leaf("is_brief") { subject, _ in .boolean(subject.section.value.isBrief) },
  ])

  /// A section in a list item rather than under a heading.
  static let detail = ValueTable<InsightSection>([
    .text("title") { section, context in context.labels.title(of: section) },
    .text("key") { section, _ in section.key },
    .leaf("body") { section, context in context.value(section.value, in: .cell) },
  ])

  /// An element of a list, such as a decision: a text with its evidence.
  static let item = ValueTable<Item<InsightValue>>(
    [
      .leaf(".") { item, context in context.value(item.part, in: .item) },
      .leaf("text") { item, context in context.value(item.part, in: .item) },
      .leaf("is_line") { item, context in .boolean(item.part.endsInWords(context.texts)) },
    ] + EvidenceValues.members { $0.evidence })

  /// An action item with its place among them.
  struct Action: Sendable {
    let item: Item<ActionItem>
    let index: Int
    let identifiers: ActionItemIdentifiers
    var part: ActionItem { item.part }
  }

  static let actionItem = ValueTable<Action>(
    [
      .leaf(".") { action, context in context.value(action.part.task, in: .item) },
      .leaf("task") { action, context in context.value(action.part.task, in: .item) },
      .text("owner") { action, _ in action.part.owner },
      .text("due") { action, _ in action.part.due },
      .token("due_date") { action, context in
        action.part.due.flatMap { WrittenDate.day(in: $0, zone: context.options.timeZone) }
          .map(TimeText.isoDate)
      },
      .leaf("is_line") { action, context in .boolean(action.part.task.endsInWords(context.texts)) },
      .leaf("done") { action, _ in .boolean(action.part.isDone) },
      .token("uid") { action, _ in action.identifiers[action.index] },
      .list("details", of: detail) { action, _ in
        action.part.details.filter { !$0.value.isEmpty }
      },
    ] + EvidenceValues.members { $0.item.evidence })

  /// One of the scores, including the overall one.
  struct ScoreRow: Sendable {
    let competency: Competency
    let isOverall: Bool
  }

  /// The overall score and the scores of competencies, if there are any.
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
    .leaf("out_of") { score, _ in .highest(score.competency.score) },
    .leaf("is_of_ten") { score, _ in .isOfTen(score.competency.score) },
    .leaf("percentage") { score, _ in .percentage(score.competency.score) },
    .leaf("notes") { score, context in context.value(score.competency.notes, in: .cell) },
    .leaf("is_overall") { score, _ in .boolean(score.isOverall) },
  ])

  static let competency = ValueTable<Competency>([
    .text(".") { competency, _ in competency.name },
    .text("name") { competency, _ in competency.name },
    .leaf("score") { competency, _ in .score(competency.score) },
    .leaf("out_of") { competency, _ in .highest(competency.score) },
    .leaf("is_of_ten") { competency, _ in .isOfTen(competency.score) },
    .leaf("percentage") { competency, _ in .percentage(competency.score) },
    .leaf("notes") { competency, context in context.value(competency.notes, in: .cell) },
  ])
}
