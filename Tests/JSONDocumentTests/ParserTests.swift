import JSONDocument
import Testing

struct ParserTests {
  @Test func `order, duplicates and the spelling of numbers are kept`() throws {
    let value = try JSONParser.parse(#"{"b":8.0,"a":[1E2,-0],"b":123456789012345678901234567890}"#)
    let members = try #require(value.objectValue).members
    #expect(members.map(\.name) == ["b", "a", "b"])
    #expect(members[0].value.numberValue?.spelling == "8.0")
    #expect(members[1].value.arrayValue?.map { $0.numberValue?.spelling } == ["1E2", "-0"])
    #expect(members[2].value.numberValue?.spelling == "123456789012345678901234567890")
  }

  @Test(arguments: [
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
    (#""\u0041\u00e9\u00E9\u20AC""#, "Aéé€"),
    (#""\ud83d\ude42\uDBFF\uDFFF""#, "🙂\u{10FFFF}"),
    (#""\u0000\u001f\ufffe\uFFFF""#, "\u{0}\u{1F}\u{FFFE}\u{FFFF}"),
    (#""a long run, then \n and a long run again""#, "a long run, then \n and a long run again"),
  ])
  func `escapes are read`(text: String, expected: String) throws {
    #expect(try JSONParser.parse(text) == .string(expected))
  }

  @Test(arguments: [
    (#""\ud83d""#, "\u{FFFD}"),
    (#""\ude42""#, "\u{FFFD}"),
    (#""\ud83dx""#, "\u{FFFD}x"),
    (#""\ud83d\n""#, "\u{FFFD}\n"),
    (#""\ud83d\u0041""#, "\u{FFFD}A"),
    (#""\ude42\ud83d""#, "\u{FFFD}\u{FFFD}"),
    (#""\ud83d\ud83d\ude42""#, "\u{FFFD}🙂"),
  ])
  func `an unpaired surrogate becomes U+FFFD and affects nothing else`(
    text: String, expected: String
  ) throws {
    #expect(try JSONParser.parse(text) == .string(expected))
  }

  @Test func `a byte order mark at the start is skipped, and only there`() throws {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    #expect(try JSONParser.parse(mark + "[1]".utf8) == [1])
    #expect(throws: JSONError.self) { try JSONParser.parse(mark + mark + "[1]".utf8) }
    #expect(throws: JSONError.self) { try JSONParser.parse(Array("[1]".utf8) + mark) }
    let error = try #require(throws: JSONError.self) { try JSONParser.parse(mark + "x".utf8) }
    #expect(error.position == JSONPosition(offset: 3, line: 1, column: 1))
  }

  @Test func `strings are read whole for every length and alignment`() throws {
    for length in 0..<40 {
      for padding in 0..<9 {
        let plain = String(repeating: "x", count: length)
        let text = String(repeating: " ", count: padding) + "\"\(plain)\""
        #expect(try JSONParser.parse(text) == .string(plain))
        #expect(try JSONParser.parse("[\(text),\"é\"]") == [.string(plain), "é"])
        let error = #expect(throws: JSONError.self) {
          try JSONParser.parse(text.dropLast() + "\u{1F}\"")
        }
        #expect(error?.offset == padding + 1 + length)
      }
    }
  }

  @Test(arguments: [("[", "]"), ("{\"a\":", "}"), (" [ ", " ] ")])
  func `512 levels are accepted, 513 and 100,000 are refused`(open: String, close: String) throws {
    func nested(_ depth: Int) -> String {
      String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
    }
    let deepest = try JSONParser.parse(nested(512))
    #expect(try JSONParser.parse(JSONWriter.bytes(of: deepest, layout: .pretty)) == deepest)
    for text in [nested(513), nested(100_000), String(repeating: open, count: 100_000)] {
      let error = try #require(throws: JSONError.self) { try JSONParser.parse(text) }
      #expect(error.kind == .tooDeep(limit: 512))
      #expect(error.offset == 512 * open.utf8.count + (open.first == " " ? 1 : 0))
    }
  }

  @Test func `the depth can be bounded more tightly, not more loosely`() throws {
    func depth(_ text: String, limit: Int) throws(JSONError) -> JSONValue {
      let options = JSONParser.Options(maximumDepth: limit)
      return try JSONParser.parseText(Array(text.utf8).span, options: options).value
    }
    #expect(try depth("[{}]", limit: 2) == [[:]])
    #expect(throws: JSONError.self) { try depth("[[{}]]", limit: 2) }
    #expect(try depth("1", limit: 0) == 1)
    #expect(throws: JSONError.self) { try depth("[]", limit: -1) }
    #expect(JSONParser.Options(maximumDepth: 1_000_000).maximumDepth == 512)
  }
}
