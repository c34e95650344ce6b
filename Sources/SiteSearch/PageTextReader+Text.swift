internal import TextScanning

/// The text between tags.
extension PageTextReader {
  mutating func appendSpace() {
    if text.count > current.start, text.last != 0x20 { text.append(0x20) }
  }

  /// Appends what stands before an index, with its character references resolved.
  mutating func appendText(_ page: Span<UInt8>, upTo end: Int) {
    while offset < end {
      let byte = page[offset]
      if byte == UInt8(ascii: "&"),
        let (scalar, length) = Self.reference(page, at: offset, upTo: end)
      {
        append(scalar)
        offset += length
      } else if byte <= 0x20 || byte == 0x7F {
        appendSpace()
        offset += 1
      } else {
        let start = offset
        repeat { offset += 1 } while offset < end && Self.isTakenOver(page, offset, end)
        page.withUnsafeBufferPointer { bytes in
          text.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<offset]))
        }
      }
    }
  }

  /// Whether the byte at an index is taken over as it is: a single space is, too.
  private static func isTakenOver(_ page: Span<UInt8>, _ index: Int, _ end: Int) -> Bool {
    let byte = page[index]
    if byte > 0x20 { return byte != UInt8(ascii: "&") && byte != 0x7F }
    return byte == 0x20 && index + 1 < end && page[index + 1] > 0x20
      && page[index + 1] != UInt8(ascii: "&") && page[index + 1] != 0x7F
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    if scalar.value <= 0x20 || scalar.value == 0x7F {
      appendSpace()
    } else {
      text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }

  /// The names of characters that the program and libcmark write as references, and a few more that
  /// templates have.
  private static let names: [(name: String, scalar: Unicode.Scalar)] = [
    ("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", "\""), ("apos", "'"), ("nbsp", " "),
    ("shy", "\u{AD}"), ("ndash", "\u{2013}"), ("mdash", "\u{2014}"), ("hellip", "\u{2026}"),
  ]

  /// The character of a reference at an index, and the length of the reference in bytes; nil if it is
  /// none (HTML, section 13.5).
  private static func reference(
    _ page: Span<UInt8>, at index: Int, upTo end: Int
  ) -> (scalar: Unicode.Scalar, length: Int)? {
    // The longest is `&#x10FFFF;`.
    let text = (index..<min(index + 10, end)).map { page[$0] }
    guard let length = text.firstIndex(of: UInt8(ascii: ";")).map({ $0 + 1 }) else { return nil }
    var name = text[1..<(length - 1)]
    guard name.first == UInt8(ascii: "#") else {
      return names.first { name.elementsEqual($0.name.utf8) }.map { ($0.scalar, length) }
    }
    name = name.dropFirst()
    let isHexadecimal = name.first == UInt8(ascii: "x") || name.first == UInt8(ascii: "X")
    let digits = String(decoding: isHexadecimal ? name.dropFirst() : name, as: UTF8.self)
    return UInt32(digits, radix: isHexadecimal ? 16 : 10)
      .flatMap(Unicode.Scalar.init).map { ($0, length) }
  }
}
