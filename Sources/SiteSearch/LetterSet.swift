/// A set of letters from U+0080 to U+2FFF, which `search.js` must be told how to fold.
struct LetterSet: Sendable, Hashable {
  /// The first scalar that cannot be in a set.
  static let end: UInt32 = 0x3000

  private var bits = [UInt64](repeating: 0, count: Int(end) / 64)

  /// Makes an empty set.
  init() {}

  /// Makes the set of the letters in a text.
  init(_ text: String) {
    for scalar in text.unicodeScalars { insert(scalar) }
  }

  /// Inserts a scalar, unless it is not below U+3000.
  mutating func insert(_ scalar: Unicode.Scalar) {
    guard scalar.value < Self.end else { return }
    bits[Int(scalar.value) / 64] |= 1 << (UInt64(scalar.value) % 64)
  }

  /// Inserts the scalars of another set.
  mutating func formUnion(_ other: LetterSet) {
    for index in bits.indices { bits[index] |= other.bits[index] }
  }

  /// The scalars that another set does not have.
  func subtracting(_ other: LetterSet) -> LetterSet {
    var rest = self
    for index in bits.indices { rest.bits[index] &= ~other.bits[index] }
    return rest
  }

  /// The scalars, in order.
  var scalars: [Unicode.Scalar] {
    bits.enumerated().flatMap { index, word in
      (0..<64).filter { word >> $0 & 1 == 1 }.compactMap { Unicode.Scalar(UInt32(64 * index + $0)) }
    }
  }

  /// The Latin and Greek letters up to U+0400 that count as others: someone may type them where no
  /// page has them.
  static let usual: LetterSet = {
    var letters = LetterSet()
    for scalar in (0xA0..<usualEnd).compactMap({ Unicode.Scalar($0) }) {
      let folded = FoldedScalar(scalar)
      guard folded.kind == .word, folded.letters != Array(String(scalar).utf8) else { continue }
      letters.insert(scalar)
    }
    return letters
  }()

  /// The end of the letters of which ``usual`` has all that count as others.
  static let usualEnd: UInt32 = 0x400
}
