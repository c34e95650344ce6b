/// The end of a word, for stripping English suffixes.
struct WordEnding {
  /// The last bytes of the word in lower case, with the last byte highest.
  let lastBytes: UInt64

  /// The length of the first of these suffixes that leaves at least four letters: `'s`, `ing`,
  /// `ed`, `es`, `s`, `ly`; 0 if there is none.
  ///
  /// - Parameter length: The length of the word, which does not end with an apostrophe.
  @inline(__always)
  func length(inWordOf length: Int) -> Int {
    // Most words fail this test and cost only one branch.
    let isLast = Self.lastLetters &>> (lastBytes >> 56 & 31) & 1
    let isLong = UInt64(truncatingIfNeeded: 4 &- length) &>> 63
    return isLast & isLong == 0 ? 0 : lengthOfEnding(inWordOf: length)
  }

  @inline(__always)
  private func lengthOfEnding(inWordOf length: Int) -> Int {
    switch lastBytes >> 48 {
    case Self.es, Self.apostropheS, Self.ed, Self.ly:
      if length > 5 { return 2 }
    default: break
    }
    if lastBytes >> 56 == 0x73 { return 1 }
    return length > 6 && lastBytes >> 40 == Self.ing ? 3 : 0
  }

  /// A bit mask of the low five bits of each letter that ends a suffix.
  private static let lastLetters: UInt64 = 1 << 0x04 | 1 << 0x07 | 1 << 0x13 | 1 << 0x19

  // The suffixes in the highest bytes, with the last letter highest.
  private static let es: UInt64 = 0x7365
  private static let apostropheS: UInt64 = 0x7327
  private static let ed: UInt64 = 0x6465
  private static let ly: UInt64 = 0x796C
  private static let ing: UInt64 = 0x67_6E_69
}
