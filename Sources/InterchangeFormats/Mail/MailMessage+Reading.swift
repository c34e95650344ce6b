internal import TextScanning

extension MailMessage {
  /// Reads a message that ``encoded()`` wrote.
  ///
  /// - Throws: The first ``FormatFault``.
  package init(reading file: [UInt8]) throws(FormatFault) {
    let lines = try Self.lines(of: file)
    guard let end = lines.firstIndex(where: \.isEmpty) else {
      throw FormatFault(line: 1, "a message has an empty line behind its head (RFC 5322, 2.1)")
    }
    var fields: [String: ArraySlice<UInt8>] = [:]
    for (index, line) in lines[..<end].enumerated() where line.first != 0x20 {
      let name = line.prefix { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ":") }
      guard !name.isEmpty, line.dropFirst(name.count).first == UInt8(ascii: ":") else {
        throw FormatFault(line: index + 1, "not a header field (RFC 5322, 2.2)")
      }
      let field = String(decoding: name, as: UTF8.self).lowercased()
      guard fields.updateValue(line.dropFirst(name.count + 1), forKey: field) == nil else {
        throw FormatFault(line: index + 1, "the field \(field.excerpt()) occurs twice")
      }
    }
    let kind = fields["content-type"].map { Array($0) } ?? []
    guard kind.starts(with: " multipart/alternative; boundary=\"".utf8),
      let boundary = String(decoding: kind, as: UTF8.self).utf8.split(
        separator: UInt8(ascii: "\"")
      ).dropFirst().first.map({ Array("--".utf8) + Array($0) })
    else {
      throw FormatFault(line: 1, "a message of two parts has a Content-Type with a boundary")
    }
    head = Array(lines[..<end].joined(separator: [0x0D, 0x0A]))
    var parts: [String: [UInt8]] = [:]
    var start: Int?
    for (index, line) in lines.enumerated().dropFirst(end + 1)
    where line.elementsEqual(boundary) || line.elementsEqual(boundary + Array("--".utf8)) {
      if let start { try Self.readPart(lines[(start + 1)..<index], line: start + 2, into: &parts) }
      start = line.elementsEqual(boundary) ? index : nil
    }
    guard start == nil, !parts.isEmpty else {
      throw FormatFault(line: lines.count, "the last part is not closed (RFC 2046, section 5.1.1)")
    }
    text = parts["plain"]
    page = parts["html"]
  }

  /// The lines, each of which ends with CRLF.
  private static func lines(of file: [UInt8]) throws(FormatFault) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    for line in file.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast() {
      guard line.last == 0x0D, !line.dropLast().contains(0x0D) else {
        throw FormatFault(line: lines.count + 1, "a line that does not end with CRLF")
      }
      guard line.count <= 999, line.allSatisfy({ $0 < 0x80 && $0 != 0 }) else {
        throw FormatFault(
          line: lines.count + 1,
          "a line that is not ASCII, or longer than 998 characters"
            + " (RFC 5322, section 2.1.1)")
      }
      lines.append(line.dropLast())
    }
    guard file.last == 0x0A else {
      throw FormatFault(line: lines.count + 1, "the last line has no end")
    }
    return lines
  }

  private static func readPart(
    _ lines: ArraySlice<ArraySlice<UInt8>>, line: Int, into parts: inout [String: [UInt8]]
  ) throws(FormatFault) {
    guard let end = lines.firstIndex(where: \.isEmpty) else {
      throw FormatFault(line: line, "a part has an empty line behind its head")
    }
    let head = lines[..<end].map { String(decoding: $0, as: UTF8.self) }
    let kind = ["plain", "html"].first { head.contains("Content-Type: text/\($0); charset=utf-8") }
    guard let kind, head.contains("Content-Transfer-Encoding: quoted-printable"),
      parts[kind] == nil
    else {
      throw FormatFault(
        line: line, "a part that is neither text nor HTML, or a second one of its kind")
    }
    let body = Array(lines[(end + 1)...].joined(separator: [0x0D, 0x0A]))
    guard lines.allSatisfy({ $0.count <= 76 }), let decoded = QuotedPrintable.decoded(body[...])
    else { throw FormatFault(line: line, "a part that is not quoted-printable (RFC 2045, 6.7)") }
    parts[kind] = decoded
  }
}
