/// What a character beyond ASCII is searched as.
enum ScalarReduction {
  /// Nothing: the character is invisible.
  case nothing
  /// A character of ASCII that looks the same.
  case ascii(UInt8)
  /// Several letters of ASCII: `ß` is `ss`.
  case letters([UInt8], isUpper: Bool)
  /// A combining mark of the letter before it.
  case mark(UInt32)
  /// A character of a script that is written without spaces.
  case unspaced(UInt32)
  /// A letter or digit.
  case letter(LetterReduction.Letter)
  /// Anything else.
  case other(UInt32)

  /// Half-width katakana, U+FF66 to U+FF9D, in full width.
  private static let katakana = Array(
    "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン".unicodeScalars)

  /// Reduces a character.
  static func reduce(_ scalar: Unicode.Scalar) -> ScalarReduction {
    let value = scalar.value
    switch value {
    case 0..<0x80: return .ascii(UInt8(truncatingIfNeeded: value))
    case 0x3041...0x30FF where value != 0x30FB, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xAC00...0xD7A3, 0x1100...0x11FF, 0x3005, 0x3007, 0xF900...0xFAFF, 0x20000...0x3FFFF,
      0x0E01...0x0EFF, 0x1780...0x17B3, 0x1000...0x109F:
      return .unspaced(value)
    case 0xDF, 0x1E9E: return .letters(Array("ss".utf8), isUpper: value == 0x1E9E)
    case 0xC6, 0xE6: return .letters(Array("ae".utf8), isUpper: value == 0xC6)
    case 0x152, 0x153: return .letters(Array("oe".utf8), isUpper: value == 0x152)
    case 0xFB00: return .letters(Array("ff".utf8), isUpper: false)
    case 0xFB01: return .letters(Array("fi".utf8), isUpper: false)
    case 0xFB02: return .letters(Array("fl".utf8), isUpper: false)
    case 0x300...0x36F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF:
      return value == 0x34F ? .nothing : .mark(value)
    case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return .ascii(0x20)
    case 0x85, 0x2028, 0x2029: return .ascii(0x0A)
    case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63: return .ascii(UInt8(ascii: "-"))
    case 0xB4, 0x2018, 0x2019, 0x201B, 0x2B9, 0x2BB, 0x2BC, 0x2032: return .ascii(UInt8(ascii: "'"))
    case 0x2024, 0xFE52: return .ascii(UInt8(ascii: "."))
    case 0xFE6B: return .ascii(UInt8(ascii: "@"))
    case 0xFF01...0xFF5E: return .ascii(UInt8(truncatingIfNeeded: value - 0xFEE0))
    case 0xFF61: return .other(0x3002)
    case 0xFF66...0xFF9D: return .unspaced(katakana[Int(value - 0xFF66)].value)
    case 0xFF9E: return .unspaced(0x3099)
    case 0xFF9F: return .unspaced(0x309A)
    case 0x1D7CE...0x1D7FF:
      return .ascii(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: (value - 0x1D7CE) % 10))
    case 0x1D400...0x1D6A3:
      let letter = UInt8(truncatingIfNeeded: (value - 0x1D400) % 52)
      return .ascii(letter < 26 ? UInt8(ascii: "A") + letter : UInt8(ascii: "a") + letter - 26)
    case 0xC0...0x24F where value != 0xD7 && value != 0xF7:
      return .letter(LetterReduction.shared.reduced(scalar))
    default: return reduceByProperties(scalar)
    }
  }

  private static func reduceByProperties(_ scalar: Unicode.Scalar) -> ScalarReduction {
    let properties = scalar.properties
    if properties.isDefaultIgnorableCodePoint { return .nothing }
    if properties.generalCategory == .decimalNumber, let digit = properties.numericValue {
      return .ascii(UInt8(ascii: "0") + UInt8(digit))
    }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return .letter(.init(base: scalar.value))
    default: break
    }
    guard properties.isAlphabetic || properties.numericType != nil else {
      return .other(scalar.value)
    }
    return .letter(LetterReduction.shared.reduced(scalar))
  }

  /// The composed form of kana with a sound mark, or of Hangul jamo (Unicode, section 3.12).
  static func composed(_ first: UInt32, _ second: UInt32) -> UInt32? {
    switch second {
    case 0x3099:
      if first == 0x3046 || first == 0x30A6 { return first + 0x4E }
      return (0x304B...0x30DB).contains(first) ? first + 1 : nil
    case 0x309A: return (0x306F...0x30DB).contains(first) ? first + 2 : nil
    case 0x1161...0x1175:
      guard (0x1100...0x1112).contains(first) else { return nil }
      return 0xAC00 + ((first - 0x1100) * 21 + second - 0x1161) * 28
    case 0x11A8...0x11C2:
      guard (0xAC00...0xD7A3).contains(first), (first - 0xAC00) % 28 == 0 else { return nil }
      return first + second - 0x11A7
    default: return nil
    }
  }
}
