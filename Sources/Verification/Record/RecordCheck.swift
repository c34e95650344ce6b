internal import JSONDocument

/// Checks JSON Lines: each line is a value, and a record is what its schema says.
enum RecordCheck {
  /// The name and version of the records that the schema describes.
  private static let version = "debrief.meeting.v1"

  /// Checks JSON Lines, and leaves what is found in a list.
  static func run(_ source: SourceText, schema: SchemaNode, _ findings: inout FindingList) {
    let bytes = source.bytes
    var start = 0
    var line = 1
    while start < bytes.count, !findings.isFull {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n"))
      if end == nil {
        findings.add(
          line: line, column: 1, "a last line without a line end",
          "as after a write that was cut short", "write the file again")
      }
      check(bytes[start..<(end ?? bytes.count)], line: line, schema, &findings)
      start = (end ?? bytes.count) + 1
      line += 1
    }
  }

  /// Where a control character, or what some readers take for a line end, stands.
  private static func offsetOfControl(in text: ArraySlice<UInt8>) -> Int? {
    var previous: UInt8 = 0
    for index in text.indices {
      let byte = text[index]
      if byte < 0x20 || byte == 0x7F { return index }
      if previous == 0xC2, byte < 0xA0 { return index - 1 }
      if previous == 0x80, byte == 0xA8 || byte == 0xA9, index > text.startIndex + 1,
        text[index - 2] == 0xE2
      {
        return index - 2
      }
      previous = byte
    }
    return nil
  }

  private static func check(
    _ text: ArraySlice<UInt8>, line: Int, _ schema: SchemaNode, _ findings: inout FindingList
  ) {
    if let index = offsetOfControl(in: text) {
      findings.add(
        line: line, column: index - text.startIndex + 1, "a control character",
        "which JSON escapes, and terminals act on", "write the file again")
      return
    }
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONParser.parse(Array(text))
    } catch {
      findings.add(
        line: line, column: error.column, "a line that is no JSON: \(error.reason)",
        "so that a reader stops here", "write the file again, or correct the template")
      return
    }
    guard case .object(let object) = value, object["schema"] == .string(version) else {
      // A template of somebody's own decides what its records are.
      return
    }
    if let fault = schema.fault(of: value) {
      findings.add(
        line: line, column: 1, "a record in which \(fault)",
        "so that what reads records by \(version) may fail", "write the file again")
    }
  }
}
