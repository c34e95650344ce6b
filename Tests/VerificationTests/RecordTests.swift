import Reports
import Testing
import Verification

/// Findings in JSON Lines: every rule has a line that breaks just that rule.
@Suite struct RecordTests {
  @Test func `records of every kind have no findings`() throws {
    let record = try #require(Sample.richRecord)
    #expect(try Sample.findings(record + record, .records) == [])
    // The output of a custom template.
    #expect(try Sample.findings("{\"a\": 1}\n[1]\n\"x\"\n", .records) == [])
    #expect(try Sample.findings("", .records) == [])
  }

  @Test(arguments: [
    ("\"bot_id\":", "\"bot\":", "has \"bot\", which is not in the schema"),
    ("\"error\":", "\"error\":null,\"error\":", "has error twice"),
    ("\"status\":\"completed\"", "\"status\":null", "/status is not string"),
    (
      "\"readiness\":[", "\"readiness\":[\"x\"],\"x\":[",
      "/readiness/0 is not one of the allowed values"
    ),
    ("\"started_at\":\"2", "\"started_at\":\"x2", "/started_at is not a time of the form"),
    ("\"turns\":[{\"index\":1,", "\"turns\":[{\"index\":0,", "/turns/0/index is less than 1"),
    ("\"turns\":[{\"index\":1,", "\"turns\":[{\"index\":1.5,", "/turns/0/index is not integer"),
    ("\"turns\":[{\"index\":1,", "\"turns\":[{", "/turns/0 lacks index"),
    ("\"role\":\"bot\"", "\"role\":\"boss\"", "role is not one of the allowed values"),
    ("\"warnings\":[", "\"warnings\":[7],\"x\":[", "/warnings/0 is not string"),
    ("\"evidence\":[", "\"evidence\":[3,3],\"x\":[", "evidence has a duplicate element"),
  ])
  func `a record that breaks the schema is found`(
    part: String, other: String, what: String
  ) throws {
    let record = try #require(Sample.richRecord)
    let findings = try Sample.findings(
      record + record.replacing(once: part, with: other), .records)
    #expect(findings.count == 1 && findings[0].what.contains(what), "\(findings)")
    #expect(findings.first?.line == 2)
  }

  @Test(arguments: [
    ("{\"a\":1}\n{\"a\"\n", 2, "a line that is not JSON"), ("\n", 1, "a line that is not JSON"),
    ("{} {}\n", 1, "a line that is not JSON"), ("{}", 1, "a last line without a line end"),
    ("{\"a\":\"\t\"}\n", 1, "a control character"),
    ("{\"a\":\"\u{7F}\"}\n", 1, "a control character"),
    ("{\"a\":\"\u{9B}\"}\n", 1, "a control character"), ("{}\r\n", 1, "a control character"),
    ("\(String(repeating: "[", count: 100_000))\n", 1, "a line that is not JSON"),
  ])
  func `a line that is not JSON is found`(text: String, line: Int, what: String) throws {
    let findings = try Sample.findings(text, .records)
    #expect(findings.first?.what.hasPrefix(what) ?? false, "\(findings)")
    #expect(findings.first?.line == line)
  }

  @Test func `records read in pieces are checked like those read at once`() throws {
    let record = try #require(Sample.richRecord)
    let text = Array((record + "{\"a\":1\n\"\u{E9}\u{9B}\"\n" + record + "{}").utf8) + [0xFF]
    let verifier = try Verifier(recordSchema: RecordSchema.text)
    let whole = verifier.findings(in: text, of: .records)
    #expect(whole.map(\.line) == [2, 3, 5, 5])
    #expect(whole.map(\.column) == [7, 3, 1, 3])
    for size in [1, 2, 7, 1000] {
      let pieces = stride(from: 0, to: text.count, by: size)
        .map { Array(text[$0..<min($0 + size, text.count)]) }
      #expect(verifier.findingsInRecords { take in pieces.forEach { take($0) } } == whole)
    }
  }

  @Test(arguments: [
    "{\"patternProperties\": {}}", "[]", "{", "{\"type\": \"set\"}",
    "{\"$ref\": \"#/$defs/x\"}", "{\"pattern\": \"^x$\"}",
  ])
  func `a schema with unsupported keywords is refused`(schema: String) {
    #expect(throws: SchemaError.self) { try Verifier(recordSchema: Array(schema.utf8)) }
  }

  @Test func `the schema that the program prints is valid`() throws {
    _ = try Verifier(recordSchema: RecordSchema.text)
  }
}
