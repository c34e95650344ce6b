import InterchangeFormats
import Testing
import TextEscaping

struct MailTests {
  private func message(_ head: String, _ text: String = "a", _ page: String? = nil) -> MailMessage {
    MailMessage(head: Array(head.utf8), text: Array(text.utf8), page: page.map { Array($0.utf8) })
  }

  /// The value of a field, unfolded and with its encoded words decoded (RFC 2047, section 6).
  private func value(_ field: String, in file: [UInt8]) -> String? {
    let text = String(decoding: file, as: UTF8.self).replacingBytes("\r\n ", with: " ")
      .replacingBytes("\r\n", with: "\n")
    guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix(field + ": ") })
    else { return nil }
    var bytes: [UInt8] = []
    var wasEncoded = false
    for word in line.dropFirst(field.count + 2).split(
      separator: " ", omittingEmptySubsequences: false)
    {
      let isEncoded = word.hasPrefix("=?UTF-8?Q?") && word.hasSuffix("?=")
      if !bytes.isEmpty, !(isEncoded && wasEncoded) { bytes.append(0x20) }
      wasEncoded = isEncoded
      guard isEncoded else {
        bytes += Array(word.utf8)
        continue
      }
      var rest = Array(word.utf8.dropFirst(10).dropLast(2))[...]
      while let byte = rest.popFirst() {
        switch byte {
        case UInt8(ascii: "_"): bytes.append(0x20)
        case UInt8(ascii: "="):
          bytes.append(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) ?? 0)
          rest = rest.dropFirst(2)
        default: bytes.append(byte)
        }
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  @Test func `any subject comes back, on lines of at most 76 characters`() throws {
    for text in HostileTexts.all {
      var head = Array("Subject: ".utf8)
      MailMessage.append(text, to: &head)
      let file = try MailMessage(head: head, text: [0x61], page: nil).encoded()
      _ = try MailMessage(reading: file)
      #expect(file.allSatisfy { $0 < 0x80 })
      #expect(file.split(separator: 0x0A).allSatisfy { $0.count <= 77 })
      let wanted = PlainText.singleLine(text).replacingBytes("\t", with: " ")
      let found = value("Subject", in: file) ?? ""
      #expect(trimmed(found) == trimmed(wanted), "\(wanted.debugDescription)")
    }
  }

  private func trimmed(_ text: String) -> [Unicode.Scalar] {
    let scalars = Array(text.unicodeScalars)
    guard let first = scalars.firstIndex(where: { $0 != " " }),
      let last = scalars.lastIndex(where: { $0 != " " })
    else { return [] }
    return Array(scalars[first...last])
  }

  @Test func `any part comes back, line by line`() throws {
    for text in HostileTexts.all where !text.isEmpty {
      let normal = PlainText.normalised(text)
      let file = try message("Subject: x", normal, "<p>\(normal)</p>").encoded()
      let read = try MailMessage(reading: file)
      #expect(file.split(separator: 0x0A).allSatisfy { $0.count <= 77 })
      let wanted = normal.utf8.last == 0x0A ? normal : normal + "\n"
      let found = String(decoding: try #require(read.text), as: UTF8.self)
        .replacingBytes("\r\n", with: "\n")
      #expect(found.unicodeScalars.elementsEqual(wanted.unicodeScalars))
    }
  }

  @Test func `names in addresses are encoded, and addresses are not`() throws {
    let file = try message("To: Åsa Lind <asa@example.com>, bob@example.com").encoded()
    #expect(value("To", in: file) == "Åsa Lind <asa@example.com>, bob@example.com")
    #expect(throws: FormatFault.self) { try message("To: åsa@example.com").encoded() }
    let quoted = try message("To: \"Lee, Åsa\" <asa@example.com>, b@example.com").encoded()
    #expect(value("To", in: quoted) == "Lee, Åsa <asa@example.com>, b@example.com")
  }

  @Test(arguments: ["no field", "Content-Type: text/html", ": x", "MIME-Version: 2"])
  func `a line that is no field, or one of ours, is a fault`(head: String) {
    #expect(throws: FormatFault.self) { try message(head).encoded() }
  }

  @Test func `no line begins with a dot or as one of a mailbox does`() throws {
    for length in 60..<90 {
      let text =
        String(repeating: "x", count: length) + "....From me" + String(repeating: ".", count: 99)
      let file = try message("Subject: x", text + "\nFrom you\n.").encoded()
      #expect(
        !file.split(separator: 0x0A).contains { $0.first == 0x2E || $0.starts(with: "From ".utf8) })
    }
  }

  @Test func `a text cannot add a field`() throws {
    var head = Array("Subject: ".utf8)
    MailMessage.append("x\r\nBcc: eve@example.com\r\n\r\n<script>", to: &head)
    let file = try MailMessage(head: head, text: [0x61], page: nil).encoded()
    #expect(!String(decoding: file, as: UTF8.self).contains("\nBcc"))
  }

  @Test func `a message that was cut or changed is a fault`() throws {
    let file = try message("Subject: x", "long text " + String(repeating: "é", count: 200), "<p>")
      .encoded()
    #expect(throws: FormatFault.self) { try MailMessage(reading: Array(file.dropLast(10))) }
    #expect(throws: FormatFault.self) { try MailMessage(reading: file.filter { $0 != 0x0D }) }
    #expect(throws: FormatFault.self) { try MailMessage(reading: []) }
  }
}
