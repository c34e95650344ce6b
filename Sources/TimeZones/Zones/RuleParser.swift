internal import TextScanning

/// Parses a rule in the form of POSIX's variable `TZ`, with the extensions of RFC 8536, section
/// 3.3.1: `EST5EDT,M3.2.0,M11.1.0`.
struct RuleParser {
  private var rest: ArraySlice<UInt8>

  /// The parsed rule; nil if the text is not one.
  static func rule(_ text: some Sequence<UInt8>) -> RecurringRule? {
    var parser = RuleParser(rest: Array(text)[...])
    guard let rule = parser.rule(), parser.rest.isEmpty else { return nil }
    return rule
  }

  private mutating func rule() -> RecurringRule? {
    guard let name = name(), let west = time(hours: 0...24) else { return nil }
    let standard = LocalTimeType(offset: -west, abbreviation: name)
    guard !rest.isEmpty else { return RecurringRule(standard: standard, saving: nil) }
    guard let savingName = self.name() else { return nil }
    var offset = standard.offset + 3_600
    if rest.first != UInt8(ascii: ",") {
      guard let west = time(hours: 0...24) else { return nil }
      offset = -west
    }
    guard take(","), let start = moment(), take(","), let end = moment() else { return nil }
    return RecurringRule(
      standard: standard,
      saving: RecurringRule.Saving(
        type: LocalTimeType(offset: offset, abbreviation: savingName), start: start, end: end))
  }

  /// A name of at least three letters, or of letters, digits and signs between `<` and `>`.
  private mutating func name() -> String? {
    let isQuoted = take("<")
    let name = rest.prefix { byte in
      byte.isLetter || isQuoted && (byte.isDigit || "+-".utf8.contains(byte))
    }
    rest = rest[name.endIndex...]
    guard (3...16).contains(name.count), !isQuoted || take(">") else { return nil }
    return String(decoding: name, as: UTF8.self)
  }

  private mutating func moment() -> YearlyMoment? {
    guard let day = day() else { return nil }
    var secondOfDay = 7_200
    if take("/") {
      guard let time = time(hours: 0...167) else { return nil }
      secondOfDay = time
    }
    return YearlyMoment(day: day, secondOfDay: secondOfDay)
  }

  private mutating func day() -> YearlyMoment.Day? {
    if take("M") {
      guard let month = number(1...12), take("."), let week = number(1...5), take("."),
        let weekday = number(0...6)
      else { return nil }
      return .weekday(weekday, week: week, month: month)
    }
    if take("J") { return number(1...365).map { .numberWithoutLeapDay($0) } }
    return number(0...365).map { .number($0) }
  }

  /// Seconds of a time such as `2`, `-1:30` or `02:00:00`.
  private mutating func time(hours range: ClosedRange<Int>) -> Int? {
    let isNegative = take("-")
    if !isNegative { _ = take("+") }
    guard let hours = number(range) else { return nil }
    var seconds = hours * 3_600
    for unit in [60, 1] where take(":") {
      guard let part = number(0...59) else { return nil }
      seconds += part * unit
    }
    return isNegative ? -seconds : seconds
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int? {
    let digits = rest.prefix(while: \.isDigit)
    guard (1...3).contains(digits.count) else { return nil }
    rest = rest[digits.endIndex...]
    let number = digits.reduce(0) { 10 * $0 + Int($1 - UInt8(ascii: "0")) }
    return range.contains(number) ? number : nil
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }
}
