import MeetingModel
import Testing
import TestSupport

@testable import TimeZones

/// Offsets from UTC instead of a zone's name.
@Suite(.requires(.zones))
struct OffsetTests {
  @Test(arguments: [
    ("+02:00", 7_200), ("+0200", 7_200), ("+02", 7_200), ("+2", 7_200), ("-05:00", -18_000),
    ("-0530", -19_800), ("+5:45", 20_700), ("\u{2212}05:00", -18_000), ("Z", 0), ("z", 0),
    ("UTC", 0), ("utc", 0), ("GMT", 0), ("gmt", 0), ("+00:00", 0), ("-12:00", -43_200),
    ("+14:00", 50_400),
  ])
  func `an offset makes a zone`(text: String, offset: Int) throws {
    let zone = try ZoneDatabase().zone(namedOrOffset: text)
    #expect(zone.localTime(at: Instant(seconds: 1_772_445_600)).offset == offset)
  }

  @Test func `different spellings of an offset make the same zone`() throws {
    #expect(Zone(offset: "+2") == Zone(offset: "+02:00"))
    #expect(Zone(offset: "+02:00")?.name == "+02:00")
    #expect(Zone(offset: "-00:00") == .utc)
  }

  @Test(arguments: [
    "+", "-", "+2:0", "+2:000", "+200", "+02:60", "+15:00", "-12:30", "+99:99", "2", "02:00", "++2",
    "+2h", "GMT-5", "UTC+2", "+١", "",
  ])
  func `any other text is not an offset`(text: String) {
    #expect(Zone(offset: text) == nil)
  }

  @Test(arguments: [
    ("GMT-5", "\"-05:00\""), ("UTC+2", "\"+02:00\""), ("gmt+5:30", "\"+05:30\""),
    ("UTC +2", "\"+02:00\""),
  ])
  func `a name with an offset gets that offset as a suggestion`(text: String, suggestion: String) {
    let error = #expect(throws: ZoneError.self) {
      try ZoneDatabase().zone(namedOrOffset: text)
    }
    #expect(error?.description.contains("did you mean \(suggestion)?") == true, "\(text)")
  }

  @Test(arguments: [
    "PST", "PDT", "IST", "MSK", "CST", "EDT", "AEST", "NZST", "pst", "GMT-25", "UTC-", "EST6",
    "Etc/GMT-99",
    "Etc/GMT+5x", "GB-", "X",
  ])
  func `no zone with a different offset is suggested`(text: String) {
    let error = #expect(throws: ZoneError.self) {
      try ZoneDatabase().zone(namedOrOffset: text)
    }
    #expect(error?.description.contains("did you mean") == false, "\(error?.description ?? "")")
  }
}
