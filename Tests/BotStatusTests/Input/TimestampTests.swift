import JSONDocument
import MeetingModel
import Testing

@testable import BotStatus

@Suite struct TimestampTests {
  private static let ten = Instant(seconds: 1_736_935_200)
  private static let expected: [Instant] = [
    Instant(seconds: ten.seconds, nanoseconds: 123_456_000), ten,
    Instant(seconds: ten.seconds, nanoseconds: 123_456_000),
    Instant(seconds: ten.seconds, nanoseconds: 123_000_000),
    Instant(seconds: ten.seconds - 7_200), ten,
    Instant(seconds: ten.seconds - 7_200, nanoseconds: 500_000_000),
    Instant(seconds: ten.seconds, nanoseconds: 123_456_789),
    Instant(seconds: ten.seconds - 7_200),
  ]

  @Test func `every form that the service sends is read, in a field and in a transcript`() throws {
    let meetings = try BotStatusReader().meetings(in: Fixture.bytes(of: "times.jsonl"))
      .map { try $0.get() }
    #expect(meetings.map(\.startedAt) == Self.expected)
    #expect(meetings.map { $0.transcript?.turns.first?.at } == Self.expected)
    #expect(meetings.allSatisfy { $0.warnings.isEmpty })
  }

  @Test func `a time that cannot be read is none, its text is kept, and a warning says so`() throws
  {
    let meeting = try Fixture.meeting("times-unreadable")
    #expect(meeting.startedAt == nil)
    #expect(meeting.completedAt == nil)
    #expect(meeting.durationMilliseconds == nil)
    #expect(meeting.extra["started_at"] == "yesterday at ten")
    #expect(meeting.extra["completed_at"] == "2025-02-30T10:00:00Z")
    #expect(meeting.warnings.map(\.path) == ["/started_at", "/completed_at"])
  }

  @Test func `any zone, any separator and any number of decimals may come together`() {
    for separator in ["T", "t", " "] {
      for decimals in 0...9 {
        for (zone, offset) in [
          ("", 0), ("Z", 0), ("z", 0), ("+00:00", 0), ("+00:00Z", 0), ("-00:00", 0),
          ("+02:00", 7_200), ("-0530", -19_800), ("+0530z", 19_800), ("+14", 50_400),
          ("-23:59", -86_340),
        ] {
          let fraction = decimals == 0 ? "" : "." + "123456789".prefix(decimals)
          let nanoseconds =
            Int32("123456789".prefix(decimals) + String(repeating: "0", count: 9 - decimals)) ?? -1
          #expect(
            Timestamp.instant("2025-01-15\(separator)10:00:00\(fraction)\(zone)")
              == Instant(seconds: Self.ten.seconds - Int64(offset), nanoseconds: nanoseconds))
        }
      }
    }
  }

  @Test(arguments: [
    ("2024-02-29T00:00:00Z", "2024-02-29T00:00:00.000Z"),
    ("2000-02-29T00:00:00Z", "2000-02-29T00:00:00.000Z"),
    ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00.000Z"),
    ("0000-01-01T00:00:00Z", "0000-01-01T00:00:00.000Z"),
    ("9999-12-31T23:59:59.999999999Z", "9999-12-31T23:59:59.999Z"),
    ("2024-12-31T23:30:00-01:00", "2025-01-01T00:30:00.000Z"),
  ])
  func `the ends of days, years and the calendar are right`(text: String, utc: String) {
    #expect(Timestamp.instant(text)?.rfc3339Text == utc)
  }

  @Test(arguments: [
    "", "2025", "2025-01-15", "2025-01-15T10:00", "2025-01-15T10:00Z", "10:00:00",
    "2025-13-15T10:00:00Z", "2025-00-15T10:00:00Z", "2025-01-00T10:00:00Z", "2025-01-32T10:00:00Z",
    "2025-04-31T10:00:00Z", "2025-02-29T10:00:00Z", "1900-02-29T10:00:00Z", "2025-01-15T24:00:00Z",
    "2025-01-15T10:60:00Z", "2025-01-15T10:00:61Z", "2025-01-15T10:00:00.", "2025-01-15T10:00:00.Z",
    "2025-01-15T10:00:00.1234567890Z", "2025-01-15T10:00:00,5Z", "2025-01-15T10:00:00+",
    "2025-01-15T10:00:00+2", "2025-01-15T10:00:00+24:00", "2025-01-15T10:00:00+02:60",
    "2025-01-15T10:00:00+02:", "2025-01-15T10:00:00+02:0", "2025-01-15T10:00:00ZZ",
    "2025-01-15T10:00:00Z+00:00", "2025-01-15  10:00:00Z", "2025-01-15_10:00:00Z",
    " 2025-01-15T10:00:00Z", "2025-01-15T10:00:00Z ", "+2025-01-15T10:00:00Z",
    "２025-01-15T10:00:00Z", "2025-01-15T1O:00:00Z", "0000-01-01T00:00:00+00:01",
    "9999-12-31T23:59:59-00:01",
  ])
  func `everything else is no time`(text: String) {
    #expect(Timestamp.instant(text) == nil)
  }
}
