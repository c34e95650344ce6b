import MeetingModel
import Testing

@Suite struct InstantTests {
  @Test(arguments: [
    (Instant(seconds: 0), "1970-01-01T00:00:00.000Z"),
    (Instant(seconds: 1_736_935_200, nanoseconds: 123_456_789), "2025-01-15T10:00:00.123Z"),
    (Instant(seconds: 1_736_935_200, nanoseconds: 999_999), "2025-01-15T10:00:00.000Z"),
    (Instant(seconds: -1, nanoseconds: 5_000_000), "1969-12-31T23:59:59.005Z"),
    (Instant(seconds: -62_167_219_200), "0000-01-01T00:00:00.000Z"),
    (Instant(seconds: 253_402_300_799), "9999-12-31T23:59:59.000Z"),
    (Instant(seconds: 253_402_300_800), "+10000-01-01T00:00:00.000Z"),
    (Instant(seconds: -62_167_219_201), "-0001-12-31T23:59:59.000Z"),
  ])
  func `is written as RFC 3339 has it, cut to milliseconds`(instant: Instant, text: String) {
    #expect(instant.rfc3339Text == text)
  }

  @Test(arguments: [
    (
      Instant(seconds: 10, nanoseconds: 2_000_000), Instant(seconds: 9, nanoseconds: 5_000_000), 997
    ),
    (
      Instant(seconds: 9, nanoseconds: 5_000_000), Instant(seconds: 10, nanoseconds: 2_000_000),
      -997
    ),
    (Instant(seconds: 1, nanoseconds: 999_999), Instant(seconds: 1), 0),
    (Instant(seconds: 1), Instant(seconds: 1, nanoseconds: 999_999), 0),
    (Instant(seconds: 253_402_300_799), Instant(seconds: -62_167_219_200), 315_569_519_999_000),
  ])
  func `the time between two moments is cut towards zero, over thousands of years`(
    later: Instant, earlier: Instant, milliseconds: Int
  ) {
    #expect(later.milliseconds(since: earlier) == Int64(milliseconds))
  }

  @Test func `the earlier moment comes first`() {
    let moments = [
      Instant(seconds: -1, nanoseconds: 999), Instant(seconds: 0),
      Instant(seconds: 0, nanoseconds: 1),
      Instant(seconds: 1),
    ]
    #expect(moments.reversed().sorted() == moments)
  }
}
