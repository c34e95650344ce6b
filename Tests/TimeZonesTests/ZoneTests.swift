import Foundation
import MeetingModel
import Testing
import TestSupport

@testable import TimeZones

/// Zones of the system's database at known moments.
@Suite(.requires(.zones))
struct ZoneTests {
  @Test(arguments: [
    // Both sides of the gap and of the fold of a year.
    ("Europe/Berlin", "2026-03-29T00:59:59Z", "2026-03-29 01:59:59 CET"),
    ("Europe/Berlin", "2026-03-29T01:00:00Z", "2026-03-29 03:00:00 CEST"),
    ("Europe/Berlin", "2026-10-25T00:59:59Z", "2026-10-25 02:59:59 CEST"),
    ("Europe/Berlin", "2026-10-25T01:00:00Z", "2026-10-25 02:00:00 CET"),
    ("America/New_York", "2026-03-08T06:59:59Z", "2026-03-08 01:59:59 EST"),
    ("America/New_York", "2026-03-08T07:00:00Z", "2026-03-08 03:00:00 EDT"),
    // Half and quarter hours.
    ("Asia/Kolkata", "2026-03-02T20:00:00Z", "2026-03-03 01:30:00 IST"),
    ("Asia/Kathmandu", "2026-03-02T12:00:00Z", "2026-03-02 17:45:00 UTC+5:45"),
    ("America/St_Johns", "2026-07-01T00:00:00Z", "2026-06-30 21:30:00 NDT"),
    ("Australia/Lord_Howe", "2026-01-15T00:00:00Z", "2026-01-15 11:00:00 UTC+11"),
    ("Australia/Lord_Howe", "2026-07-15T00:00:00Z", "2026-07-15 10:30:00 UTC+10:30"),
    // The southern hemisphere, where the year begins and ends in summer.
    ("Australia/Sydney", "2026-01-01T00:00:00Z", "2026-01-01 11:00:00 AEDT"),
    ("Australia/Sydney", "2026-07-01T00:00:00Z", "2026-07-01 10:00:00 AEST"),
    ("America/Sao_Paulo", "2026-01-01T00:00:00Z", "2025-12-31 21:00:00 UTC−3"),
    // Before 1970, and before there was standard time.
    ("Europe/Berlin", "1945-07-01T12:00:00Z", "1945-07-01 15:00:00 CEMT"),
    ("Europe/Berlin", "1890-01-01T00:00:00Z", "1890-01-01 00:53:28 LMT"),
    // A day that the islands skipped, and years after the last transition of the file.
    ("Pacific/Apia", "2011-12-30T09:59:59Z", "2011-12-29 23:59:59 UTC−10"),
    ("Pacific/Apia", "2011-12-30T10:00:00Z", "2011-12-31 00:00:00 UTC+14"),
    ("Europe/Berlin", "2145-07-01T12:00:00Z", "2145-07-01 14:00:00 CEST"),
    ("Europe/Berlin", "9999-12-31T23:59:59Z", "10000-01-01 00:59:59 CET"),
    ("Australia/Sydney", "2400-12-31T13:00:00Z", "2401-01-01 00:00:00 AEDT"),
    // Standard time is in summer, and winter time is behind it.
    ("Europe/Dublin", "2026-07-01T12:00:00Z", "2026-07-01 13:00:00 IST"),
    ("Europe/Dublin", "2026-01-01T12:00:00Z", "2026-01-01 12:00:00 GMT"),
    ("UTC", "2026-03-02T12:00:00Z", "2026-03-02 12:00:00 UTC"),
    ("Etc/GMT+5", "2026-03-02T12:00:00Z", "2026-03-02 07:00:00 UTC−5"),
  ])
  func `the local time at known moments is right`(name: String, moment: String, expected: String)
    throws
  {
    let local = try ZoneDatabase().zone(named: name).localTime(at: Instant(moment))
    #expect(
      "\(local.time.dateText) \(local.time.timeText) \(local.zoneText)"
        .replacing("+10000-", with: "10000-") == expected)
  }

  @Test(
    .requires(.python("zoneinfo")),
    arguments: [
      "Europe/London", "America/Los_Angeles", "America/Santiago", "Asia/Tokyo", "Africa/Cairo",
      "Pacific/Auckland", "Pacific/Chatham", "Asia/Tehran", "Africa/Casablanca", "Asia/Gaza",
      "America/Nuuk", "Antarctica/Troll",
    ])
  func `offsets are those of another implementation`(name: String) throws {
    let zone = try ZoneDatabase().zone(named: name)
    let python = try Tool.python(
      """
      import zoneinfo, datetime as d
      zone = zoneinfo.ZoneInfo("\(name)")
      for s in range(-2500000000, 20000000000, 86400 * 11 + 5400):
          t = d.datetime.fromtimestamp(0, d.UTC) + d.timedelta(seconds=s)
          t = t.astimezone(zone)
          print(s, int(t.utcoffset().total_seconds()), t.tzname())
      """)
    var count = 0
    for line in python.split(separator: "\n") {
      let parts = line.split(separator: " ")
      let local = zone.localTime(at: Instant(seconds: try #require(Int64(parts[0]))))
      #expect("\(local.offset) \(local.abbreviation)" == "\(parts[1]) \(parts[2])", "\(line)")
      count += 1
    }
    #expect(count > 20_000)
  }

  @Test func `every zone of the system can be read`() throws {
    let database = ZoneDatabase()
    let names = database.names
    #expect(names.count > 300)
    for name in names {
      let zone = try database.zone(named: name)
      #expect(abs(zone.localTime(at: Instant(seconds: 1_800_000_000)).offset) <= 50_400)
    }
  }
}

extension Instant {
  /// A moment of the form `2026-03-02T12:00:00Z`.
  init(_ text: String) {
    let parts = text.split { !$0.isNumber }.compactMap { Int($0) }
    self.init(
      seconds: CivilTime(
        year: parts[0], month: parts[1], day: parts[2], hour: parts[3], minute: parts[4],
        second: parts[5]
      ).secondsSinceEpoch)
  }
}
