public import MeetingModel

/// A time zone: the local time at any moment, in all years.
///
/// It has the transitions listed in a file of the time zone database (TZif, RFC 8536) and the rule
/// for the years after them. ``ZoneDatabase`` makes it.
public struct Zone: Sendable, Hashable {
  /// Coordinated universal time.
  public static let utc = Zone(
    name: "UTC", transitions: [], first: LocalTimeType(offset: 0, abbreviation: "UTC"), rule: nil)

  /// A moment at which the local time type changes.
  struct Transition: Sendable, Hashable {
    /// In seconds since 1970-01-01T00:00:00Z.
    let seconds: Int64
    let type: LocalTimeType
  }

  /// The name in the time zone database, such as `Europe/Berlin`.
  public let name: String
  /// The transitions, in strictly ascending order.
  let transitions: [Transition]
  /// The type before the first transition (RFC 8536, section 3.2).
  let first: LocalTimeType
  /// The rule after the last transition; nil if the type no longer changes.
  let rule: RecurringRule?

  /// The local time at a moment.
  public func localTime(at instant: Instant) -> LocalTime {
    let type = type(at: instant.seconds)
    let (seconds, isOutOfRange) = instant.seconds.addingReportingOverflow(Int64(type.offset))
    let shifted = isOutOfRange ? instant : Instant(seconds: seconds)
    return LocalTime(time: CivilTime(shifted), offset: type.offset, abbreviation: type.abbreviation)
  }

  private func type(at seconds: Int64) -> LocalTimeType {
    var lower = 0
    var upper = transitions.count
    while lower < upper {
      let middle = (lower + upper) / 2
      if transitions[middle].seconds <= seconds {
        lower = middle + 1
      } else {
        upper = middle
      }
    }
    if lower == transitions.count, let rule { return rule.type(at: seconds) }
    return lower > 0 ? transitions[lower - 1].type : first
  }

  /// The name and all that clocks in the zone show, as a text: the same for zones that are equal, in
  /// every run of the program.
  package var definition: String {
    let changes = transitions.map { "\($0.seconds) \($0.type.definition)" }
    return
      "\(name): \(([first.definition] + changes + [rule?.definition ?? "-"]).joined(separator: ";"))"
  }
}

extension LocalTimeType {
  fileprivate var definition: String { "\(offset) \(abbreviation)" }
}

extension RecurringRule {
  fileprivate var definition: String {
    guard let saving else { return standard.definition }
    return "\(standard.definition),\(saving.type.definition),\(saving.start.definition),"
      + saving.end.definition
  }
}

extension YearlyMoment {
  /// As POSIX writes it in the variable `TZ`, with the time in seconds.
  fileprivate var definition: String {
    let date =
      switch day {
      case .weekday(let weekday, let week, let month): "M\(month).\(week).\(weekday)"
      case .numberWithoutLeapDay(let number): "J\(number)"
      case .number(let number): "\(number)"
      }
    return "\(date)/\(secondOfDay)"
  }
}

/// The local time in a zone at a moment.
public struct LocalTime: Sendable, Hashable {
  /// The local date and time of day.
  public var time: CivilTime
  /// The offset from UTC in seconds; negative west of Greenwich.
  public var offset: Int
  /// The abbreviation of the local time type: `CET`, or `+0530` if none is in use.
  public var abbreviation: String

  /// The abbreviation as notes show it: `CET`, or `UTC+5:30` if it is numeric.
  public var zoneText: String {
    guard let first = abbreviation.utf8.first, first < UInt8(ascii: "A") else {
      return abbreviation
    }
    let minutes = offset.magnitude / 60
    let rest = minutes % 60
    return "UTC\(offset < 0 ? "−" : "+")\(minutes / 60)"
      + (rest > 0 ? ":\(Int(rest).padded(to: 2))" : "")
  }
}

/// A local time type (RFC 8536, section 3.2), such as standard time or daylight saving time.
struct LocalTimeType: Sendable, Hashable {
  /// Seconds east of UTC.
  let offset: Int
  /// The abbreviation in the time zone database: `CET`, or `+0530` if none is in use.
  let abbreviation: String
}
