internal import JSONDocument

/// Checks JSON Lines incrementally: lines have to be JSON, and records to match their schema.
struct RecordCheck {
  /// The name and version of the records that the schema describes.
  private static let version = "debrief.meeting.v1"

  private let schema: SchemaNode
  private(set) var findings = FindingList(source: OutputText([]))
  private var line = 0
  /// The start of a line whose end has not been read yet.
  private var begun: [UInt8] = []

  init(schema: SchemaNode) {
    self.schema = schema
  }

  mutating func take(_ bytes: [UInt8]) {
    var start = 0
    while !findings.isFull, let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
      begun += bytes[start..<end]
      checkLine()
      start = end + 1
    }
    if !findings.isFull { begun += bytes[start...] }
  }

  /// Checks what is left at the end of the input.
  mutating func finish() {
    guard !begun.isEmpty else { return }
    findings.add(
      line: line + 1, column: 1, "a last line without a line end",
      "as after a write that was cut short", "write the file again")
    checkLine()
  }

  private mutating func checkLine() {
    line += 1
    let text = begun
    begun.removeAll(keepingCapacity: true)
    check(text)
  }

  /// The offset of a control character or of a character that some readers take for a line end.
  private static func offsetOfControl(in text: [UInt8]) -> Int? {
    var previous: UInt8 = 0
    for index in text.indices {
      let byte = text[index]
      if byte < 0x20 || byte == 0x7F { return index }
      if previous == 0xC2, byte < 0xA0 { return index - 1 }
      if previous == 0x80, byte == 0xA8 || byte == 0xA9, index > 1, text[index - 2] == 0xE2 {
        return index - 2
      }
      previous = byte
    }
    return nil
  }

  private mutating func check(_ text: [UInt8]) {
    let source = OutputText(text)
    if let offset = source.offsetOfInvalidUTF8() {
      findings.add(
        line: line, column: source.place(of: offset).column, "a byte that is not UTF-8",
        "which readers show as different characters", "write the file again")
      return
    }
    if let offset = Self.offsetOfControl(in: text) {
      findings.add(
        line: line, column: source.place(of: offset).column, "a control character",
        "which JSON escapes, and terminals act on", "write the file again")
      return
    }
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONParser.parse(text)
    } catch {
      findings.add(
        line: line, column: error.column, "a line that is not JSON: \(error.reason)",
        "at which readers stop", "write the file again, or correct the template")
      return
    }
    guard case .object(let object) = value, object["schema"] == .string(Self.version) else {
      // Custom templates decide on the format of their records.
      return
    }
    if let fault = schema.fault(of: value) {
      findings.add(
        line: line, column: 1, "a record in which \(fault)",
        "which breaks readers of \(Self.version)", "write the file again")
    }
  }
}
