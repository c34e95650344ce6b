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
      // Lines may end with CRLF (RFC 4180, section 2; WebVTT, section 4.1).
      let text = bytes.indices.map { index in
        let isLineEnd = bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
        return isLineEnd ? 0x20 : bytes[index]
      }
      ControlCheck.run(OutputText(text), &findings)
    }
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
}

extension FindingList {
  /// Adds what is wrong with a format.
  mutating func add(_ fault: FormatFault) {
    add(
      line: fault.line, column: 1, fault.reason, "so that programs read it wrongly or not at all",
      fault.advice.map { "in the template, \($0)" } ?? "write the file again")
  }
}
