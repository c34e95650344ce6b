/// Base64 (RFC 4648, section 4).
package enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The bytes in Base64, padded.
  package static func encoded(_ bytes: some Sequence<UInt8>) -> String {
    var result: [UInt8] = []
    var group = 0
    var count = 0
    func append(digits: Int) {
      for position in 0..<4 {
        result.append(
          position < digits
            ? alphabet[group >> (18 - 6 * position) & 0x3F] : UInt8(ascii: "="))
      }
    }
    for byte in bytes {
      group |= Int(byte) << (16 - 8 * count)
      count += 1
      if count == 3 {
        append(digits: 4)
        group = 0
        count = 0
      }
    }
    if count > 0 { append(digits: count + 1) }
    return String(decoding: result, as: UTF8.self)
  }
}
