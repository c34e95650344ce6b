internal import TextScanning

/// Finds the bytes of strings that need escaping or decoding, eight bytes at a time.
///
/// The tests are variants of "does this word have a zero byte": the high bit of each matching byte
/// is set. A carry can set false ones, but only above a true one, so the lowest is always right.
enum StringBytes {
  /// Whether bytes are all ASCII, given the bitwise OR of all of them.
  static func isASCII(_ bits: UInt64) -> Bool { bits & ByteWord.highBits == 0 }

  /// The index of the first `"`, `\` or C0 control at or after an index; the count if none.
  ///
  /// - Parameter seen: Collects the bits of all bytes of the run, and perhaps of some after it.
  static func endOfPlainRun(in bytes: Span<UInt8>, from start: Int, seen: inout UInt64) -> Int {
    var index = start
    var bits = seen
    defer { seen = bits }
    // Parsing spends most of its time in this loop: it does without bounds checks, and tests two
    // words before it branches.
    bytes.withUnsafeBytes { buffer in
      while buffer.count - index >= 16 {
        let firstWord = ByteWord.load(from: buffer, at: index)
        let secondWord = ByteWord.load(from: buffer, at: index &+ 8)
        let first = special(firstWord) & ByteWord.highBits
        let second = special(secondWord) & ByteWord.highBits
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

  /// The index of the first byte at or after an index that may begin a character that
  /// ``JSONWriter`` escapes: those of ``endOfPlainRun(in:from:seen:)``, DEL, and the lead bytes
  /// 0xC2 of the C1 controls and 0xE2 of U+2028.
  static func endOfUnescapedRun(in bytes: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while bytes.count - index >= 8 {
      let word = ByteWord.load(from: bytes, at: index)
      // 0xC2 and 0xE2 differ by one bit.
      let leads = (word | ByteWord.ones &* 0x20) ^ ByteWord.ones &* 0xE2
      let deletes = word ^ ByteWord.ones &* 0x7F
      let found = (special(word) | zeroBytes(leads) | zeroBytes(deletes)) & ByteWord.highBits
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

  private static func special(_ word: UInt64) -> UInt64 {
    // Swapping `"` with the space puts it next to the controls.
    let swapped = word ^ ByteWord.ones &* 0x02
    return (swapped &- ByteWord.ones &* 0x21) & ~swapped | zeroBytes(word ^ ByteWord.ones &* 0x5C)
  }

  private static func zeroBytes(_ word: UInt64) -> UInt64 {
    (word &- ByteWord.ones) & ~word
  }
}
