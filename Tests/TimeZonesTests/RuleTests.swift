import MeetingModel
import Testing

@testable import TimeZones

@Suite struct RuleTests {
  @Test(arguments: [
    ("UTC0", "2026-07-01T00:00:00Z", 0, "UTC"),
    ("<+0545>-5:45", "2026-07-01T00:00:00Z", 20_700, "+0545"),
    ("EST5EDT,M3.2.0,M11.1.0", "2026-03-08T06:59:59Z", -18_000, "EST"),
    ("EST5EDT,M3.2.0,M11.1.0", "2026-03-08T07:00:00Z", -14_400, "EDT"),
    ("EST5EDT,M3.2.0,M11.1.0", "2026-11-01T05:59:59Z", -14_400, "EDT"),
    ("EST5EDT,M3.2.0,M11.1.0", "2026-11-01T06:00:00Z", -18_000, "EST"),
    // The end of the year lies between start and end.
    ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2026-12-31T23:00:00Z", 39_600, "AEDT"),
    // The fifth Sunday is the last one even if there are only four.
    ("CET-1CEST,M3.5.0,M10.5.0/3", "2027-03-28T01:00:00Z", 7_200, "CEST"),
    ("CET-1CEST,M2.5.0,M10.5.0/3", "2026-02-22T01:00:00Z", 7_200, "CEST"),
    // Days of the year, with and without 29 February.
    ("AAA0BBB,J60/0,J365", "2028-03-01T00:00:00Z", 3_600, "BBB"),
    ("AAA0BBB,J60/0,J365", "2028-02-29T23:59:59Z", 0, "AAA"),
    ("AAA0BBB,59/0,364", "2028-02-29T00:00:00Z", 3_600, "BBB"),
    // Times of day before and after their day; offsets that decrease in summer.
    ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T00:59:59Z", -7_200, "-02"),
    ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T01:00:00Z", -3_600, "-01"),
    ("IST-2IDT,M3.4.4/26,M10.5.0", "2026-03-27T00:00:00Z", 10_800, "IDT"),
    ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-07-01T00:00:00Z", 3_600, "IST"),
    // Daylight saving time all year (RFC 8536, section 3.3.1).
    ("XXX3EDT4,0/0,J365/23", "2026-01-01T04:00:00Z", -14_400, "EDT"),
    ("XXX3EDT4,0/0,J365/23", "2026-12-31T23:59:59Z", -14_400, "EDT"),
  ])
  func `a rule gives the local time in a year`(
    rule: String, moment: String, offset: Int, name: String
  ) throws {
    let rule = try #require(RuleParser.rule(rule.utf8))
    let type = rule.type(at: Instant(moment).seconds)
    #expect(type == LocalTimeType(offset: offset, abbreviation: name))
  }

  @Test(arguments: [
    "", "UTC", "U0", "UTC25", "UTC0x", "EST5EDT", "EST5EDT,M3.2.0", "EST5EDT,M13.2.0,M11.1.0",
    "EST5EDT,M3.0.0,M11.1.0", "EST5EDT,M3.2.7,M11.1.0", "EST5EDT,J0,J9", "EST5EDT,366,1",
    "EST5EDT,M3.2.0/168,M11.1.0", "<EST5", "EST5EDT,M3.2.0,M11.1.0,", "EST99999999999999999999",
    "Ünï0",
  ])
  func `a text that is not a rule is refused`(text: String) {
    #expect(RuleParser.rule(text.utf8) == nil)
  }
}
