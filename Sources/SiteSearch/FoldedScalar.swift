internal import TextScanning

/// What a scalar is in a search: its class, and the letters that it counts as.
///
/// The letters are at most four bytes, one scalar or two ASCII letters, so that they need no memory of
/// their own.
struct FoldedScalar: Sendable, Hashable {
  /// What a scalar does to a word.
  enum Kind: Sendable, Hashable {
    /// It is a letter, a mark or a digit.
    case word
    /// It is of a script that is written without spaces.
    case dense
    /// It ends a word.
    case separator
  }

  let kind: Kind
  /// The number of bytes of the letters; 0 for a mark that is left out, and for a separator.
  let count: UInt8
  /// The letters in lower case and without accents, as UTF-8, the first byte lowest.
  private let packed: UInt32

  /// A separator.
  static let none = FoldedScalar(.separator, [])

  private init(_ kind: Kind, _ letters: [UInt8]) {
    self.kind = kind
    count = UInt8(min(letters.count, 4))
    packed = letters.prefix(4).reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// The letters in lower case and without accents, as UTF-8.
  var letters: [UInt8] {
    var letters: [UInt8] = []
    forEachByte { letters.append($0) }
    return letters
  }

  /// Calls a body with each byte of the letters.
  func forEachByte(_ body: (UInt8) -> Void) {
    var rest = packed
    for _ in 0..<count {
      body(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }

  /// Folds a scalar.
  ///
  /// `search.js` does the same to what is typed: it has the same rules for all but the letters below
  /// U+3000, whose folded form is in the index.
  init(_ scalar: Unicode.Scalar) {
    var scalar = scalar
    if (0xFF01...0xFF5E).contains(scalar.value), let narrow = Unicode.Scalar(scalar.value - 0xFEE0)
    {
      // A full-width form counts as the usual one.
      scalar = narrow
    }
    guard scalar.properties.generalCategory.isOfWord else {
      self = .none
      return
    }
    self.init(scalar.isOfScriptWithoutSpaces ? .dense : .word, Self.folded(scalar))
  }

  private static func folded(_ scalar: Unicode.Scalar) -> [UInt8] {
    var letters: [UInt8] = []
    for lower in scalar.properties.lowercaseMapping.unicodeScalars {
      if lower.properties.generalCategory == .nonspacingMark { continue }
      if let base = usualLetters[lower] {
        letters += base.utf8
      } else {
        letters += String(base(of: lower)).utf8
      }
    }
    return letters
  }

  /// Letters that count as others for a reason that their names do not tell.
  private static let usualLetters: [Unicode.Scalar: String] = [
    "ß": "ss", "æ": "ae", "œ": "oe", "ς": "σ", "ı": "i", "ё": "е",
  ]

  /// The blocks below U+3000 that have Latin and Greek letters with accents.
  private static let accentedBlocks: [ClosedRange<UInt32>] = [
    0x0080...0x02AF, 0x0370...0x03FF, 0x1D00...0x1FFF, 0x2C60...0x2C7F,
  ]

  /// The letter without its accents.
  private static func base(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard accentedBlocks.contains(where: { $0.contains(scalar.value) }) else { return scalar }
    return LetterName(scalar).flatMap { bases[$0.base] } ?? scalar
  }

  /// The Latin and the Greek letters by their names.
  private static let bases: [Substring: Unicode.Scalar] = {
    let letters = ([UInt32](0x61...0x7A) + [UInt32](0x3B1...0x3C9)).compactMap(Unicode.Scalar.init)
    let named = letters.compactMap { scalar in
      scalar.properties.name.map { (Substring($0), scalar) }
    }
    return Dictionary(named, uniquingKeysWith: { first, _ in first })
  }()
}

/// Folded scalars by scalar, each of which is looked up once.
struct FoldedScalars: Sendable {
  private var known: [Unicode.Scalar: FoldedScalar] = [:]

  subscript(scalar: Unicode.Scalar) -> FoldedScalar {
    mutating get {
      if scalar.value < LetterSet.end { return Self.common[Int(scalar.value)] }
      if let folded = known[scalar] { return folded }
      let folded = FoldedScalar(scalar)
      known[scalar] = folded
      return folded
    }
  }

  /// The scalars below U+3000.
  private static let common = (0..<LetterSet.end).map { value in
    Unicode.Scalar(value).map { FoldedScalar($0) } ?? .none
  }
}
