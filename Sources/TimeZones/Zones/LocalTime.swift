public import MeetingModel

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
      + (rest > 0 ? ":\(rest < 10 ? "0" : "")\(rest)" : "")
  }
}

/// A local time type (RFC 8536, section 3.2), such as standard time or daylight saving time.
struct LocalTimeType: Sendable, Hashable {
  /// Seconds east of UTC.
  let offset: Int
  /// The abbreviation in the time zone database: `CET`, or `+0530` if none is in use.
  let abbreviation: String
}
