internal import TextEscaping
internal import TextScanning

/// A calendar (RFC 5545).
package enum Calendar {
  /// Appends text as the value of a property: on one line, with the characters escaped that part
  /// values (section 3.3.11).
  package static func append(_ text: String, to output: inout [UInt8]) {
    for byte in PlainText.normalised(text).utf8 {
      switch byte {
      case UInt8(ascii: "\\"), UInt8(ascii: ";"), UInt8(ascii: ","):
        output.append(UInt8(ascii: "\\"))
        output.append(byte)
      case UInt8(ascii: "\n"): output.append(contentsOf: "\\n".utf8)
      default: output.append(byte)
      }
    }
  }

  /// The maximum length of a line in octets, without its end (section 3.1).
  private static let lineLength = 75

  /// The lines with the ends that the format wants, long ones folded (section 3.1), and empty ones
  /// left out.
  static func folded(_ output: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(output.count + output.count / 16 + 256)
    for line in TextLines(output) where !line.isEmpty {
      var rest = line
      var room = lineLength
      while rest.count > room {
        var end = rest.startIndex + room
        // Not within a character.
        while rest[end] & 0xC0 == 0x80, end > rest.startIndex + 1 { end -= 1 }
        result.append(contentsOf: rest[..<end])
        result.append(contentsOf: "\r\n ".utf8)
        rest = rest[end...]
        room = lineLength - 1
      }
      result.append(contentsOf: rest)
      result.append(contentsOf: "\r\n".utf8)
    }
    return result
  }

  /// Checks lines, components and the properties that they have to have.
  static func check(_ file: [UInt8]) throws(FormatFault) {
    var check = CalendarCheck()
    var number = 0
    var begun: (line: Int, text: [UInt8])?
    for line in TextLines(file) {
      number += 1
      if let first = line.first, first == 0x20 || first == 0x09 {
        guard begun != nil else {
          throw FormatFault(line: number, "a line that continues none (RFC 5545, section 3.1)")
        }
        begun?.text.append(contentsOf: line.dropFirst())
        continue
      }
      if let begun { try check.take(begun.text, line: begun.line) }
      begun = (number, Array(line))
    }
    if let begun { try check.take(begun.text, line: begun.line) }
    try check.finish(line: number)
  }
}

/// Checks the lines of a calendar one after another.
private struct CalendarCheck {
  private struct Component {
    let name: String
    /// The line at which it begins.
    let line: Int
    var properties: Set<String> = []
  }

  private var open: [Component] = []
  private var identifiers: Set<[UInt8]> = []
  private var isComplete = false
  private var hasComponents = false

  /// What a component has to have (RFC 5545, sections 3.6 and 3.6.1 to 3.6.3).
  private static let required = [
    "VCALENDAR": ["PRODID", "VERSION"], "VTODO": ["DTSTAMP", "UID"],
    "VEVENT": ["DTSTAMP", "UID"], "VJOURNAL": ["DTSTAMP", "UID"],
  ]

  /// The properties whose value is one text (section 3.8).
  private static let texts: Set<String> = [
    "COMMENT", "CONTACT", "DESCRIPTION", "LOCATION", "SUMMARY",
  ]

