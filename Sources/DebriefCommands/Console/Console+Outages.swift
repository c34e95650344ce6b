internal import JSONDocument
internal import MeetingModel
internal import PailFlow
internal import TimeZones

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

  /// Reports that the service limits the rate, and until when it is not asked.
  func sayRateLimited(until end: Instant) {
    say(
      .warning, "the service limits the rate; going on at \(ClockTime.text(of: end))",
      values: [("event", "rate_limited"), ("until", .string(end.rfc3339Text))])
  }

  /// Reports that the service answers again.
  func sayOutageEnded(after length: Duration) {
    let seconds = Int(length.components.seconds)
    say(
      .info, "the service answers again, after \(seconds) s",
      values: [("event", "resumed"), ("seconds", .number(JSONNumber(seconds)))])
  }
}

/// Local times of day.
enum ClockTime {
  /// `11:05` in the machine's time zone; if that is unknown, in UTC, marked as such.
  static func text(of instant: Instant) -> String {
    let zone = try? ZoneDatabase().localZone(variable: Environment.value(of: "TZ"))
    let time = (zone ?? .utc).localTime(at: instant)
    return "\(time.time.hour.padded(to: 2)):\(time.time.minute.padded(to: 2))"
      + (zone == nil ? " UTC" : "")
  }
}

extension PailFlowConfiguration {
  /// The maximum time to wait for an outage of the service to end.
  static let outageLimit = Duration.seconds(300)

  /// Waits out an outage of the service at the beginning of a wait, and reports it.
  mutating func waitForOutages(saying console: Console) {
    retryPolicy.outageLimit = Self.outageLimit
    let now = timing.now
    serviceWatch.observe { event in
      switch event {
      // Each pause before a retry is in the log.
      case .fault, .rateLimited: break
      case .outageBegan(let outage): console.say(outage, until: now().adding(outage.remaining))
      case .outageEnded(let length): console.sayOutageEnded(after: length)
      }
    }
  }
}
