/// Parses text into words as plainly as can be, to say what the fast scanner must find.
enum ReferenceScanner {
  /// Each word of a text as evidence compares it, in order.
  static func words(of text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var neighbour: Unicode.Scalar?
    func endWord() {
      if !word.isEmpty { words.append(stem(of: word)) }
      word = ""
    }
    for scalar in text.unicodeScalars {
      if isWithoutSpaces(scalar) {
        endWord()
        if let neighbour { words.append("\(neighbour)\(scalar)") }
        neighbour = scalar
        continue
      }
      neighbour = nil
      if scalar == "'" && scalar.isASCII || scalar == "’" {
        if !word.isEmpty { word += "'" }
      } else if isLetterOrDigit(scalar) {
        word += scalar.properties.lowercaseMapping
      } else {
        endWord()
      }
    }
    endWord()
    return words
  }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    if scalar.isASCII { return properties.isAlphabetic || properties.numericType != nil }
    return properties.isAlphabetic || properties.numericType != nil || properties.isDiacritic
  }

  private static func isWithoutSpaces(_ scalar: Unicode.Scalar) -> Bool {
    let ranges: [ClosedRange<UInt32>] = [
      0x0E00...0x0E7F, 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7AF,
      0x20000...0x3134F,
    ]
    return ranges.contains { $0.contains(scalar.value) }
  }

  private static func stem(of word: String) -> String {
    var bytes = Array(word.utf8)
    while bytes.last == UInt8(ascii: "'") { bytes.removeLast() }
    for ending in ["'s", "ing", "ed", "es", "s", "ly"] {
      let rest = bytes.count - ending.utf8.count
      if rest >= 4, bytes[rest...].elementsEqual(ending.utf8) {
        return String(decoding: bytes[..<rest], as: UTF8.self)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
