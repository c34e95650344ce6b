import Foundation
import Testing
import TestSupport

@testable import Exporting

/// The one file of a folder that all records go into.
struct RecordFileTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private static func record(_ bot: String?, _ text: String = "") -> String {
    "{\"bot_id\":\(bot.map { "\"\($0)\"" } ?? "null"),\"text\":\"\(text)\"}\n"
  }

  private func write(_ records: [(bot: String?, text: String)]) throws {
    let file = try RecordFile(in: folder.opened, name: "meetings.jsonl")
    for (bot, text) in records { try file.append(Array(Self.record(bot, text).utf8), of: bot) }
    try file.commit()
  }

  private var text: String? { folder.text("meetings.jsonl") }

  @Test func `records of other meetings stay, and those of the same meetings are replaced`() throws
  {
    try write([("a", "1"), ("b", "1"), ("c", "1")])
    try write([("d", "2"), ("b", "2")])
    #expect(
      text == Self.record("a", "1") + Self.record("b", "2") + Self.record("c", "1")
        + Self.record("d", "2"))
    #expect(folder.names == ["meetings.jsonl"])
  }

  @Test func `where nothing else is there, the records have the order of the run`() throws {
    try write([("a", "1"), ("b", "1")])
    try write([("b", "2"), ("a", "2"), ("c", "2")])
    #expect(text == Self.record("b", "2") + Self.record("a", "2") + Self.record("c", "2"))
  }

  @Test func `the same records again change nothing`() throws {
    let records: [(String?, String)] = [("a", "1"), (nil, "of a webhook"), ("b", "1")]
    try write([("z", "0")])
    try write(records)
    let before = text
    try write(records)
    #expect(text == before)
  }

  @Test func `a record without a bot stays unless it is the same`() throws {
    try write([(nil, "one"), (nil, "two")])
    try write([(nil, "two"), (nil, "three")])
    #expect(text == Self.record(nil, "one") + Self.record(nil, "two") + Self.record(nil, "three"))
  }

  @Test func `a record that was there twice is there once, and a last line may lack its end`()
    throws
  {
    try folder.write(
      Self.record("a", "1") + "\n" + Self.record("b", "1") + Self.record("a", "1").dropLast(),
      to: "meetings.jsonl")
    try write([("a", "2")])
    #expect(text == Self.record("a", "2") + Self.record("b", "1"))
  }

  @Test func `a line that is no record is refused by its number, and nothing is lost`() throws {
    let present = Self.record("a", "1") + "{\"bot_id\":\"b\",\"te"
    try folder.write(present, to: "meetings.jsonl")
    let error = #expect(throws: ExportError.self) { try write([("c", "1")]) }
    #expect(error?.kind == .badInput)
    #expect(error?.description.contains("meetings.jsonl:2: ") == true)
    #expect(text == present)
    #expect(folder.names == ["meetings.jsonl"])
  }

  @Test func `long lines and many of them are kept`() throws {
    let long = String(repeating: "x", count: 3 << 20)
    try write([("a", long)] + (0..<2_000).map { ("b\($0)", "1") })
    let before = try #require(text)
    try write([("b1000", "2"), ("z", "2")])
    #expect(
      text
        == before.replacing(Self.record("b1000", "1"), with: Self.record("b1000", "2"))
        + Self.record("z", "2"))
  }

  @Test func `the folder of an export is refused`() throws {
    try folder.write("", to: "debrief.sqlite")
    try folder.write(Self.record("a", "1"), to: "meetings.jsonl")
    let error = #expect(throws: ExportError.self) { try write([("c", "1")]) }
    #expect(error?.kind == .usage)
    #expect(try error?.advice == .useExport(folder: folder.opened.path))
    #expect(text == Self.record("a", "1"))
  }
}
