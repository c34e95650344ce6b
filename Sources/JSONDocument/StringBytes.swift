/// Finds the bytes of strings that need a closer look, eight bytes at a time.
///
/// The tests are "does this word have a zero byte" and its kin: the high bit of a byte is set where
/// the test holds. A carry can set more of them, but only above one that is rightly set, so that
/// the lowest is always right.
enum StringBytes {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// Whether bytes whose bits were collected are all ASCII.
  static func isASCII(_ bits: UInt64) -> Bool { bits & highBits == 0 }

  /// The index of the first `"`, `\` or C0 control at or behind an index; the count where none is.
  ///
  /// - Parameter seen: Gets the bits of all bytes of the run, and perhaps of some behind it.
  static func endOfPlainRun(in bytes: Span<UInt8>, from start: Int, seen: inout UInt64) -> Int {
    var index = start
    var bits = seen
    defer { seen = bits }
    // The loop is most of the time that parsing takes: it knows that its index is in the bytes, and
    // looks at two words before it asks whether anything was found.
    bytes.withUnsafeBytes { buffer in
      while buffer.count - index >= 16 {
        let firstWord = word(in: buffer, at: index)
        let secondWord = word(in: buffer, at: index &+ 8)
        let first = special(firstWord) & highBits
        let second = special(secondWord) & highBits
        bits |= firstWord | secondWord
        if first | second != 0 {
          index &+= (first != 0 ? first : second).trailingZeroBitCount / 8
          if first == 0 { index &+= 8 }
          return
        }
        index &+= 16
      }
    }
    while index < bytes.count {
      switch bytes[index] {
      case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"): return index
      default:
        bits |= UInt64(bytes[index])
        index += 1
      }
    }
    return index
  }

  /// The index of the first byte at or behind an index that may begin what ``JSONWriter`` escapes:
  /// those of ``endOfPlainRun(in:from:seen:)``, DEL, and 0xC2 and 0xE2, which begin the C1 controls and
  /// U+2028.
  static func endOfUnescapedRun(in bytes: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while bytes.count - index >= 8 {
      let word = word(in: bytes, at: index)
      // 0xC2 and 0xE2 differ by one bit.
      let leads = (word | ones &* 0x20) ^ ones &* 0xE2
      let deletes = word ^ ones &* 0x7F
      let found = (special(word) | zeroBytes(leads) | zeroBytes(deletes)) & highBits
      if found != 0 { return index + found.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < bytes.count {
      switch bytes[index] {
      case 0..<0x20, 0x7F, UInt8(ascii: "\""), UInt8(ascii: "\\"), 0xC2, 0xE2: return index
      default: index += 1
      }
    }
    return index
  }

  private static func word(in bytes: Span<UInt8>, at index: Int) -> UInt64 {
    bytes.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
  }

  private static func word(in buffer: UnsafeRawBufferPointer, at index: Int) -> UInt64 {
    buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
  }

  private static func special(_ word: UInt64) -> UInt64 {
    // With `"` and the space in each other's place, `"` is next to the controls.
    let swapped = word ^ ones &* 0x02
    return (swapped &- ones &* 0x21) & ~swapped | zeroBytes(word ^ ones &* 0x5C)
  }

  private static func zeroBytes(_ word: UInt64) -> UInt64 {
    (word &- ones) & ~word
  }
}
