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
    .text("anchor") { subject, _ in "insight-\(subject.number)" },
    .leaf("body") { subject, context in context.value(subject.section.value) },
  ])

  static let actionItem = ValueTable<ActionItem>([
    .leaf("task") { item, context in context.value(item.task, isTight: true) },
    .text("owner") { item, _ in item.owner },
    .text("due") { item, _ in item.due },
    .leaf("done") { item, _ in .boolean(item.isDone) },
    .list("details", of: section) { item, _ in sections(item.details) },
  ])

  static let competency = ValueTable<Competency>([
    .text("name") { competency, _ in competency.name },
    .leaf("score") { competency, _ in .score(competency.score) },
    .leaf("notes") { competency, context in context.value(competency.notes, isTight: true) },
  ])
}
