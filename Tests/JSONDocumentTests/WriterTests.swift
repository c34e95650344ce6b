import JSONDocument
import Testing

struct WriterTests {
  private let value: JSONValue = [
    "b": 1, "a": [nil, true, [:], []], "b": "x/\u{7F}é", "c": ["d": [false]],
  ]

  private func text(_ value: JSONValue, _ layout: JSONWriter.Layout = .compact) -> String {
    String(decoding: JSONWriter.bytes(of: value, layout: layout), as: UTF8.self)
  }

  @Test func `compact text has no white space`() {
    #expect(
      text(value) == "{\"b\":1,\"a\":[null,true,{},[]],\"b\":\"x/\\u007fé\",\"c\":{\"d\":[false]}}")
  }

  @Test func `pretty text is indented by two spaces`() {
    let expected = """
      {
        "b": 1,
        "a": [
          null,
          true,
          {},
          []
        ],
        "b": "x/\\u007fé",
        "c": {
          "d": [
            false
          ]
        }
      }
      """
    #expect(text(value, .pretty) == expected)
  }

  @Test(arguments: [
    ("\"\\/", #"\"\\/"#),
    ("\u{0}\u{8}\t\n\u{B}\u{C}\r\u{1F}", #"\u0000\b\t\n\u000b\f\r\u001f"#),
    ("\u{7F}\u{80}\u{84}\u{86}\u{9F}\u{A0}é", "\\u007f\\u0080\\u0084\\u0086\\u009f\u{A0}é"),
    ("\u{85}\u{2028}\u{2029}", #"\u0085\u2028\u2029"#),
    ("\u{2027}\u{202A}\u{20A8}\u{2128}", "\u{2027}\u{202A}\u{20A8}\u{2128}"),
    (
      "“quoted” – a long text with \u{2028} in it\n", #"“quoted” – a long text with \u2028 in it\n"#
    ),
    ("\"\u{301}\r\n", "\\\"\u{301}\\r\\n"),
  ])
  func `only what has to be is escaped`(string: String, expected: String) {
    var output: [UInt8] = []
    JSONWriter.appendEscaped(string, to: &output)
    #expect(output == Array(expected.utf8))
    #expect(Array(text(.string(string)).utf8) == Array("\"\(expected)\"".utf8))
  }

  @Test func `existing output is kept`() {
    var output = Array("a ".utf8)
    JSONWriter.append([1], to: &output)
    JSONWriter.append(string: "b", to: &output)
    #expect(output == Array("a [1]\"b\"".utf8))
  }

  @Test func `bytes that are not UTF-8 are passed on`() {
    let bytes: [UInt8] = [0x61, 0xC2, 0xE2, 0x80, 0x22, 0xFF, 0xE2]
    var output: [UInt8] = []
    JSONWriter.appendEscaped(bytes.span, to: &output)
    #expect(output == [0x61, 0xC2, 0xE2, 0x80, 0x5C, 0x22, 0xFF, 0xE2])
  }

  @Test func `every scalar survives`() throws {
    let scalars = (0...0x10FFFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init)
    var string = ""
    string.unicodeScalars.append(contentsOf: scalars)
    #expect(try JSONParser.parse(JSONWriter.bytes(of: .string(string))) == .string(string))
  }
}
