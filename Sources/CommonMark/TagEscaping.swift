/// How a text is written inside a tag of HTML: so that it can end neither the value of an
/// attribute, be it quoted or not, nor the tag.
enum TagEscaping {
  /// Whether a byte is written as a character reference.
  ///
  /// All of ASCII is but letters and digits; and of those one that comes first, where it would
  /// name the tag or make a reference with what stands before.
  static func isEscaped(_ byte: UInt8, isFirst: Bool) -> Bool {
    byte.isAlphanumeric ? isFirst : byte < 0x80
  }
}
