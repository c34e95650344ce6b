/// The words of texts that say that there is nothing.
extension StatedAbsence {
  static let marks: Set<String> = ["-", "--", "\u{2013}", "\u{2014}", "[]", "{}", "[ ]"]

  /// Phrases that say so wherever they are.
  static let general: Set<String> = [
    "none", "nothing", "nil", "null", "n/a", "na", "n.a", "n. a", "undefined", "n.v",
    "keine", "keiner", "keines", "nichts", "keine angabe", "keine angaben", "k.a", "k. a",
    "entfällt",
    "nicht zutreffend", "nicht angegeben",
    "aucun", "aucune", "rien", "néant", "sans objet", "non applicable", "non précisé",
    "rien à signaler",
    "ninguno", "ninguna", "ningunos", "ningunas", "nada", "no aplica", "no especificado",
    "なし", "無し", "特になし", "特に無し", "該当なし", "ありません", "特にありません",
    "特にありませんでした", "ありませんでした",
  ]

  /// Phrases for what is not known, of which a list has no items.
  static let unknown: Set<String> = [
    "tbd", "tba", "tbc", "to be determined", "to be decided", "to be confirmed", "to be defined",
    "to be announced", "unknown", "unspecified", "undetermined", "unbekannt", "inconnu",
    "desconocido", "未定", "不明",
  ]

  /// The words with which longer sentences that say so begin.
  static let firstWords: Set<String> = [
    "no", "none", "nothing", "not", "there", "insufficient", "unable", "cannot", "impossible", "we",
    "they", "participants", "the", "it", "this", "keine", "es", "in", "im", "aucun", "aucune", "il",
    "lors", "n", "ninguna", "ninguno", "sin",
  ]

  /// Those of them that a negation has to follow: `we did not`.
  static let subjects: Set<String> = ["we", "they", "participants", "the", "it", "this"]

  /// The verbs between `there` and `no`.
  static let linkers: Set<String> = [
    "was", "were", "is", "are", "has", "have", "had", "been", "seem", "seemed", "to", "be",
    "appear", "currently",
  ]

  static let negations: Set<String> = [
    "no", "not", "didn't", "didn\u{2019}t", "don't", "don\u{2019}t", "doesn't", "doesn\u{2019}t",
    "weren't", "weren\u{2019}t", "wasn't", "wasn\u{2019}t", "couldn't", "couldn\u{2019}t",
  ]

  /// What is not enough for a judgement.
  static let objects: Set<String> = [
    "data", "information", "evidence", "detail", "details", "context", "content", "material",
    "transcript",
  ]
  static let judging: Set<String> = [
    "assess", "evaluate", "determine", "judge", "identify", "rate", "score", "extract", "conclude",
  ]

  /// Words that add nothing to such a sentence.
  static let fillers: Set<String> = Set([
    "was", "were", "is", "are", "have", "has", "been", "yet", "identified", "noted", "mentioned",
    "discussed", "provided", "stated", "found", "specified", "reported", "recorded", "made",
    "given", "available", "applicable", "assigned", "agreed", "raised", "observed", "listed",
    "detected", "set", "known", "explicitly", "specifically", "clearly", "at", "this", "time", "so",
    "far", "to", "report", "in", "the", "meeting", "call", "session", "interview", "transcript",
    "conversation", "during", "from", "for", "now", "currently", "stage", "point",
    "required", "needed", "necessary", "taken", "decided", "reached", "captured", "could", "can",
    "be", "determined", "documented", "outlined", "planned", "scheduled", "present", "evident",
    "apparent", "extracted", "highlighted", "established", "defined", "confirmed", "formally",
    "resulted", "emerged", "arose", "came", "out", "up", "as", "a", "an", "or", "discussion",
    "do", "did", "does", "any", "we", "they", "it", "there", "on", "by", "participants",
    "provided", "given", "contain", "contains", "include", "includes", "mention", "discuss",
    "make", "reach", "based", "due",
  ]).union(judging).union(negations)

  /// Adjectives of what there is none of.
  static let attributes: Set<String> = [
    "specific", "clear", "explicit", "significant", "major", "notable", "new", "formal", "key",
    "particular", "concrete", "further", "immediate", "additional", "outstanding", "actionable",
    "obvious", "direct", "other", "definite", "final", "official", "relevant", "important",
    "real", "actual", "individual", "open", "more", "such", "main", "big", "evident", "apparent",
    "upcoming",
  ]

  /// Words that add nothing in German, French and Spanish.
  static let foreignFillers: Set<String> = [
    "es", "wurde", "wurden", "gab", "gibt", "sind", "ist", "im", "in", "diesem", "dieser", "der",
    "dem", "meeting", "gespräch", "besprechung", "identifiziert", "besprochen", "festgelegt",
    "vereinbart", "genannt", "erwähnt", "vorhanden", "getroffen", "erforderlich", "nötig",
    "erkennbar", "festgehalten", "zugewiesen",
    "il", "n'y", "a", "n'a", "n'ont", "été", "identifiée", "identifiées", "mentionnée", "prise",
    "prises", "définie", "requise", "nécessaire", "lors", "de", "la", "cette", "réunion",
    "pendant", "discutée", "à", "signaler", "convenue",
    "se", "identificada", "identificadas", "identificado", "tomada", "tomadas", "mencionada",
    "requerida", "necesaria", "en", "esta", "reunión", "durante", "acordada",
  ]
}
