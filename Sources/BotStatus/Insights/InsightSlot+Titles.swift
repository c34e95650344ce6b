extension InsightSlot {
  /// What the part is called in the languages of the notes: a text that begins with one of these
  /// repeats the heading above it.
  var titles: [String] {
    switch self {
    case .title: []
    case .summary: ["Summary", "Zusammenfassung", "Resumen", "Résumé", "概要"]
    case .overallScore:
      ["Overall score", "Gesamtbewertung", "Valoración general", "Note globale", "総合評価"]
    case .competencyScores:
      ["Competency scores", "Competencies", "Kompetenzen", "Competencias", "Compétences", "評価項目"]
    case .strengths: ["Strengths", "Stärken", "Puntos fuertes", "Points forts", "良かった点"]
    case .weaknesses:
      [
        "Weaknesses", "Areas for improvement", "Verbesserungsbedarf", "Aspectos por mejorar",
        "Points à améliorer", "改善点",
      ]
    case .questionAssessments: ["Question assessments"]
    case .actionItems: ["Action items", "Aufgaben", "Tareas", "Actions à mener", "アクションアイテム"]
    case .decisions: ["Decisions", "Entscheidungen", "Decisiones", "Décisions", "決定事項"]
    case .nextSteps:
      ["Next steps", "Nächste Schritte", "Próximos pasos", "Prochaines étapes", "今後の予定"]
    case .topics: ["Topics", "Themen", "Temas", "Sujets abordés", "議題"]
    }
  }
}
