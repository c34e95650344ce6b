import JSONDocument
import Testing

struct RepairTests {
  private static let broken: [[UInt8]] = [
    [0xFF], [0x80], [0xC3], [0xE2, 0x80], [0xF0, 0x9F, 0x99], [0xC0, 0xAF], [0xED, 0xA0, 0x80],
    [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x28, 0xA1], [0xC3, 0xC3, 0xA9],
  ]

  private func parse(
    _ bytes: [UInt8], _ invalidUTF8: JSONParser.Options.InvalidUTF8
  ) throws(JSONError) -> JSONParser.Parsed {
    try JSONParser.parseText(bytes.span, options: JSONParser.Options(invalidUTF8: invalidUTF8))
  }

  @Test(arguments: broken, ["", "é", "plain text before", "\\n"])
  func `broken UTF-8 is refused where it begins, or repaired as by String`(
    bytes: [UInt8], before: String
  ) throws {
    let text = Array("[\"\(before)".utf8) + bytes + Array("\", \"after\"]".utf8)
    let offset = 2 + before.utf8.count
    let column = 3 + before.unicodeScalars.count

    let error = try #require(throws: JSONError.self) { try parse(text, .refuse) }
    #expect(error.kind == .invalidUTF8)
    #expect(error.position == JSONPosition(offset: offset, line: 1, column: column))

    let parsed = try parse(text, .repair)
    let unescaped = before == "\\n" ? "\n" : before
    let repaired = unescaped + String(decoding: bytes, as: UTF8.self)
    #expect(parsed.value == [.string(repaired), "after"])
    #expect(parsed.firstRepair == error.position)
  }

  @Test func `names are repaired too, and the first repair is reported`() throws {
    let text = Array("{\n\"a".utf8) + [0xFF] + Array("\":\"".utf8) + [0xFE] + Array("\"}".utf8)
    let parsed = try parse(text, .repair)
    #expect(parsed.value == ["a\u{FFFD}": "\u{FFFD}"])
    #expect(parsed.firstRepair == JSONPosition(offset: 4, line: 2, column: 3))
  }

  @Test func `an escape between two halves of a character does not join them`() throws {
    let text = Array("\"".utf8) + [0xC3] + Array("\\n".utf8) + [0xA9] + Array("\"".utf8)
    let parsed = try parse(text, .repair)
    #expect(parsed.value == "\u{FFFD}\n\u{FFFD}")
    #expect(parsed.firstRepair?.offset == 1)
  }

  @Test func `nothing is repaired in a valid text`() throws {
    #expect(try parse(Array("\"é\u{FFFD}\\ud800\"".utf8), .repair).firstRepair == nil)
  }
}
