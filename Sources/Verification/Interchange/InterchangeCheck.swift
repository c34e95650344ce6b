internal import InterchangeFormats

/// Checks files that other programs read: tables, subtitles, calendars, messages to Slack, text.
enum InterchangeCheck {
  static func run(_ source: OutputText, _ kind: OutputKind, _ findings: inout FindingList) {
    guard let format = format(of: kind) else { return }
    let bytes = Array(source.bytes)
    if kind == .calendar {
      // Its lines end with CRLF, and long ones are folded.
      let lines = bytes.replacing([0x0D, 0x0A, 0x20], with: [])
      ControlCheck.run(OutputText(lines.filter { $0 != 0x0D }), &findings)
    } else {
      ControlCheck.run(source, &findings)
    }
    if kind == .table { checkFormulas(bytes, &findings) }
    do throws(FormatFault) {
      try format.check(bytes)
    } catch {
      findings.add(error)
    }
  }

  private static func format(of kind: OutputKind) -> InterchangeFormat? {
    switch kind {
    case .text: .text
    case .table: .commaSeparatedValues
    case .webVTT: .webVTT
    case .subRip: .subRip
    case .calendar: .calendar
    case .slack: .slack
    case .markdown, .page, .records, .mail: nil
    }
  }

  /// Finds fields that a spreadsheet would take for formulas; a number is none.
  private static func checkFormulas(_ bytes: [UInt8], _ findings: inout FindingList) {
    var isQuoted = false
    var isStart = true
    for index in bytes.indices {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\""):
        isQuoted.toggle()
        continue
      case UInt8(ascii: ","), UInt8(ascii: "\n"):
        isStart = !isQuoted
        continue
      case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"):
        if isStart, !isNumber(at: index, in: bytes) {
          findings.add(
            at: index, "a field that begins with \(Unicode.Scalar(byte))",
            "which a spreadsheet takes for a formula", "write texts as {{csv(x)}}")
        }
      default: break
      }
      isStart = false
    }
  }

  private static func isNumber(at index: Int, in bytes: [UInt8]) -> Bool {
    let rest = bytes[(index + 1)...].prefix { byte in
      (0x30...0x39).contains(byte) || ".eE".utf8.contains(byte)
    }
    let next = bytes[rest.endIndex...].first
    return !rest.isEmpty && (next.map { ",\n\r\"".utf8.contains($0) } ?? true)
  }
}

extension FindingList {
  /// Adds what is wrong with a format.
  mutating func add(_ fault: FormatFault) {
    add(
      line: fault.line, column: 1, fault.reason, "so that programs read it wrongly or not at all",
      fault.advice.map { "in the template, \($0)" } ?? "write the file again")
  }
}
