/// Scans words that contain non-ASCII characters, one character at a time.
struct MixedWordScanner {
  /// The bytes of the current word, in lower case.
  private var word: [UInt8] = []
  /// The padding appended to the current word for hashing.
  private let padding = [UInt8](repeating: 0, count: WordBytes.padding)
  /// The previous letter if it is of a script without spaces; otherwise nil.
  private var neighbour: Unicode.Scalar?

  /// Appends the words from an offset up to the first ASCII character that is not part of one.
  ///
  /// - Parameter start: An offset that is not inside a word.
  /// - Returns: The offset at which to continue scanning for words.
  @inline(never)
  mutating func scan(_ bytes: WordBytes, from start: Int, to words: inout WordList) -> Int {
    var place = start
    while place < bytes.count {
      let byte = bytes[place]
      if byte >= 0x80 {
        take(Self.scalar(at: &place, in: bytes), &words)
        continue
      }
      neighbour = nil
      place += 1
      guard Self.isWordByte(byte) else { break }
      if byte != 0x27 || !word.isEmpty { word.append(byte | 0x20) }
    }
    neighbour = nil
    endWord(&words)
    return place
  }

  /// Whether a byte is an ASCII letter, a digit or an apostrophe.
  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), 0x27:
      true
    default: false
    }
  }

  /// Decodes the scalar at an offset in valid UTF-8 and advances the offset past it.
  private static func scalar(at place: inout Int, in bytes: WordBytes) -> Unicode.Scalar {
    let lead = bytes[place]
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    let end = min(place + length, bytes.count)
    var value = UInt32(lead) & (0xFF >> UInt32(length + 1))
    for next in (place + 1)..<end { value = value << 6 | UInt32(bytes[next] & 0x3F) }
    place = end
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  private mutating func take(_ scalar: Unicode.Scalar, _ words: inout WordList) {
    if Self.isWithoutSpaces(scalar) {
      endWord(&words)
      if let neighbour { words.append(Self.pair(neighbour, scalar)) }
      neighbour = scalar
      return
    }
    neighbour = nil
    let properties = scalar.properties
    if scalar.value == 0x2019 {
      if !word.isEmpty { word.append(0x27) }
    } else if properties.isAlphabetic || properties.numericType != nil || properties.isDiacritic {
      word.append(contentsOf: properties.lowercaseMapping.utf8)
    } else {
      endWord(&words)
    }
  }

  private mutating func endWord(_ words: inout WordList) {
    guard !word.isEmpty else { return }
    let count = word.count
    word += padding
    let hash = word.withUnsafeBytes {
      WordHash(WordBytes(padded: $0), from: 0, upTo: count, setting: 0)
    }
    if let hash { words.append(hash) }
    word.removeAll(keepingCapacity: true)
  }

  /// Treats two letters as a word: the scalars' values, which never equal the bytes of UTF-8 text.
  private static func pair(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> WordHash {
    WordHash(shortWord: UInt64(first.value) << 32 | UInt64(second.value))
  }

  private static func isWithoutSpaces(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0E00...0x0E7F, 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7AF,
      0x20000...0x3134F:
      true
    default: false
    }
  }
}
