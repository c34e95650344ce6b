internal import MeetingModel

/// The words of sentences that frame a list, in English, German, French, Spanish and Japanese.
extension ListFraming {
  /// The first words of a clause that presents a list; a word of the next set follows them.
  static let presentingWords: Set<String> = [
    "here", "here's", "below", "hier", "nachfolgend", "nachstehend", "voici", "aquí",
  ]
  static let presentingVerbs: Set<String> = [
    "are", "is", "sind", "ist", "finden", "están", "tienes", "tiene",
  ]

  /// Words that point to a list if what is in it stands behind them.
  static let pointers: Set<String> = [
    "following", "folgende", "folgenden", "nachfolgenden", "siguientes", "continuación",
  ]
  /// Words that point to a list if what is in it stands before them.
  static let lastPointers: Set<String> = [
    "follows", "below", "folgt", "suivants", "suivantes", "suit", "ci-dessous", "siguientes",
    "continuación",
  ]

  /// What lists are made of.
  static let listNouns: Set<String> = InsightSlot.allCases.reduce(
    into: [
      "points", "takeaways", "highlights", "commitments", "actionables", "list", "assignments",
      "responsibilities", "agreements", "deliverables",
      "aufgaben", "punkte", "maßnahmen", "entscheidungen", "beschlüsse", "schritte", "themen",
      "stärken", "schwächen",
      "actions", "tâches", "décisions", "étapes", "sujets", "thèmes", "points", "forts",
      "tareas", "acciones", "decisiones", "pasos", "temas", "puntos", "fortalezas", "compromisos",
    ]
  ) { words, slot in words.formUnion(slot.entry.nouns) }

  /// The subjects of sentences such as `The candidate showed:`.
  static let subjects: Set<String> = ["the", "we", "they", "participants", "attendees"]

  /// Verbs that say that something is listed.
  static let verbs: Set<String> = [
    "include", "includes", "included", "identified", "discussed", "mentioned", "noted", "agreed",
    "made", "taken", "captured", "extracted", "outlined", "covered", "raised", "assigned",
    "decided", "reached", "showed", "shown", "demonstrated", "displayed", "exhibited", "observed",
    "emerged", "follow", "are", "were",
    "besprochen", "vereinbart", "festgelegt", "getroffen", "identifiziert", "wurden", "lauten",
    "sont", "ont", "été", "identifiées", "identifiés", "prises", "abordés", "discutés",
    "identificadas", "identificados", "tomadas", "tomaron", "acordaron", "acordadas",
    "identificaron", "son",
  ]

  /// Other words that say nothing by themselves.
  static let generic: Set<String> = [
    "a", "an", "and", "these", "those", "dies", "das", "estos", "estas", "or", "of", "on", "with",
    "as", "by", "it", "its", "this", "that", "which",
    "what", "you", "your", "our", "their", "his", "her", "i", "i've", "us", "we've", "has", "had",
    "all", "any", "some", "each", "every", "main", "most", "important", "based", "list", "summary",
    "discussion", "today", "today's", "above", "provided", "organized", "grouped", "sorted",
    "listed", "priority", "person", "owner", "assignee", "sure", "certainly", "course", "ok",
    "okay", "great", "team", "candidate", "interviewee", "client", "customer", "speaker",
    "speakers", "happen", "happens", "group", "out", "up", "came", "come", "coming", "according",
    "should", "need",
    "needs", "be", "done", "after", "resulting", "actionable", "requested", "during", "next",
    "die", "der", "das", "den", "dem", "des", "ein", "eine", "im", "in", "aus", "auf", "von",
    "vom", "zu", "zum", "zur", "und", "sie", "wurden", "meeting", "gespräch", "besprechung",
    "transkript", "basierend", "grundlage", "wichtigsten", "nächsten", "wie", "es", "gab",
    "le", "la", "les", "l'", "de", "du", "d'après", "et", "lors", "cette", "réunion", "ce",
    "que", "qui", "principales", "principaux", "prochaines", "à", "mener", "faire", "partir",
    "transcription", "base", "sur", "voici", "pendant", "issues",
    "el", "los", "las", "del", "y", "en", "esta", "reunión", "según", "transcripción", "basado",
    "próximos", "principales", "se", "a", "para", "durante", "que", "fueron", "una", "lista",
  ]

  /// Thanks and greetings, which are whole sentences.
  static let thanks: Set<String> = [
    "thanks", "thank you", "many thanks", "thanks everyone", "thanks all", "thanks again",
    "thank you all", "thank you everyone", "best", "best regards", "kind regards", "regards",
    "cheers", "you're welcome", "sure", "certainly", "of course", "danke", "vielen dank",
    "danke schön", "viele grüße", "merci", "merci beaucoup", "cordialement", "gracias",
    "muchas gracias", "saludos",
  ]

  /// The beginnings of offers to do more, each with words of which one is also needed: a task may
  /// begin alike, as in `Let me know the price`.
  static let offers: [(opening: String, hints: [String])] = [
    ("let me know if", ["you", "there", "anything", "any"]),
    ("let me know whether", ["you"]), ("let me know your thoughts", ["thoughts"]),
    ("please let me know if", ["you", "there", "anything", "any"]),
    ("feel free to", ["ask", "reach", "let", "adjust", "modify", "edit", "request"]),
    ("please feel free to", ["ask", "reach", "let", "adjust", "modify", "edit", "request"]),
    ("i hope this", ["helps", "helpful", "useful"]), ("hope this", ["helps"]),
    ("if you", ["let me know", "feel free", "i can", "just ask", "just let"]),
    ("would you like me to", ["to"]), ("do you want me to", ["to"]),
    ("is there anything else", ["you", "i"]), ("i can also", ["you", "if"]),
    ("i'm happy to", ["if", "you", "help"]), ("happy to", ["if you", "help"]),
    ("lassen sie mich wissen", ["wenn", "ob", "falls"]),
    ("lass mich wissen", ["wenn", "ob", "falls"]),
    ("sagen sie mir bescheid", ["wenn", "falls"]), ("sag mir bescheid", ["wenn", "falls"]),
    ("geben sie mir bescheid", ["wenn", "falls"]), ("gib mir bescheid", ["wenn", "falls"]),
    ("n'hésitez pas à", ["me", "demander", "si"]), ("faites-moi savoir", ["si"]),
    ("dites-moi", ["si"]), ("avísame", ["si"]), ("avíseme", ["si"]), ("hazme saber", ["si"]),
    ("háganme saber", ["si"]), ("no dudes en", ["pedir", "pedirme", "preguntar", "decirme"]),
  ]

  /// Parts of such sentences in Japanese.
  static let japaneseChat = ["お知らせください", "お気軽に", "ご不明な点", "ありがとうございま"]
}
