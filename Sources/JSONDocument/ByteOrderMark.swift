/// The mark U+FEFF that some editors put at the start of a text.
enum ByteOrderMark {
  /// The number of bytes of a UTF-8 mark at the start: 3 or 0.
  static func length(in bytes: Span<UInt8>) -> Int {
    bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
  }

  /// Whether the bytes begin as UTF-16 text does: with its mark, or with a zero in an ASCII
  /// character's pair of bytes.
  static func looksLikeUTF16(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count >= 2 else { return false }
    switch (bytes[0], bytes[1]) {
    case (0xFE, 0xFF), (0xFF, 0xFE): return true
    case (0, 1...0x7F), (1...0x7F, 0): return true
    default: return false
    }
  }
}
