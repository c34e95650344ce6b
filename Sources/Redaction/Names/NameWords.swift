/// Words that labels of people have beside names, reduced: in lower case, without accents.
enum NameWords {
  /// Titles before a name, none of which is a first name.
  static let titles: Set<String> = [
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "professorin",
    "honourable", "honorable", "rt", "sir", "dame", "lord", "lady", "rev", "herr",
    "frau", "fraulein", "mme", "mlle", "monsieur", "madame", "mademoiselle", "maitre", "dipl",
    "sr", "sra", "srta", "senor", "senora", "ph",
  ]
  /// Titles only with a dot, since without one they are first names, too.
  static let abbreviatedTitles: Set<String> = ["hon", "m", "me", "ing", "med"]
  /// Titles of two words, of which only both together are one.
  static let titlePairs: Set<String> = [
    "right hon", "right honourable", "right honorable", "rt hon", "dr med", "dipl ing",
  ]
  /// Degrees and generations behind a name.
  static let degrees: Set<String> = [
    "jr", "sr", "ii", "iii", "iv", "phd", "md", "mba", "msc", "bsc", "esq", "さん", "様", "氏",
  ]
  /// Articles, with which a role begins and no name.
  static let articles: Set<String> = [
    "the", "an", "a", "some", "der", "die", "das", "le", "la", "les", "un", "une", "el", "los",
    "las", "una",
  ]
  /// Words that are no name alone, wherever they stand in one.
  static let functionWords: Set<String> = [
    "the", "a", "some", "and", "und", "et", "y", "e", "i", "of", "in", "on", "at", "for",
  ]
  /// Particles of surnames, which are no name alone inside a name; some are first names at its
  /// front: `Ben`, `Al`.
  static let particles: Set<String> = [
    "von", "van", "der", "den", "de", "la", "le", "du", "des", "del", "della", "di", "da", "dos",
    "das", "do", "bin", "ibn", "al", "el", "zu", "zur", "zum", "ter", "ten", "te", "y", "e", "i",
    "san", "st", "saint", "ben", "abu", "af", "av", "vom", "am", "and", "und", "et", "of", "the",
    "a", "an", "some", "in", "on", "at", "for",
  ]
  /// Words, beside the particles, that make an owner without capitals no name: `the team`.
  static let noOwners: Set<String> = [
    "all", "any", "anyone", "anybody", "both", "each", "either", "every", "everyone", "everybody",
    "nobody", "none", "no", "one", "someone", "somebody", "other", "others", "another", "tbd",
    "tba", "unknown", "unassigned", "unclear", "unspecified", "open", "pending", "later", "us",
    "we", "you", "me", "he", "she", "they", "them", "him", "her", "it", "this", "that", "these",
    "those", "my", "our", "your", "their", "his", "who", "whoever", "not", "yet", "is", "be", "to",
    "or", "with", "from", "by", "as", "if", "will", "team", "teams", "group", "company",
    "department", "staff", "member", "members", "people", "person", "sales", "marketing", "legal",
    "finance", "hr", "engineering", "engineer", "engineers", "design", "designer", "designers",
    "support", "product", "ops", "operations", "dev", "devs", "devops", "developer", "developers",
    "qa", "backend", "frontend", "security", "management", "manager", "managers", "leadership",
    "lead", "leads", "director", "owner", "customer", "customers", "client", "clients", "vendor",
    "vendors", "partner", "partners", "supplier", "suppliers", "user", "users", "speaker",
    "speakers", "host", "guest", "participant", "participants", "attendee", "attendees",
    "interviewer", "interviewee", "candidate", "organizer", "organiser", "presenter", "moderator",
    "assistant", "admin", "office",
    // German.
    "alle", "allen", "beide", "beiden", "jeder", "jede", "jemand", "keiner", "niemand", "noch",
    "nicht", "offen", "unbekannt", "unklar", "wir", "uns", "ich", "du", "ihr", "sie", "mich",
    "dich", "unser", "ein", "eine", "die", "dem", "oder", "mit", "vertrieb", "entwicklung",
    "gruppe", "abteilung", "mitarbeiter", "kunde", "kunden", "teilnehmer", "sprecher",
    "geschaftsfuhrung", "recht", "einkauf", "verwaltung", "leitung", "technik",
    // French.
    "tous", "tout", "toute", "toutes", "chacun", "chacune", "personne", "aucun", "aucune", "nous",
    "vous", "moi", "toi", "lui", "elle", "elles", "ils", "inconnu", "inconnue", "definir", "equipe",
    "groupe", "les", "un", "une", "ou", "avec", "par", "ventes", "juridique", "direction",
    "entreprise", "autres", "deux",
    // Spanish.
    "todos", "todas", "todo", "ambos", "ambas", "nadie", "ninguno", "ninguna", "alguien",
    "nosotros", "nosotras", "ustedes", "yo", "tu", "ellos", "ellas", "desconocido", "desconocida",
    "equipo", "grupo", "una", "uno", "o", "con", "por", "cliente", "clientes", "ventas", "empresa",
    "direccion", "departamento", "otros", "dos", "participantes", "pendiente",
    // Japanese.
    "みんな", "全員", "未定", "不明", "なし", "私", "私たち", "我々", "担当者", "チーム", "両方", "各自",
  ]
  /// Names that are also months or days, which stand in every date.
  static let calendar: Set<String> = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
    "sept", "oct", "nov", "dec", "januar", "februar", "marz", "mai", "juni", "juli", "oktober",
    "dezember", "dez", "okt", "janvier", "fevrier", "mars", "avril", "juin", "juillet", "aout",
    "septembre", "octobre", "novembre", "decembre", "enero", "febrero", "marzo", "abril", "mayo",
    "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre", "monday",
    "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "domingo", "sabado",
  ]
  /// Labels that anyone may have.
  static let generic: Set<String> = [
    "speaker", "organizer", "organiser", "host", "cohost", "guest", "user", "participant",
    "attendee", "unknown", "moderator", "assistant", "bot", "caller", "presenter", "interviewer",
    "interviewee", "candidate", "customer", "external", "you", "me", "team", "everyone",
    "everybody", "all", "anyone", "nobody", "tbd", "none", "unassigned", "na", "group", "others",
    "sprecher", "sprecherin", "teilnehmer", "teilnehmerin", "gast", "organisator",
    "organisatorin", "moderatorin", "unbekannt", "extern", "alle", "niemand", "offen", "kunde",
    "intervenant", "intervenante", "invite", "invitee", "organisateur", "organisatrice", "inconnu",
    "inconnue", "externe", "tous", "personne", "hote", "hablante", "orador", "oradora", "invitado",
    "invitada", "organizador", "organizadora", "anfitrion", "anfitriona", "desconocido", "externo",
    "todos", "nadie", "participante", "話者", "発言者", "参加者", "ゲスト", "主催者", "不明", "全員", "司会", "person",
  ]
}
