import JSONDocument
import Testing

struct ParserErrorTests {
  @Test(arguments: [
    ("", "line 1, column 1: expected a value but the text ends here"),
    (" \n ", "line 2, column 2: expected a value but the text ends here"),
    ("[1,]", "line 1, column 4: expected a value but found \"]\""),
    ("[1 2]", "line 1, column 4: expected \",\" or \"]\" but found \"2\""),
    ("{\"é\":1\n,}", "line 2, column 2: expected a name in double quotes but found \"}\""),
    ("{'a':1}", "line 1, column 2: expected a name in double quotes or \"}\" but found \"'\""),
    ("{\"a\" 1}", "line 1, column 6: expected \":\" but found \"1\""),
    ("{\"a\":1", "line 1, column 7: expected \",\" or \"}\" but the text ends here"),
    ("[None]", "line 1, column 2: expected a value but found the word \"None\""),
    ("[nul]", "line 1, column 2: expected a value but found the word \"nul\""),
    ("tru", "line 1, column 4: expected a value but the text ends here"),
    ("[é]", "line 1, column 2: expected a value but found U+00E9"),
    ("[\u{1B}[31m]", "line 1, column 2: expected a value but found U+001B"),
    ("{} {}", "line 1, column 4: the value is complete, yet \"{\" follows"),
    ("1\r\n\r2", "line 3, column 1: the value is complete, yet \"2\" follows"),
    ("[-x]", "line 1, column 3: expected a digit but found \"x\""),
    ("[1.]", "line 1, column 4: expected a digit but found \"]\""),
    ("[1e+]", "line 1, column 5: expected a digit but found \"]\""),
    ("[-01]", "line 1, column 3: a number must not have a leading zero"),
    ("\"a", "line 1, column 3: expected the closing quote of a string but the text ends here"),
    ("\"a\nb\"", "line 1, column 3: the control character U+000A must be escaped in a string"),
    (#""\x""#, #"line 1, column 3: expected one of "\/bfnrtu after a backslash but found "x""#),
    (
      #""\u12G4""#,
      #"line 1, column 6: expected four hexadecimal digits after \u but found "G""#
    ),
  ])
  func `an error says what is wrong and where`(text: String, message: String) throws {
    let error = try #require(throws: JSONError.self) { try JSONParser.parse(text) }
    #expect(error.description == message)
  }

  @Test(
    arguments: [
      [0xFF, 0xFE, 0x7B, 0x00], [0xFE, 0xFF, 0x00, 0x7B], [0x7B, 0x00, 0x7D, 0x00],
      [0x00, 0x5B, 0x00, 0x5D], [0x22, 0x00, 0x22, 0x00],
    ] as [[UInt8]])
  func `UTF-16 is recognised`(text: [UInt8]) throws {
    let error = try #require(throws: JSONError.self) { try JSONParser.parse(text) }
    #expect(error.kind == .utf16)
  }

  @Test func `bytes outside strings that are not UTF-8 are reported as such`() throws {
    let options = JSONParser.Options(invalidUTF8: .repair)
    let error = try #require(throws: JSONError.self) {
      try JSONParser.parseText(([0x5B, 0xE5, 0x5D] as [UInt8]).span, options: options)
    }
    #expect(
      error.description == "line 1, column 2: expected a value but found bytes that are not UTF-8")
  }

  @Test func `positions are counted from the given base`() throws {
    let base = JSONPosition(offset: 1_000, line: 7, column: 5)
    for (text, line, column) in [("[x", 7, 6), ("[\n x", 8, 2)] {
      let error = try #require(throws: JSONError.self) {
        try JSONParser.parseText(Array(text.utf8).span, from: base)
      }
      let offset = 1_000 + text.utf8.count - 1
      #expect(error.position == JSONPosition(offset: offset, line: line, column: column))
    }
  }
}
