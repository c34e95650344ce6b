internal import TextEscaping
internal import TextScanning

/// A message of mail with a text and an HTML part (RFC 5322, RFC 2045 to 2047).
package struct MailMessage {
  /// The lines of the head as a template wrote them: `Subject: Weekly sync`.
  package var head: [UInt8]
  /// The text part; nil for none.
  package var text: [UInt8]?
  /// The HTML part; nil for none.
  package var page: [UInt8]?

  /// Makes a message.
  package init(head: [UInt8], text: [UInt8]?, page: [UInt8]?) {
    self.head = head
    self.text = text
    self.page = page
  }

  /// Appends text within a line of the head: on one line.
  package static func append(_ text: String, to output: inout [UInt8]) {
    for byte in PlainText.singleLine(text).utf8 {
      output.append(byte == 0x09 ? 0x20 : byte)
    }
  }

  /// Between the parts; no line of a part can be this, since `=_` never occurs in
  /// quoted-printable (RFC 2045, section 6.7).
  private static let boundary = "=_debrief"

  /// The message as it is sent: lines of at most 76 ASCII characters with CRLF.
  ///
  /// - Throws: ``FormatFault`` at a line of the head.
  package func encoded() throws(FormatFault) -> [UInt8] {
    var result: [UInt8] = []
    var number = 0
    for line in TextLines(head) {
      number += 1
      guard !line.isEmpty else { continue }
      result += try MailHeader(line, number: number).encoded
    }
    result += "MIME-Version: 1.0\r\n".utf8
    result += "Content-Type: multipart/alternative; boundary=\"\(Self.boundary)\"\r\n".utf8
    for (kind, part) in [("plain", text), ("html", page)] {
      guard let part else { continue }
      result += "\r\n--\(Self.boundary)\r\nContent-Type: text/\(kind); charset=utf-8\r\n".utf8
      result += "Content-Transfer-Encoding: quoted-printable\r\n\r\n".utf8
      QuotedPrintable.append(part, to: &result)
    }
    result += "\r\n--\(Self.boundary)--\r\n".utf8
    return result
  }
}
