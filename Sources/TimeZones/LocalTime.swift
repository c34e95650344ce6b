public import MeetingModel

/// What clocks in a zone show at a moment.
public struct LocalTime: Sendable, Hashable {
  /// The date and the time of day there.
  public var time: CivilTime
  /// How many seconds the clocks are ahead of UTC; negative west of Greenwich.
  public var offset: Int
  /// What the local time is called: `CET`, or `+0530` where there is no name in use.
  public var abbreviation: String

  /// The abbreviation as notes show it: `CET`; `UTC+5:30` where it is a number.
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