  /// Whether a text has a comma or a semicolon without a backslash before it.
  private static func hasBareSeparator(_ text: ArraySlice<UInt8>) -> Bool {
    var isEscaped = false
    for byte in text {
      if !isEscaped, byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") { return true }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
    return false
  }

  /// The properties whose values are times (section 3.8).
  private static let times: Set<String> = [
    "COMPLETED", "CREATED", "DTEND", "DTSTAMP", "DTSTART", "DUE", "LAST-MODIFIED",
  ]

  mutating func take(_ text: [UInt8], line: Int) throws(FormatFault) {
    let name = String(
      decoding: text.prefix { $0.isAlphanumeric || $0 == UInt8(ascii: "-") }, as: UTF8.self
    ).uppercased()
    guard !name.isEmpty, let (parameters, value) = parts(text.dropFirst(name.utf8.count)) else {
      throw FormatFault(
        line: line, "not a property, which is NAME:value (RFC 5545, section 3.1)",
        advice: "write texts as {{x}} behind a name and a colon")
    }
    switch name {
    case "BEGIN": try begin(String(decoding: value, as: UTF8.self), line: line)
    case "END": try end(String(decoding: value, as: UTF8.self), line: line)
    default:
      guard !open.isEmpty else {
        throw FormatFault(line: line, "\(name) outside BEGIN:VCALENDAR and END:VCALENDAR")
      }
      open[open.count - 1].properties.insert(name)
      if name == "UID", !identifiers.insert(Array(value)).inserted {
        throw FormatFault(
          line: line, "two components with one UID, of which programs keep one",
          advice: "make it unique, as {{uid}} of an action item is")
      }
      if Self.texts.contains(name), Self.hasBareSeparator(value) {
        throw FormatFault(
          line: line,
          "a comma or a semicolon in the text of \(name), which programs take for the start of"
            + " another value (RFC 5545, section 3.3.11)",
          advice: "write \\, and \\; in the template, and texts as {{x}} or {{plain(x)}}")
      }
      if Self.times.contains(name), !isTime(value, isDate: parameters.contains("VALUE=DATE")) {
        throw FormatFault(
          line: line,
          "the value of \(name) is not a date or time (RFC 5545, sections 3.3.4, 3.3.5)",
          advice: "write it as {{ical(x)}}, behind ;VALUE=DATE for a date")
      }
    }
  }

  /// Parts what follows a name into parameters and value; nil without a colon.
  private func parts(_ text: ArraySlice<UInt8>) -> (parameters: [String], value: ArraySlice<UInt8>)?
  {
    var isQuoted = false
    var index = text.startIndex
    while index < text.endIndex {
      if text[index] == UInt8(ascii: "\"") { isQuoted.toggle() }
      if text[index] == UInt8(ascii: ":"), !isQuoted {
        let parameters = text[..<index].split(separator: UInt8(ascii: ";")).map {
          String(decoding: $0, as: UTF8.self).uppercased()
        }
        guard text.first == UInt8(ascii: ":") || text.first == UInt8(ascii: ";") else { return nil }
        return (parameters, text[(index + 1)...])
      }
      index += 1
    }
    return nil
  }

  /// Whether a text is `20260306` or `20260306T101500Z`.
  private func isTime(_ text: ArraySlice<UInt8>, isDate: Bool) -> Bool {
    let date = text.prefix(8)
    let time = text.dropFirst(8)
    guard date.count == 8, date.allSatisfy(\.isDigit),
      let month = Int(String(decoding: date.dropFirst(4).prefix(2), as: UTF8.self)),
      let day = Int(String(decoding: date.suffix(2), as: UTF8.self)),
      (1...12).contains(month), (1...31).contains(day)
    else { return false }
    if isDate { return time.isEmpty }
    let digits = time.dropFirst().prefix(6)
    return time.first == UInt8(ascii: "T") && digits.count == 6 && digits.allSatisfy(\.isDigit)
      && (time.count == 7 || time.count == 8 && time.last == UInt8(ascii: "Z"))
  }

  private mutating func begin(_ name: String, line: Int) throws(FormatFault) {
    let name = name.uppercased()
    guard open.count < 8, open.isEmpty == (name == "VCALENDAR"), !isComplete else {
      throw FormatFault(line: line, "a calendar is one VCALENDAR with components in it")
    }
    if !open.isEmpty { hasComponents = true }
    open.append(Component(name: name, line: line))
  }

  private mutating func end(_ name: String, line: Int) throws(FormatFault) {
    guard let component = open.popLast() else {
      throw FormatFault(line: line, "END:\(name.excerpt()) ends what did not begin")
    }
    guard component.name == name.uppercased() else {
      throw FormatFault(
        line: line,
        "the \(component.name) of line \(component.line) has no END:\(component.name)"
          + " before END:\(name.excerpt())")
    }
    for property in Self.required[component.name] ?? []
    where !component.properties.contains(property) {
      throw FormatFault(
        line: line, "this \(component.name) has no \(property) (RFC 5545, section 3.6)")
    }
    if open.isEmpty { isComplete = true }
  }

  func finish(line: Int) throws(FormatFault) {
    guard isComplete else {
      throw FormatFault(line: max(1, line), "a calendar ends with END:VCALENDAR")
    }
    guard hasComponents else {
      throw FormatFault(
        line: max(1, line), "a calendar has at least one component (RFC 5545, section 3.6)",
        advice: "write one where there is nothing to list, as the pack calendar does with VJOURNAL")
    }
  }
}
