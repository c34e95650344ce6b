/// Words that labels of people have beside names, reduced: in lower case, without accents.
enum NameWords {
  /// Titles before a name.
  static let titles: Set<String> = [
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "professorin", "hon",
    "honourable", "honorable", "right", "rt", "sir", "dame", "lord", "lady", "rev", "herr",
    "frau", "fraulein", "m", "mme", "mlle", "monsieur", "madame", "mademoiselle", "maitre", "me",
    "dipl", "ing", "sr", "sra", "srta", "senor", "senora", "don", "dona", "med", "ph",
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
  /// Particles of surnames, which are no name alone.
  static let particles: Set<String> = [
    "von", "van", "der", "den", "de", "la", "le", "du", "des", "del", "della", "di", "da", "dos",
    "das", "do", "bin", "ibn", "al", "el", "zu", "zur", "zum", "ter", "ten", "te", "y", "e", "i",
    "san", "st", "saint", "ben", "abu", "af", "av", "vom", "am", "and", "und", "et", "of", "the",
    "a", "an", "some", "in", "on", "at", "for",
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
    "todos", "nadie", "participante", "話者", "参加者", "ゲスト", "主催者", "不明", "全員", "司会", "person",
  ]
}
