/// Parts text into words.
///
/// A word is a run of letters and digits, with an apostrophe inside it. Scripts that are written
/// without spaces have no such runs: of Han, Kana, Hangul and Thai every pair of neighbours is a
/// word.
struct WordScanner {
  /// The bytes of the word at hand, in lower case; empty while it has only been ASCII.
  private var word: [UInt8] = []
  /// The last letter of a script without spaces; nil behind anything else.
  private var neighbour: Unicode.Scalar?

  /// Appends each word of a text, in order.
  static func appendWords(of text: String, to words: inout [WordHash]) {
    var text = text
    text.withUTF8 { bytes in
      var scanner = WordScanner()
      scanner.scan(bytes, &words)
    }
  }

  private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, _ words: inout [WordHash]) {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      guard byte < 0x80 else {
        takeBeyondASCII(Self.scalar(at: &index, in: bytes), &words)
        continue
      }
      neighbour = nil
      guard Self.isWordByte(byte) else {
        if !word.isEmpty { endWord(&words) }
        index += 1
        continue
      }
      let start = index
      repeat { index += 1 } while index < bytes.count && Self.isWordByte(bytes[index])
      if word.isEmpty, index == bytes.count || bytes[index] < 0x80 {
        // The usual case, for which nothing is copied.
        appendASCII(start..<index, of: bytes, to: &words)
      } else {
        for byte in bytes[start..<index] where byte != 0x27 || !word.isEmpty {
          word.append(byte | 0x20)
        }
      }
    }
    endWord(&words)
  }

  /// Whether a byte is an ASCII letter, a digit or an apostrophe.
  ///
  /// Of these, `| 0x20` makes letters lower case and changes nothing else.
  private static func isWordByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte < 0x40 && Self.wordBytesBelow64 >> UInt64(byte) & 1 != 0
  }

  /// A bit for each digit and the apostrophe.
  private static let wordBytesBelow64: UInt64 = 0x03FF_0080_0000_0000

  /// Appends the word in a run of letters, digits and apostrophes, unless it is all apostrophes.
  private func appendASCII(
    _ run: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>, to words: inout [WordHash]
  ) {
    var start = run.lowerBound
    if bytes[start] == 0x27 {
      while start < run.upperBound, bytes[start] == 0x27 { start += 1 }
      guard start < run.upperBound else { return }
    }
    let length = Self.stemLength(of: UnsafeBufferPointer(rebasing: bytes[start..<run.upperBound]))
    words.append(WordHash(bytes, start..<(start + length), setting: 0x20))
  }

  /// The scalar at an index of valid UTF-8, behind which the index goes.
  private static func scalar(
    at index: inout Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Unicode.Scalar {
    let lead = bytes[index]
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    let end = min(index + length, bytes.count)
    var value = UInt32(lead) & (0xFF >> UInt32(length + 1))
    for byte in bytes[(index + 1)..<end] { value = value << 6 | UInt32(byte & 0x3F) }
    index = end
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  private mutating func takeBeyondASCII(_ scalar: Unicode.Scalar, _ words: inout [WordHash]) {
    if Self.isWithoutSpaces(scalar) {
      endWord(&words)
      if let neighbour {
        let pair = [neighbour, scalar].flatMap { Array(String($0).utf8) }
        pair.withUnsafeBufferPointer { words.append(WordHash($0, $0.indices, setting: 0)) }
      }
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

  private mutating func endWord(_ words: inout [WordHash]) {
    guard !word.isEmpty else { return }
    word.withUnsafeBufferPointer { word in
      words.append(WordHash(word, 0..<Self.stemLength(of: word), setting: 0))
    }
    word.removeAll(keepingCapacity: true)
  }

  /// The length of a word without apostrophes at its end and without the first of these endings
  /// that leaves at least four letters: `'s`, `ing`, `ed`, `es`, `s`, `ly`.
  private static func stemLength(of word: UnsafeBufferPointer<UInt8>) -> Int {
    var length = word.count
    while length > 0, word[length - 1] == 0x27 { length -= 1 }
    guard length > 4 else { return length }
    func letter(_ place: Int) -> UInt8 { word[length - place] | 0x20 }
    switch letter(1) {
    case UInt8(ascii: "s"):
      let isLong = letter(2) == UInt8(ascii: "e") || letter(2) == 0x27
      return length - (isLong && length > 5 ? 2 : 1)
    case UInt8(ascii: "g"):
      let isEnding = letter(2) == UInt8(ascii: "n") && letter(3) == UInt8(ascii: "i")
      return length - (isEnding && length > 6 ? 3 : 0)
    case UInt8(ascii: "d"):
      return length - (letter(2) == UInt8(ascii: "e") && length > 5 ? 2 : 0)
    case UInt8(ascii: "y"):
      return length - (letter(2) == UInt8(ascii: "l") && length > 5 ? 2 : 0)
    default: return length
    }
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
