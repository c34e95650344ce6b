import JSONDocument
import Testing

struct PrefixTests {
  /// All values of a text, each with the position where the search for it began.
  private func values(
    in text: [UInt8]
  ) throws(JSONError) -> [(value: JSONValue, from: JSONPosition)] {
    var values: [(value: JSONValue, from: JSONPosition)] = []
    var position = JSONPosition.start
    while true {
      let rest = text.span.extracting(position.offset...)
      guard let parsed = try JSONParser.parsePrefix(of: rest, from: position) else { return values }
      values.append((parsed.value, position))
      position = position.advanced(over: rest.extracting(..<parsed.end))
    }
  }

  @Test func `values that follow each other are read one by one`() throws {
    let found = try values(in: Array(" {\"a\":1}\n[2]\r\n\"x\"\"y\"3 null  \n".utf8))
    #expect(found.map(\.value) == [["a": 1], [2], "x", "y", 3, nil])
    #expect(found.map(\.from.line) == [1, 1, 2, 3, 3, 3])
    #expect(found.map(\.from.offset) == [0, 8, 12, 17, 20, 21])
  }

  @Test(arguments: ["", " \r\n\t", "\u{FEFF}", "\u{FEFF} "])
  func `white space alone has no value`(text: String) throws {
    #expect(try JSONParser.parsePrefix(of: Array(text.utf8).span) == nil)
  }

  @Test func `an error has its position in the whole text`() throws {
    let error = try #require(throws: JSONError.self) {
      try values(in: Array("{\"a\":1}\n{\"b\":\n  x}".utf8))
    }
    #expect(error.position == JSONPosition(offset: 16, line: 3, column: 3))
  }

  @Test func `a truncated value is distinguished from an invalid one`() throws {
    let cut = try #require(throws: JSONError.self) { try values(in: Array("[1] [2".utf8)) }
    #expect(cut.isUnexpectedEnd)
    let wrong = try #require(throws: JSONError.self) { try values(in: Array("[1] [2}".utf8)) }
    #expect(!wrong.isUnexpectedEnd)
  }
}
