internal import TextScanning

/// Letters reduced to their base, in lower case, and their accents, which are told by the names of
/// the letters.
struct LetterReduction {
  /// A letter reduced to its base.
  struct Letter {
    /// The base letter in lower case.
    var base: UInt32
    /// The accents as a number that is equal for a composed and a decomposed letter.
    var accents: UInt32 = 0
    /// Whether the letter is upper or title case.
    var isUpper = false
  }

  /// The table for the letters of the Latin, Greek and Cyrillic blocks.
  static let shared = LetterReduction()

  private static let blocks: [ClosedRange<UInt32>] = [
    0xC0...0x24F, 0x370...0x52F, 0x1E00...0x1FFF,
  ]
  /// Letters whose names do not say what they are composed of.
  private static let special: [UInt32: (base: UInt32, accent: UInt32)] = [
    0x131: (0x69, 0), 0x439: (0x438, 0x306), 0x451: (0x435, 0x308), 0x457: (0x456, 0x308),
  ]
  private static let accentNames: [Substring: UInt32] = [
    "GRAVE": 0x300, "ACUTE": 0x301, "CIRCUMFLEX": 0x302, "TILDE": 0x303, "MACRON": 0x304,
    "BREVE": 0x306, "DOT ABOVE": 0x307, "DIAERESIS": 0x308, "DIALYTIKA": 0x308,
    "HOOK ABOVE": 0x309, "RING ABOVE": 0x30A, "DOUBLE ACUTE": 0x30B, "CARON": 0x30C,
    "HORN": 0x31B, "DOT BELOW": 0x323, "COMMA BELOW": 0x326, "CEDILLA": 0x327, "OGONEK": 0x328,
    "TONOS": 0x301,
  ]

  private var table: [UInt32: Letter] = [:]

  private init() {
    var bases: [Substring: UInt32] = [:]
    let letters = ([0x61...0x7A] + Self.blocks).joined().compactMap(Unicode.Scalar.init)
    let names = letters.map { Substring($0.properties.name ?? "") }
    for (letter, name) in zip(letters, names) { bases[name] = letter.value }
    for letter in letters where letter.value > 0x7F {
      let properties = letter.properties
      let lower = properties.lowercaseMapping.unicodeScalars.first ?? letter
      var reduced = Letter(base: lower.value, isUpper: lower != letter)
      if let special = Self.special[lower.value] {
        reduced.base = special.base
        if special.accent > 0 { reduced.accents = Self.adding(special.accent, to: 0) }
      } else if let name = LetterName(lower), let base = bases[name.base] {
        reduced.base = base
        for accent in name.accents.split(separator: " AND ") {
          let mark = Self.accentNames[accent] ?? accent.utf8.reduce(7) { $0 &* 31 &+ UInt32($1) }
          reduced.accents = Self.adding(mark, to: reduced.accents)
        }
      }
      table[letter.value] = reduced
    }
  }

  /// Adds a combining mark to the accents of a letter.
  static func adding(_ mark: UInt32, to accents: UInt32) -> UInt32 {
    (accents &* 37 &+ (mark & 0x3FF) &+ 1) & 0x7FF
  }

  /// Reduces a letter that is not ASCII.
  func reduced(_ scalar: Unicode.Scalar) -> Letter {
    if let reduced = table[scalar.value] { return reduced }
    let lower = scalar.properties.lowercaseMapping.unicodeScalars
    guard lower.count == 1, let first = lower.first, first != scalar else {
      return Letter(base: scalar.value)
    }
    return Letter(base: first.value, isUpper: true)
  }
}
