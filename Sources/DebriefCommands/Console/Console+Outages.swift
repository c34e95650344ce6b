internal import JSONDocument
internal import MeetingModel
internal import PailFlow

extension Console {
  /// Reports that the service is down, and until when the program waits.
  ///
  /// For example:
  /// `the service answered 503 Service Unavailable for 258b…0001 and 7 more; waiting until 11:05`.
  func say(_ outage: Outage, until end: Instant) {
    sayOutage(outage.reason, bots: outage.bots.count, first: outage.bots.first, until: end)
  }

  /// Reports that the service is down, and until when the program waits.
  func sayOutage(_ reason: String, bots: Int, first: BotID?, until end: Instant) {
    let subject = first.map { " for \($0)" + (bots > 1 ? " and \(bots - 1) more" : "") } ?? ""
    say(
      .warning, "\(reason)\(subject); waiting until \(ClockTime.text(of: end))",
      values: [
        ("event", "holding"), ("reason", .string(reason)), ("bots", .number(JSONNumber(bots))),
        ("until", .string(end.rfc3339Text)),
      ])
  }

  /// Reports that the service answers again.
  func sayOutageEnded(after length: Duration) {
    let seconds = Int(length.components.seconds)
    say(
      .info, "the service answers again, after \(seconds) s",
      values: [("event", "resumed"), ("seconds", .number(JSONNumber(seconds)))])
  }
}
