internal import MeetingModel
internal import TimeZones

/// Local times of day.
enum ClockTime {
  /// `11:05` in the machine's time zone; if that is unknown, in UTC, marked as such.
  static func text(of instant: Instant) -> String {
    let zone = try? ZoneDatabase().localZone(variable: Environment.value(of: "TZ"))
    let time = (zone ?? .utc).localTime(at: instant)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(two(time.time.hour)):\(two(time.time.minute))" + (zone == nil ? " UTC" : "")
  }
}
