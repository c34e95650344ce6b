import InterchangeFormats
import Testing
import TextEscaping

struct CalendarTests {
  private func calendar(_ lines: String) -> [UInt8] {
    Array("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n\(lines)\nEND:VCALENDAR\n".utf8)
  }

  private func todo(_ lines: String) -> [UInt8] {
    calendar("BEGIN:VTODO\nUID:1\nDTSTAMP:20260302T140000Z\n\(lines)\nEND:VTODO")
  }

  /// The value of a property after unfolding and unescaping.
  private func summary(_ file: [UInt8]) -> String? {
    let lines = String(decoding: file, as: UTF8.self).replacingBytes("\r\n ", with: "").utf8
      .split(separator: 0x0A)
    guard let line = lines.first(where: { $0.starts(with: "SUMMARY:".utf8) }) else { return nil }
    var text = ""
    var isEscaped = false
    for scalar in String(decoding: line.dropFirst(8).dropLast(), as: UTF8.self).unicodeScalars {
      if isEscaped {
        text.unicodeScalars.append(scalar == "n" ? "\n" : scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  @Test func `any text is the value of a property, on folded lines of at most 75 octets`() throws {
    for text in HostileTexts.all {
      var value: [UInt8] = []
      InterchangeFormat.calendar.append(text, to: &value)
      let file = try InterchangeFormat.calendar.completed(
        todo("SUMMARY:" + String(decoding: value, as: UTF8.self)))
      let wanted = PlainText.normalised(text)
      #expect(summary(file)?.unicodeScalars.elementsEqual(wanted.unicodeScalars) ?? false)
      for line in file.split(separator: 0x0A) {
        #expect(line.count <= 76)
        #expect(String(validating: line, as: UTF8.self) != nil, "a character is parted")
      }
    }
  }

  @Test(arguments: [
    ("BEGIN:VTODO\nUID:1\nEND:VTODO", "DTSTAMP"),
    ("BEGIN:VTODO\nEND:VEVENT", "the VTODO of line 4 has no END:VTODO"),
    (
      "BEGIN:VTODO\nUID:1\nDTSTAMP:20260302T140000Z\nSUMMARY:a, b\nEND:VTODO",
      "a comma or a semicolon"
    ),
    ("no property", "not a property"), ("X-A:1", "at least one component"),
    ("BEGIN:VTODO\nUID:1\nDTSTAMP:yesterday\nEND:VTODO", "not a date or time"),
    (
      "BEGIN:VTODO\nUID:1\nDTSTAMP:20260302T140000Z\nDUE;VALUE=DATE:20261302\nEND:VTODO",
      "not a date"
    ),
    (
      "BEGIN:VTODO\nUID:1\nDTSTAMP:20260302T140000Z\nEND:VTODO\nBEGIN:VTODO\nUID:1\n"
        + "DTSTAMP:20260302T140000Z\nEND:VTODO", "one UID"
    ),
  ])
  func `a fault is told`(lines: String, reason: String) {
    let fault = #expect(throws: FormatFault.self) {
      try InterchangeFormat.calendar.completed(calendar(lines))
    }
    #expect(fault?.reason.contains(reason) ?? false, "\(fault?.reason ?? "")")
  }

  @Test func `a calendar without an end is a fault`() {
    #expect(throws: FormatFault.self) {
      try InterchangeFormat.calendar.check(Array("BEGIN:VCALENDAR\r\n".utf8))
    }
  }
}
