internal import MeetingModel
internal import TimeZones

/// The day of a date as people and language models write it.
///
/// ```
/// 2026-03-06T23:30:00Z       the day in the zone
/// March 6, 2026              2026-03-06
/// Friday, 6. März 2026       2026-03-06
/// 6 de marzo de 2026         2026-03-06
/// 06.03.2026                 2026-03-06: with points, the day is first
/// 2026/03/06, 2026年3月6日     2026-03-06
/// 03/06/2026                 none: it may be in March or in June
/// ```
enum WrittenDate {
  /// The maximum length of a date in bytes; a longer text says more.
  private static let maximumLength = 60

  /// The day in a text that is only a date or a moment; nil for any other text.
  static func day(in text: String, zone: Zone) -> CivilTime? {
    let words = text.unicodeScalars.split { $0.properties.isWhitespace }
    guard text.utf8.count <= maximumLength, !words.isEmpty else { return nil }
    let trimmed = words.map { String($0) }.joined(separator: " ")
    if let date = DateText(trimmed) { return date.day(in: zone) }
    if words.count == 1, let numbers = numbers(in: trimmed) { return day(of: numbers) }
    return day(ofWords: trimmed)
  }

  /// The year, month and day of `2026/03/06`, `06.03.2026` and `2026年3月6日`.
  private static func numbers(in text: String) -> (year: Int, month: Int, day: Int)? {
    let scalars = text.unicodeScalars
    let parts = scalars.split(omittingEmptySubsequences: false) { !("0"..."9").contains($0) }
      .map { String($0) }
    let marks = scalars.filter { !("0"..."9").contains($0) }.map { $0 }
    let values = parts.compactMap { Int($0) }
    switch marks {
    case ["/", "/"], [".", "."]:
      guard values.count == 3, parts.allSatisfy({ $0.utf8.count <= 4 }) else { return nil }
      if parts[0].utf8.count == 4 { return (values[0], values[1], values[2]) }
      guard marks[0] == ".", parts[2].utf8.count == 4 else { return nil }
      return (values[2], values[1], values[0])
    case ["年", "月", "日"]:
      guard values.count == 3, parts[0].utf8.count == 4 else { return nil }
      return (values[0], values[1], values[2])
    default: return nil
    }
  }

  /// The day of a date with the name of its month.
  private static func day(ofWords text: String) -> CivilTime? {
    let separators: Set<Unicode.Scalar> = [" ", ",", "."]
    var words = text.lowercased().unicodeScalars.split { separators.contains($0) }
      .map { String($0) }
    if let first = words.first, leading.contains(first) { words.removeFirst() }
    if let first = words.first, weekdays.contains(first) { words.removeFirst() }
    words.removeAll { $0 == "de" || $0 == "of" || $0 == "del" || $0 == "the" || $0 == "le" }
    guard words.count == 3, let year = Int(words[2]), words[2].utf8.count == 4 else { return nil }
    if let month = months[words[0]], let day = dayNumber(words[1]) {
      return self.day(of: (year, month, day))
    }
    guard let month = months[words[1]], let day = dayNumber(words[0]) else { return nil }
    return self.day(of: (year, month, day))
  }

  /// The number in `6`, `6th` and `1er`.
  private static func dayNumber(_ word: String) -> Int? {
    let digits = word.unicodeScalars.prefix { ("0"..."9").contains($0) }
    let ending = String(word.unicodeScalars.dropFirst(digits.count))
    guard ["", "st", "nd", "rd", "th", "er"].contains(ending), digits.count <= 2 else {
      return nil
    }
    return Int(String(digits))
  }

  /// A day that exists.
  private static func day(of date: (year: Int, month: Int, day: Int)) -> CivilTime? {
    let day = CivilTime(year: date.year, month: date.month, day: date.day)
    guard (1...12).contains(date.month), (1...31).contains(date.day),
      CivilTime(Instant(seconds: day.secondsSinceEpoch)) == day
    else { return nil }
    return day
  }

  // MARK: Words

  private static let leading: Set<String> = ["by", "on", "until", "before", "bis", "am"]

  private static let weekdays: Set<String> = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue",
    "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
    "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag",
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
    "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo",
  ]

  private static let months: [String: Int] = {
    let names: [[String]] = [
      ["january", "jan", "januar", "janvier", "enero"],
      ["february", "feb", "februar", "février", "febrero"],
      ["march", "mar", "märz", "mars", "marzo"], ["april", "apr", "avril", "abril"],
      ["may", "mai", "mayo"], ["june", "jun", "juni", "juin", "junio"],
      ["july", "jul", "juli", "juillet", "julio"], ["august", "aug", "août", "agosto"],
      ["september", "sep", "sept", "septembre", "septiembre"],
      ["october", "oct", "oktober", "okt", "octobre", "octubre"],
      ["november", "nov", "novembre", "noviembre"],
      ["december", "dec", "dezember", "dez", "décembre", "diciembre"],
    ]
    return Dictionary(
      uniqueKeysWithValues: names.enumerated().flatMap { index, names in
        names.map { ($0, index + 1) }
      })
  }()
}
