internal import TextScanning

/// A line of the head of a message: a field's name and its value.
struct MailHeader {
  /// The field with CRLF, folded, and with what is not ASCII in encoded words.
  let encoded: [UInt8]

  /// The fields that the message has of its own.
  private static let own = ["content-transfer-encoding", "content-type", "mime-version"]

  /// The fields that hold addresses, in which only names may be encoded (RFC 2047, section 5).
  private static let addresses = [
    "bcc", "cc", "from", "reply-to", "resent-cc", "resent-from", "resent-to", "sender", "to",
  ]

  /// Encodes a line that a template wrote.
  ///
  /// - Throws: ``FormatFault`` if it is not `Name: value`.
  init(_ line: ArraySlice<UInt8>, number: Int) throws(FormatFault) {
    let name = line.prefix { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ":") }
    guard !name.isEmpty, line.dropFirst(name.count).first == UInt8(ascii: ":") else {
      throw FormatFault(
        line: number, "not a header field, which is Name: value (RFC 5322, section 2.2)")
    }
    let field = String(decoding: name, as: UTF8.self)
    guard !Self.own.contains(field.lowercased()) else {
      throw FormatFault(line: number, "debrief writes the field \(field) itself")
    }
    let value = line.dropFirst(name.count + 1).trimming { $0 == 0x20 }
    var words: [[UInt8]]
    if Self.addresses.contains(field.lowercased()) {
      words = try Self.addressWords(value, of: field, number: number)
    } else {
      let text = Self.words(of: value)
      words = Self.isPlain(value) ? text : Self.encodedWords(value, after: field)
    }
    if words.isEmpty { words = [[]] }
    encoded = Self.folded(Array("\(field):".utf8), words)
  }

  /// The maximum length of a line, without its end (RFC 5322, section 2.1.1, and RFC 2047).
  private static let lineLength = 76

  private static func folded(_ name: [UInt8], _ words: [[UInt8]]) -> [UInt8] {
    var result = name
    var column = name.count
    for (index, word) in words.enumerated() {
      if index > 0, column + 1 + word.count > lineLength {
        result += "\r\n".utf8
        column = 0
      }
      result.append(0x20)
      result += word
      column += 1 + word.count
    }
    return result + Array("\r\n".utf8)
  }

  private static func words(of text: ArraySlice<UInt8>) -> [[UInt8]] {
    text.split(separator: 0x20).map(Array.init)
  }

  /// Whether a text can stand as it is: ASCII, in words of a reasonable length and none of them
  /// like an encoded one, with single spaces between them.
  private static func isPlain(_ text: ArraySlice<UInt8>) -> Bool {
    var length = 0
    var previous: UInt8 = 0
    for byte in text {
      guard (0x20...0x7E).contains(byte) else { return false }
      if byte == 0x20, previous == 0x20 { return false }
      if previous == UInt8(ascii: "="), byte == UInt8(ascii: "?") { return false }
      length = byte == 0x20 ? 0 : length + 1
      if length > 60 { return false }
      previous = byte
    }
    return true
  }

  /// The text in encoded words of at most 75 characters, each of whole ones (RFC 2047, sections 2
  /// and 4.2).
  private static func encodedWords(_ text: ArraySlice<UInt8>, after field: String) -> [[UInt8]] {
    var words: [[UInt8]] = []
    var word: [UInt8] = []
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      var letters: [UInt8] = []
      for byte in String(scalar).utf8 {
        if byte.isAlphanumeric {
          letters.append(byte)
        } else if byte == 0x20 {
          letters.append(UInt8(ascii: "_"))
        } else {
          letters.append(UInt8(ascii: "="))
          letters.append(UInt8(uppercaseHexadecimalDigit: byte >> 4))
          letters.append(UInt8(uppercaseHexadecimalDigit: byte & 0xF))
        }
      }
      // 12 characters are around them, and before the first one the name of the field.
      let room = words.isEmpty ? max(24, 62 - field.utf8.count) : 63
      if word.count + letters.count > room {
        words.append(word)
        word = []
      }
      word += letters
    }
    if !word.isEmpty { words.append(word) }
    return words.map { Array("=?UTF-8?Q?".utf8) + $0 + Array("?=".utf8) }
  }

  /// The addresses of a list, which commas part outside quotes.
  private static func addresses(in list: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var isQuoted = false
    return list.split { byte in
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      return byte == UInt8(ascii: ",") && !isQuoted
    }
  }

  /// `Åsa Lindqvist <asa@example.com>, bob@example.com` with the names encoded.
  private static func addressWords(
    _ value: ArraySlice<UInt8>, of field: String, number: Int
  ) throws(FormatFault) -> [[UInt8]] {
    guard !isPlain(value) else { return words(of: value) }
    var result: [[UInt8]] = []
    for address in addresses(in: value) {
      let trimmed = address.trimming { $0 == 0x20 }
      let start = trimmed.lastIndex(of: UInt8(ascii: "<")) ?? trimmed.startIndex
      let mailbox = trimmed[start...]
      guard mailbox.allSatisfy({ (0x21...0x7E).contains($0) }) else {
        throw FormatFault(
          line: number,
          "an address is ASCII without spaces, with a name before it if there is one:"
            + " Ann Lee <ann@example.com>")
      }
      if !result.isEmpty { result[result.count - 1].append(UInt8(ascii: ",")) }
      let name = trimmed[..<start].trimming { $0 == 0x20 || $0 == UInt8(ascii: "\"") }
      if !name.isEmpty { result += encodedWords(name, after: field) }
      result.append(Array(mailbox))
    }
    return result
  }
}
