import Foundation
import MeetingModel
import Testing
import TestSupport

@testable import TimeZones

@Suite struct DatabaseTests {
  private func message(_ body: () throws -> Zone) -> String {
    do { return "none, but \(try body().name)" } catch { return String(describing: error) }
  }

  @Test(arguments: [
    "", ".", "..", "/etc/passwd", "../../../etc/passwd", "Europe/../Europe/Berlin", "Europe/",
    "/Europe/Berlin", "Europe//Berlin", "posix/Europe/Berlin", "right/Europe/Berlin", "Europe",
    "zone.tab", "Europe/Berlin\u{0}", "Europe/Berlin ", "A/B/C/D",
    String(repeating: "A", count: 100_000),
  ])
  func `a text that is not a zone's name is refused`(name: String) {
    #expect(throws: ZoneError.self) { try ZoneDatabase().zone(named: name) }
  }

  @Test(
    .requires(.zones),
    arguments: [
      ("Europe/Berln", "did you mean \"Europe/Berlin\"?"),
      ("berlin", "did you mean \"Europe/Berlin\"?"),
      ("europe/berlin", "did you mean \"Europe/Berlin\"?"),
      ("America/New York", "did you mean \"America/New_York\"?"),
      ("Asia/Melbourne", "did you mean \"Australia/Melbourne\"?"),
      ("Tokio", "did you mean \"Asia/Tokyo\"?"),
    ])
  func `an unknown zone is refused with similar names`(name: String, guess: String) {
    let message = message { try ZoneDatabase().zone(named: name) }
    #expect(message.hasPrefix("no time zone is called \"\(name)\"; \(guess) ("), "\(message)")
  }

  @Test func `without a database only UTC is known`() throws {
    let folder = try TemporaryFolder()
    let database = ZoneDatabase(folder: folder.path)
    #expect(try database.zone(named: "UTC") == .utc)
    let text = message { try database.zone(named: "Europe/Berlin") }
    #expect(
      text
        == "there are no time zones in \(folder.path), so only UTC is known; install the package tzdata"
    )
  }

  @Test(.requires(.zones))
  func `the machine's zone is what the variable says, else the file, else UTC`() throws {
    let folder = try TemporaryFolder()
    let database = ZoneDatabase()
    let file = folder.path + "localtime"
    #expect(try database.localZone(variable: nil, file: file) == .utc)
    try FileManager.default.createSymbolicLink(
      atPath: file, withDestinationPath: berlin)
    #expect(try database.localZone(variable: nil, file: file).name == "Europe/Berlin")
    #expect(try database.localZone(variable: "", file: file).name == "Europe/Berlin")
    #expect(try database.localZone(variable: ":Asia/Tokyo", file: file).name == "Asia/Tokyo")
    #expect(try database.localZone(variable: "EST5EDT", file: file).name == "EST5EDT")
    let rule = try database.localZone(variable: "CET-1CEST,M3.5.0,M10.5.0/3", file: file)
    #expect(rule.localTime(at: Instant("2026-07-01T00:00:00Z")).zoneText == "CEST")
    #expect(throws: ZoneError.self) {
      try database.localZone(variable: "/etc/passwd", file: file)
    }
    try FileManager.default.removeItem(atPath: file)
    try FileManager.default.copyItem(atPath: berlin, toPath: file)
    let copy = try database.localZone(variable: nil, file: file)
    #expect(copy.localTime(at: Instant("2026-07-01T00:00:00Z")).zoneText == "CEST")
    try folder.write("no zone", to: "localtime")
    #expect(throws: ZoneError.self) { try database.localZone(variable: nil, file: file) }
  }

  @Test(.requires(.zones))
  func `a damaged file is refused or read, and never trusted`() throws {
    let whole = try [UInt8](Data(contentsOf: URL(filePath: berlin)))
    #expect(ZoneFileReader.zone(named: "x", in: whole) != nil)
    for count in whole.indices {
      #expect(ZoneFileReader.zone(named: "x", in: Array(whole[..<count])) == nil, "\(count) bytes")
    }
    var state: UInt64 = 1
    func random(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    for _ in 0..<20_000 {
      var bytes = whole
      for _ in 0...random(3) {
        // Mostly in the headers, whose counts determine what is read.
        bytes[random(2) == 0 ? random(44) : random(bytes.count)] = UInt8(random(256))
      }
      let zone = ZoneFileReader.zone(named: "x", in: bytes)
      _ = zone?.localTime(at: Instant(seconds: Int64(random(1 << 31)) - 1 << 30))
      _ = zone?.localTime(at: Instant(seconds: .max))
      _ = zone?.localTime(at: Instant(seconds: .min))
    }
  }
}
