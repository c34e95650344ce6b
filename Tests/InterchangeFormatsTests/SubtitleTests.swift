import InterchangeFormats
import Testing
import TextEscaping

struct SubtitleTests {
  private func written(_ text: String, _ format: InterchangeFormat) -> String {
    var output: [UInt8] = []
    format.append(text, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// The text without U+2060.
  private func shown(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { $0 != "\u{2060}" }
  }

  @Test func `any text is one line of a cue and of the name of its voice`() throws {
    for text in HostileTexts.all {
      let cue = written(text, .webVTT)
      let file = "WEBVTT\n\n00:00.000 --> 00:01.000\n<v \(cue)>\(cue)\n"
      try InterchangeFormat.webVTT.check(Array(file.utf8))
      #expect(!cue.utf8.contains { $0 == 0x0A || $0 == 0x3C || $0 == 0x3E })
      let read = cue.replacingBytes("&lt;", with: "<").replacingBytes("&gt;", with: ">")
        .replacingBytes("&amp;", with: "&")
      #expect(shown(read) == shown(PlainText.singleLine(text)))
    }
  }

  @Test func `no text ends a cue of SubRip, begins a tag or looks like a time`() throws {
    for text in HostileTexts.all where !PlainText.singleLine(text).utf8.allSatisfy({ $0 <= 0x20 }) {
      let cue = written(text, .subRip)
      let file = "1\n00:00:00,000 --> 00:00:01,000\n\(cue)\n"
      try InterchangeFormat.subRip.check(Array(file.utf8))
      #expect(!cue.utf8.contains { $0 == 0x0A || $0 == 0x7B || $0 == 0x7D })
      #expect(!cue.contains(#/<[a-zA-Z\/]/#))
      #expect(!cue.contains(#/\d{1,3}:\d{1,2}:\d{1,2}[.,]\d/#))
      let read = cue.replacingBytes("\u{FF5B}", with: "{").replacingBytes("\u{FF5D}", with: "}")
      let plain = PlainText.singleLine(text).replacingBytes("\u{FF5B}", with: "{")
        .replacingBytes("\u{FF5D}", with: "}")
      #expect(shown(read) == shown(plain))
    }
  }

  @Test(arguments: [
    ("WEBVTTX\n", 1), ("", 1), ("\nWEBVTT\n", 1), ("WEBVTT\n00:00.000 --> 00:01.000\na\n", 1),
    ("WEBVTT\n\na\n\n", 3), ("WEBVTT\n\n1\n00:00:02.000 --> 00:00:01.000\na\n", 4),
    ("WEBVTT\n\n00:00.000 --> 00:02.000\na\n\n00:01.000 --> 00:03.000\nb\n", 6),
    ("WEBVTT\n\n00:00.000 --> 00:02.000\na --> b\n", 4),
    ("WEBVTT\n\n00:99.000 --> 99:99.000\na\n", 3), ("WEBVTT\n\n0:00.000 --> 0:01.000\na\n", 3),
  ])
  func `a fault of WebVTT is told with its line`(file: String, line: Int) {
    let fault = #expect(throws: FormatFault.self) {
      try InterchangeFormat.webVTT.check(Array(file.utf8))
    }
    #expect(fault?.line == line, "\(fault?.reason ?? "")")
  }

  @Test func `notes, styles, hours, settings and CRLF are allowed in WebVTT`() throws {
    let file = """
      WEBVTT notes\r
      \r
      NOTE made by hand\r
      \r
      STYLE\r
      ::cue { color: lime }\r
      \r
      a name\r
      01:00:00.000 --> 100:00:01.500 align:start\r
      <v Ann>Hello\r
      there\r

      """
    try InterchangeFormat.webVTT.check(Array(file.utf8))
  }

  @Test(arguments: [
    ("2\n00:00:00,000 --> 00:00:01,000\na\n", 1), ("1\n00:00:00.000 --> 00:00:01.000\na\n", 2),
    ("1\n00:00:00,000 --> 00:00:01,000\n\n", 1), ("a\n", 1),
    ("1\n00:00:00,000 --> 00:00:02,000\na\n\n2\n00:00:01,000 --> 00:00:03,000\nb\n", 6),
  ])
  func `a fault of SubRip is told with its line`(file: String, line: Int) {
    let fault = #expect(throws: FormatFault.self) {
      try InterchangeFormat.subRip.check(Array(file.utf8))
    }
    #expect(fault?.line == line, "\(fault?.reason ?? "")")
  }
}
