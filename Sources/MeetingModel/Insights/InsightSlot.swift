/// A part of the insights with a known name.
///
/// The raw value is its key in the insights, its name in templates and that of its label.
///
/// A list such as the decisions is described only here: the reader, the renaming of speakers, the
/// evidence search, the template values and the optional parts are all driven by the table below. A
/// new list then needs only to be shown in a template, under a label.
public enum InsightSlot: String, Sendable, Hashable, CaseIterable {
  /// The title of the meeting.
  case title
  /// The summary.
  case summary
  /// The action items.
  case actionItems = "action_items"
  /// The decisions.
  case decisions
  /// The next steps.
  case nextSteps = "next_steps"
  /// The overall score.
  case overallScore = "overall_score"
  /// The scores by competency.
  case competencyScores = "competency_scores"
  /// The strengths.
  case strengths
  /// The weaknesses.
  case weaknesses
  /// The topics discussed.
  case topics
  /// The assessments of answers, which are attached to the questions.
  case questionAssessments = "question_assessments"

  /// The information needed to read and show a slot.
  package struct Entry: Sendable {
    /// Whether the slot holds a list of values; see ``Insights/subscript(_:)``.
    package var isList = false
    /// The name of the part of the notes that shows the slot; nil if it has no part of its own.
    package var part: String?
    /// The slot's titles in the languages of the notes: a text that begins with one of these
    /// repeats the heading above it.
    package var titles: [String] = []
    /// Other keys in snake case under which models write the slot; they count only where its own key
    /// has no content.
    package var synonyms: Set<String> = []
    /// The words that follow `no` in a text that says there is nothing: `no action items`.
    package var nouns: Set<String> = []
    /// Other phrases that say there is nothing.
    package var absences: Set<String> = []
    /// The lower-case labels of such a list in the text of a summary.
    package var summaryLabels: [String] = []
    /// Whether such a list fills the slot when nothing else does.
    package var isFilledBySummary = false
    /// The one-based position among the slots whose texts are searched for in the transcript; nil
    /// if they are not searched for.
    ///
    /// Records list the evidence in this order, which must not change.
    package var searchPlace: Int?
  }

  /// The slots that hold a list of values.
  package static let lists = allCases.filter(\.entry.isList)

  /// Whether the slot holds a list of values.
  package var isList: Bool { Self.lists.contains(self) }

  /// The slots whose texts are searched for in the transcript, in order.
  package static let searched = allCases.filter { $0.entry.searchPlace != nil }
    .sorted { ($0.entry.searchPlace ?? 0) < ($1.entry.searchPlace ?? 0) }

  /// The table entry of the slot.
  package var entry: Entry { Self.entries[self] ?? Entry() }

  private static let entries = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0, $0.tableRow) })

  private var tableRow: Entry {
    switch self {
    case .title: Entry(synonyms: ["meeting_title"])
    case .summary:
      Entry(
        part: "summary", titles: ["Summary", "Zusammenfassung", "Resumen", "Résumé", "概要"],
        synonyms: [
          "meeting_summary", "executive_summary", "overview", "tldr", "tl_dr", "tl;dr", "tl;_dr",
        ])
    case .actionItems:
      Entry(
        part: "action_items",
        titles: ["Action items", "Aufgaben", "Tareas", "Actions à mener", "アクションアイテム"],
        synonyms: [
          "action_points", "tasks", "to_dos", "todos", "follow_up_actions", "actions",
        ],
        nouns: [
          "action", "actions", "item", "items", "task", "tasks", "todo", "todos", "to-do",
          "to-dos", "follow-up", "follow-ups",
        ],
        absences: ["keine aufgaben", "aucune action", "sin acciones", "ninguna acción"],
        summaryLabels: ["action items"], searchPlace: 4)
    case .decisions:
      Entry(
        isList: true, part: "decisions",
        titles: ["Decisions", "Entscheidungen", "Decisiones", "Décisions", "決定事項"],
        synonyms: ["key_decisions", "decisions_made"],
        nouns: ["decision", "decisions"],
        absences: [
          "keine entscheidungen", "aucune décision", "ninguna decisión", "sin decisiones",
        ],
        summaryLabels: ["decisions", "key decisions"], searchPlace: 3)
    case .nextSteps:
      Entry(
        isList: true, part: "next_steps",
        titles: ["Next steps", "Nächste Schritte", "Próximos pasos", "Prochaines étapes", "今後の予定"],
        synonyms: ["follow_ups", "followups"],
        nouns: [
          "next", "step", "steps", "follow-up", "follow-ups", "action", "actions", "item", "items",
          "task", "tasks",
        ],
        absences: ["keine nächsten schritte", "aucune prochaine étape", "sin próximos pasos"],
        summaryLabels: ["next steps"], searchPlace: 5)
    case .overallScore:
      Entry(
        part: "scores",
        titles: ["Overall score", "Gesamtbewertung", "Valoración general", "Note globale", "総合評価"])
    case .competencyScores:
      Entry(
        part: "scores",
        titles: [
          "Competency scores", "Competencies", "Kompetenzen", "Competencias", "Compétences",
          "評価項目",
        ],
        summaryLabels: ["competency scores", "competencies"])
    case .strengths:
      Entry(
        isList: true, part: "strengths",
        titles: ["Strengths", "Stärken", "Puntos fuertes", "Points forts", "良かった点"],
        synonyms: ["key_strengths"],
        nouns: ["strength", "strengths"], absences: ["keine stärken", "aucun point fort"],
        summaryLabels: ["strengths", "key strengths"], isFilledBySummary: true, searchPlace: 1)
    case .weaknesses:
      Entry(
        isList: true, part: "weaknesses",
        titles: [
          "Weaknesses", "Areas for improvement", "Verbesserungsbedarf", "Aspectos por mejorar",
          "Points à améliorer", "改善点",
        ],
        synonyms: ["areas_for_improvement", "areas_of_improvement", "improvements"],
        nouns: ["weakness", "weaknesses", "area", "areas", "improvement", "improvements"],
        absences: ["keine schwächen", "aucun point faible"],
        summaryLabels: [
          "weaknesses", "areas for improvement", "areas of improvement",
          "key areas for improvement",
        ],
        isFilledBySummary: true, searchPlace: 2)
    case .topics:
      Entry(
        isList: true, part: "topics",
        titles: ["Topics", "Themen", "Temas", "Sujets abordés", "議題"],
        synonyms: ["key_topics", "main_topics", "topics_discussed", "discussion_topics"],
        nouns: ["topic", "topics"], absences: ["keine themen"],
        summaryLabels: ["topics", "key topics"])
    case .questionAssessments: Entry(titles: ["Question assessments"])
    }
  }
}
