import Testing

@testable import PailFlow

@Suite struct APIKeyTests {
  @Test(arguments: ["abc", "  abc\n", "\tabc\r\n", "\u{FEFF}abc\r\n"])
  func `white space and a byte order mark around a key are ignored`(text: String) throws {
    #expect(try APIKey(text).authorization == "Bearer abc")
  }

  @Test(arguments: ["", " ", "\n"])
  func `an empty text is not a key`(text: String) {
    let error = #expect(throws: PailFlowError.self) { try APIKey(text) }
    #expect(error?.kind == .missingKey)
    #expect(error?.advice == .giveKey)
  }

  @Test(arguments: ["a b", "a\r\nX-Injected: 1", "a\u{0}b", "kéy", "a\u{7F}"])
  func `a key that no header field can carry is refused and not repeated`(text: String) {
    let error = #expect(throws: PailFlowError.self) { try APIKey(text) }
    #expect(error?.kind == .malformedKey)
    #expect(error?.description.contains(text) == false)
  }

  @Test func `a key is never printed`() throws {
    struct Holder {
      let key: APIKey
      let optional: APIKey?
      let list: [APIKey]
      let table: [String: APIKey]
    }
    let secret = try APIKey(key)
    let holder = Holder(key: secret, optional: secret, list: [secret], table: ["key": secret])
    var dumped = ""
    dump(holder, to: &dumped)
    dump(secret, to: &dumped)
    let prints = [
      "\(secret)", String(describing: secret), String(reflecting: secret), "\(holder)",
      String(reflecting: holder), "\(Mirror(reflecting: secret).children.map(\.value))", dumped,
    ]
    for print in prints {
      #expect(!print.contains(key))
    }
    #expect("\(secret)" == "APIKey(not shown)")
  }

  @Test(arguments: [
    ("Bad key: \(key)", "Bad key: (key)"), ("\(key)\(key)", "(key)(key)"), ("nothing", "nothing"),
    ("", ""), ("x\(key.dropLast())", "x\(key.dropLast())"),
  ])
  func `a key echoed in a text is removed`(
    text: String, redacted: String
  ) throws {
    #expect(try APIKey(key).redacting(text) == redacted)
  }
}
