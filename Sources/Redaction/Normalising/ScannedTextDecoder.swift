internal import TextScanning

/// Splits a text into the characters that a reader would see.
struct ScannedTextDecoder {
  /// What a step yields.
  enum Token {
    /// Markup that was left out, a tag or something else.
    case gap(isTag: Bool)
    /// A byte of ASCII that stands for itself.
    case ascii(UInt8, start: Int)
    /// A character with its bytes, and whether it was percent-encoded.
    case scalar(Unicode.Scalar, Range<Int>, isPercent: Bool)
  }

  private let bytes: [UInt8]
  private let source: ScannedText.Source
  private let leavesOutTags: Bool
  private var index = 0
  /// The place before which no closing angle bracket follows, so that a text is searched once.
  private var tagSearchEnd = 0

  /// Prepares decoding.
  init(bytes: [UInt8], source: ScannedText.Source, leavesOutTags: Bool) {
    self.bytes = bytes
    self.source = source
    self.leavesOutTags = leavesOutTags
  }

  /// The next character; nil at the end.
  mutating func next() -> Token? {
    guard index < bytes.count else { return nil }
    let start = index
    let byte = bytes[start]
    guard byte < 0x80 else { return multibyte() }
    switch byte {
    case UInt8(ascii: "&"):
      if let found = CharacterReferenceReader.reference(at: start, in: bytes) {
        index += found.length
        return .scalar(found.scalar, start..<index, isPercent: false)
      }
    case UInt8(ascii: "%"):
      if let token = percentEncoded() { return token }
    case UInt8(ascii: "\\"):
      if let token = escape() { return token }
    case UInt8(ascii: "*"), UInt8(ascii: "`"):
      // A marker of Markdown stands beside what it marks; alone, it is a bullet or a sign.
      if !isSpace(start - 1) || !isSpace(start + 1) {
        index += 1
        return .gap(isTag: false)
      }
    case UInt8(ascii: "~"):
      if start + 1 < bytes.count, bytes[start + 1] == byte {
        index += 2
        return .gap(isTag: false)
      }
    case UInt8(ascii: "<"):
      if leavesOutTags, let end = tagEnd() {
        index = end
        return .gap(isTag: true)
      }
    default: break
    }
    index += 1
    return .ascii(byte, start: start)
  }

  private func isSpace(_ place: Int) -> Bool {
    place < 0 || place >= bytes.count || bytes[place].isCWhiteSpace
  }

  private mutating func multibyte() -> Token {
    let start = index
    let length = bytes[start] >= 0xF0 ? 4 : bytes[start] >= 0xE0 ? 3 : 2
    let end = min(bytes.count, start + length)
    let scalar = Self.scalar((start..<end).map { bytes[$0] })
    index = scalar == nil ? start + 1 : end
    // 。 is a dot of a domain only inside one.
    if scalar == "。" || scalar == "｡", start > 0, index < bytes.count,
      bytes[start - 1].isAlphanumeric, bytes[index].isAlphanumeric
    {
      return .scalar(".", start..<index, isPercent: false)
    }
    return .scalar(scalar ?? "\u{FFFD}", start..<index, isPercent: false)
  }

  /// The only scalar of some bytes; nil if they are not valid UTF-8.
  private static func scalar(_ bytes: [UInt8]) -> Unicode.Scalar? {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    let scalars = text.unicodeScalars
    return scalars.count == 1 ? scalars.first : nil
  }

  private mutating func percentEncoded() -> Token? {
    let start = index
    guard let first = percentByte(at: start) else { return nil }
    let length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    let decoded = (0..<length).compactMap { percentByte(at: start + 3 * $0) }
    guard decoded.count == length, let scalar = Self.scalar(decoded) else { return nil }
    index = start + 3 * length
    return .scalar(scalar, start..<index, isPercent: true)
  }

  private func percentByte(at place: Int) -> UInt8? {
    guard place + 2 < bytes.count, bytes[place] == UInt8(ascii: "%"),
      let high = bytes[place + 1].hexadecimalValue, let low = bytes[place + 2].hexadecimalValue
    else { return nil }
    return high << 4 | low
  }

  /// A backslash with what it escapes: punctuation (CommonMark 2.4) or, in JSON, a character.
  private mutating func escape() -> Token? {
    let start = index
    guard start + 1 < bytes.count else { return nil }
    let next = bytes[start + 1]
    if next == UInt8(ascii: "u"), let unit = hexadecimalUnit(at: start + 2) {
      index = start + 6
      if unit & 0xFC00 == 0xD800, index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
        bytes[index + 1] == UInt8(ascii: "u"), let low = hexadecimalUnit(at: index + 2),
        low & 0xFC00 == 0xDC00
      {
        index += 6
        let value = 0x10000 + (unit & 0x3FF) << 10 + low & 0x3FF
        return .scalar(Unicode.Scalar(value) ?? "\u{FFFD}", start..<index, isPercent: false)
      }
      return .scalar(Unicode.Scalar(unit) ?? "\u{FFFD}", start..<index, isPercent: false)
    }
    if source == .json, next.isLetter {
      index = start + 2
      return .scalar(next == UInt8(ascii: "n") ? "\n" : " ", start..<index, isPercent: false)
    }
    guard next.isPunctuation else { return nil }
    // The character itself is read as text, so that `\*` is no marker.
    index = start + 2
    return .scalar(Unicode.Scalar(next), start..<index, isPercent: false)
  }

  private func hexadecimalUnit(at place: Int) -> UInt32? {
    guard place + 4 <= bytes.count else { return nil }
    var unit: UInt32 = 0
    for offset in 0..<4 {
      guard let digit = bytes[place + offset].hexadecimalValue else { return nil }
      unit = unit << 4 | UInt32(digit)
    }
    return unit
  }

  /// The place after the tag or comment that begins here.
  ///
  /// An autolink (`<a@b.com>`, `<https://…>`) is none: its name goes on with other characters.
  private mutating func tagEnd() -> Int? {
    var place = index + 1
    if place < bytes.count, bytes[place] == UInt8(ascii: "/") { place += 1 }
    guard place < bytes.count else { return nil }
    if bytes[place] != UInt8(ascii: "!"), bytes[place] != UInt8(ascii: "?") {
      guard bytes[place].isLetter else { return nil }
      while place < bytes.count, bytes[place].isAlphanumeric { place += 1 }
      guard
        place < bytes.count,
        bytes[place].isCWhiteSpace || bytes[place] == UInt8(ascii: ">")
          || bytes[place] == UInt8(ascii: "/")
      else { return nil }
    }
    guard tagSearchEnd <= bytes.count else { return nil }
    while place < bytes.count, bytes[place] != UInt8(ascii: ">") { place += 1 }
    guard place < bytes.count else {
      tagSearchEnd = bytes.count + 1
      return nil
    }
    return place + 1
  }
}
