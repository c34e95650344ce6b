internal import TextScanning

/// Reads character references of HTML, which a reader of the text would see decoded.
enum CharacterReferenceReader {
  /// The longest reference that is read, so that every text takes linear time.
  private static let limit = 12

  private static let named: [String: UInt32] = [
    "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27, "nbsp": 0xA0,
    "commat": 0x40, "period": 0x2E, "comma": 0x2C, "colon": 0x3A, "semi": 0x3B, "sol": 0x2F,
    "bsol": 0x5C, "num": 0x23, "plus": 0x2B, "equals": 0x3D, "quest": 0x3F, "excl": 0x21,
    "percnt": 0x25, "lowbar": 0x5F, "UnderBar": 0x5F, "hyphen": 0x2D, "dash": 0x2D,
    "ndash": 0x2D, "mdash": 0x2D, "minus": 0x2D, "lpar": 0x28, "rpar": 0x29, "lsqb": 0x5B,
    "rsqb": 0x5D, "ast": 0x2A, "shy": 0xAD, "zwj": 0x200D, "zwnj": 0x200C, "ensp": 0x20,
    "emsp": 0x20, "thinsp": 0x20, "Tab": 0x09, "NewLine": 0x0A, "rsquo": 0x27, "lsquo": 0x27,
    "szlig": 0xDF, "aelig": 0xE6, "AElig": 0xC6, "oelig": 0x153, "OElig": 0x152, "eth": 0xF0,
    "thorn": 0xFE, "inodot": 0x131, "middot": 0xB7, "ZeroWidthSpace": 0x200B,
    "NoBreak": 0x2060,
  ]
  /// The accents in names such as `eacute`.
  private static let accents = [
    "acute", "grave", "circ", "uml", "tilde", "cedil", "ring", "caron", "slash", "macr",
    "breve", "dot", "ogon", "strok",
  ]

  /// The character of the reference at an ampersand, and the length of the reference in bytes.
  ///
  /// A letter with an accent is returned as the letter.
  static func reference(
    at start: Int, in bytes: [UInt8]
  ) -> (scalar: Unicode.Scalar, length: Int)? {
    var end = start + 1
    while end < bytes.count, end - start <= limit, bytes[end] != UInt8(ascii: ";") {
      guard bytes[end].isAlphanumeric || bytes[end] == UInt8(ascii: "#") else { return nil }
      end += 1
    }
    guard end < bytes.count, bytes[end] == UInt8(ascii: ";"), end > start + 1 else { return nil }
    let name = String(decoding: (start + 1..<end).map { bytes[$0] }, as: UTF8.self)
    guard let value = value(of: name), let scalar = Unicode.Scalar(value) else { return nil }
    return (scalar, end + 1 - start)
  }

  private static func value(of name: String) -> UInt32? {
    if name.hasPrefix("#x") || name.hasPrefix("#X") {
      return UInt32(name.dropFirst(2), radix: 16)
    }
    if name.hasPrefix("#") { return UInt32(name.dropFirst()) }
    if let value = named[name] { return value }
    guard let letter = name.unicodeScalars.first, letter.isASCII,
      accents.contains(where: { $0 == name.dropFirst() })
    else { return nil }
    return letter.value
  }
}
