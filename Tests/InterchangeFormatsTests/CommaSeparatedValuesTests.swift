import InterchangeFormats
import Testing
import TextEscaping

struct CommaSeparatedValuesTests {
  /// The fields of a row in quotes, as RFC 4180 has them.
  private func fields(_ row: [UInt8]) -> [String] {
    var fields: [[UInt8]] = []
    var field: [UInt8] = []
    var isQuoted = false
    for byte in row {
      switch byte {
      case UInt8(ascii: "\""):
        // A doubled quote closes and opens again.
        if !isQuoted, !field.isEmpty { field.append(byte) }
        isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted:
        fields.append(field)
        field = []
      default: field.append(byte)
      }
    }
    return (fields + [field]).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func `a field has the text, with apostrophes before what a spreadsheet would run`() throws {
    for text in HostileTexts.all where !text.utf8.starts(with: "\"".utf8) {
      var row = Array("\"a\",".utf8)
      CommaSeparatedValues.appendField(text, to: &row)
      row += Array(",\"b\"".utf8)
      try InterchangeFormat.commaSeparatedValues.check(Array("x,y,z\n".utf8) + row + [0x0A])
      let read = fields(row)
      let plain = PlainText.normalised(text)
      try #require(read.count == 3)
      #expect(read[1].filter { $0 != "'" } == plain.filter { $0 != "'" })
      let first = read[1].unicodeScalars.first { !$0.properties.isWhitespace }
      #expect(first.map { !"=+-@".unicodeScalars.contains($0) } ?? true)
    }
  }

  @Test(arguments: [
    ("=1+1", "\"'=1+1\""), (" @x", "\" '@x\""), ("a;=1", "\"a;'=1\""), ("a\n-b", "\"a\n'-b\""),
    ("\u{FEFF}=1", "\"\u{FEFF}'=1\""), ("＝1", "\"'＝1\""), ("a=1", "\"a=1\""), ("5", "\"5\""),
    ("say \"hi\"", "\"say \"\"hi\"\"\""),
  ])
  func `what begins a formula gets an apostrophe`(text: String, field: String) {
    var output: [UInt8] = []
    CommaSeparatedValues.appendField(text, to: &output)
    #expect(String(decoding: output, as: UTF8.self) == field)
  }

  /// What is written of texts between pieces of a template.
  private func written(_ pieces: [String], _ texts: [String]) -> String {
    var output: [UInt8] = []
    let quotes = CommaSeparatedValues.Quotes()
    for (piece, text) in zip(pieces, texts) {
      output += Array(piece.utf8)
      CommaSeparatedValues.append(text, to: &output, quotes)
    }
    return String(decoding: output, as: UTF8.self)
  }

  @Test(arguments: [
    (["a,\"", ""], ["=1", "=2"], "a,\"'=1=2"),
    (["\"a,", "\","], ["=1", "b,c"], "\"a,=1\",\"b,c\""),
    (["", ","], ["x,=1\ny", "\""], "\"x,=1\ny\",\"\"\"\""), (["a", ""], ["b\nc", "d"], "ab cd"),
  ])
  func `a text is written as the quotes around it want`(
    pieces: [String], texts: [String], expected: String
  ) {
    #expect(written(pieces, texts) == expected)
  }

  @Test func `no text adds a row or a field, with quotes or without`() throws {
    for text in HostileTexts.all {
      let row = written(["x,y,z\n", ",\"", "\",\"a"], [text, text, text]) + "\"\n"
      try InterchangeFormat.commaSeparatedValues.check(Array(row.utf8))
      #expect(fields(Array(row.utf8.dropFirst(6).dropLast())).count == 3)
    }
  }

  @Test(arguments: [
    ("a,b\n1\n", 2, "this row has 1 fields"), ("a\n\"x\n", 2, "not closed"),
    ("a\nx\"y\n", 2, "a quote inside"), ("a\n\"x\"y\n", 2, "after the closing quote"),
    ("a\n\"1\n2\"\nb,c\n", 4, "this row has 2 fields"), ("a,b\n\n", 2, "an empty line"),
    ("a\n=1\n", 2, "formula"), ("a,b\n1,\"@x\"\n", 2, "formula"),
  ])
  func `a fault is told with its line`(file: String, line: Int, reason: String) {
    let fault = #expect(throws: FormatFault.self) {
      try InterchangeFormat.commaSeparatedValues.check(Array(file.utf8))
    }
    #expect(fault?.line == line)
    #expect(fault?.reason.contains(reason) ?? false, "\(fault?.reason ?? "")")
  }

  @Test func `a number may have a sign`() throws {
    try InterchangeFormat.commaSeparatedValues.check(Array("a,b\n-1.5,\"+2\"\n".utf8))
  }

  @Test func `rows may end with CRLF, and the last one without an end`() throws {
    try InterchangeFormat.commaSeparatedValues.check(Array("a,b\r\n\"1\r\n2\",3\r\n4,\"5\"".utf8))
  }
}
