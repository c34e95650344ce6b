internal import MeetingModel
internal import TimeZones

/// The time of day as a clock on the wall shows it.
enum ClockTime {
  /// `11:05` in the machine's zone; in UTC, which is said, where that is not known.
  static func text(of instant: Instant) -> String {
    let zone = try? ZoneDatabase().localZone(variable: Environment.value(of: "TZ"))
    let time = (zone ?? .utc).localTime(at: instant)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(two(time.time.hour)):\(two(time.time.minute))" + (zone == nil ? " UTC" : "")
  }
}
