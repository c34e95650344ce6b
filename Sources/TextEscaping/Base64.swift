/// Base64 (RFC 4648, section 4).
package enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let padding = UInt8(ascii: "=")

  /// The bytes in Base64, padded.
  package static func encoded(_ bytes: some Sequence<UInt8>) -> String {
    var result: [UInt8] = []
    append(Array(bytes), to: &result)
    return String(decoding: result, as: UTF8.self)
  }

  /// Appends bytes in Base64, padded.
  package static func append(_ bytes: [UInt8], to output: inout [UInt8]) {
    output.reserveCapacity(output.count + (bytes.count + 2) / 3 * 4)
    var offset = 0
    while offset < bytes.count {
      let count = min(bytes.count - offset, 3)
      var group = Int(bytes[offset]) << 16
      if count > 1 { group |= Int(bytes[offset + 1]) << 8 }
      if count > 2 { group |= Int(bytes[offset + 2]) }
      output.append(alphabet[group >> 18])
      output.append(alphabet[group >> 12 & 0x3F])
      output.append(count > 1 ? alphabet[group >> 6 & 0x3F] : padding)
      output.append(count > 2 ? alphabet[group & 0x3F] : padding)
      offset += count
    }
  }

  /// The value of each digit; 64 for any other byte.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 64, count: 256)
    for (value, digit) in alphabet.enumerated() { values[Int(digit)] = UInt8(value) }
    return values
  }()

  /// The bytes of a padded text; nil if it is not one that encoding gives (section 3.5).
  package static func decoded(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    guard text.count % 4 == 0 else { return nil }
    let paddingCount = text.suffix(2).reversed().prefix { $0 == padding }.count
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 4 * 3)
    var group = 0
    var count = 0
    for digit in text.dropLast(paddingCount) {
      let value = values[Int(digit)]
      guard value < 64 else { return nil }
      group = group << 6 | Int(value)
      count += 1
      if count == 4 {
        bytes.append(UInt8(truncatingIfNeeded: group >> 16))
        bytes.append(UInt8(truncatingIfNeeded: group >> 8))
        bytes.append(UInt8(truncatingIfNeeded: group))
        (group, count) = (0, 0)
      }
    }
    switch count {
    case 2 where group & 0xF == 0: bytes.append(UInt8(truncatingIfNeeded: group >> 4))
    case 3 where group & 0x3 == 0:
      bytes.append(UInt8(truncatingIfNeeded: group >> 10))
      bytes.append(UInt8(truncatingIfNeeded: group >> 2))
    case 0: break
    default: return nil
    }
    return bytes
  }
}
