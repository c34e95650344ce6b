/// What a scalar is in a search: its class, and the letters that it counts as.
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
  /// The letters in lower case and without accents, as UTF-8; empty for a mark that is left out.
  let letters: [UInt8]

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
    guard Self.isOfWord(scalar) else {
      (kind, letters) = (.separator, [])
      return
    }
    kind = Self.isDense(scalar) ? .dense : .word
    letters = Self.folded(scalar)
  }

  /// Whether a scalar is a letter, a mark or a number: `[\p{L}\p{M}\p{N}]`.
  private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
      true
    default: false
    }
  }

  /// The blocks of the scripts that are written without spaces between words, and of Korean, which
  /// joins particles to them.
  private static let denseBlocks: [ClosedRange<UInt32>] = [
    0x0E00...0x0EFF, 0x1000...0x109F, 0x1100...0x11FF, 0x1780...0x17FF, 0x3040...0x30FF,
    0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF,
    0xFF66...0xFF9F, 0x20000...0x3FFFF,
  ]

  private static func isDense(_ scalar: Unicode.Scalar) -> Bool {
    denseBlocks.contains { $0.contains(scalar.value) }
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

  /// The letter without its accents: Unicode names it `LATIN SMALL LETTER E WITH ACUTE`.
  private static func base(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard scalar.value >= 0x80, scalar.value < 0x3000, let name = scalar.properties.name,
      let base = bases.first(where: { name.utf8.starts(with: $0.name.utf8) })
    else { return scalar }
    return base.scalar
  }

  /// The Latin and the Greek letters by what the names of their accented forms begin with.
  private static let bases: [(name: String, scalar: Unicode.Scalar)] = {
    let letters = [UInt32](0x61...0x7A) + [UInt32](0x3B1...0x3C9)
    return letters.compactMap(Unicode.Scalar.init).compactMap { scalar in
      scalar.properties.name.map { ($0 + " WITH ", scalar) }
    }
  }()
}

/// Folded scalars by scalar, each of which is looked up once.
struct LetterFolding: Sendable {
  private var known: [Unicode.Scalar: FoldedScalar] = [:]

  subscript(scalar: Unicode.Scalar) -> FoldedScalar {
    mutating get {
      if let folded = known[scalar] { return folded }
      let folded = FoldedScalar(scalar)
      known[scalar] = folded
      return folded
    }
  }

  /// The letters below U+3000 that were looked up, each with its folded form: what `search.js` cannot
  /// know.
  var letters: [Unicode.Scalar: [UInt8]] {
    known.filter { $0.key.value < 0x3000 && $0.value.kind != .separator }.mapValues(\.letters)
  }

  /// The Latin and Greek letters up to U+0400 that count as others, each with its folded form: someone
  /// may type them where no page has them.
  static let usualLetters: [Unicode.Scalar: [UInt8]] = {
    var letters: [Unicode.Scalar: [UInt8]] = [:]
    for scalar in (0xA0..<0x400).compactMap({ Unicode.Scalar(UInt32($0)) }) {
      let folded = FoldedScalar(scalar)
      guard folded.kind == .word, folded.letters != Array(String(scalar).utf8) else { continue }
      letters[scalar] = folded.letters
    }
    return letters
  }()
}
