internal import TextScanning

/// The part of a text around what was found in it.
///
/// FTS5 has a function for that, `snippet`, whose time is quadratic in the number of places, and which
/// has no limit for a text without spaces. This takes linear time, and no more than ``size``.
enum Excerpt {
  /// What is put before and after each place where something is found: no word has these characters.
  static let start: UInt8 = 0x01
  static let end: UInt8 = 0x02
  /// The maximum size of an excerpt in bytes of UTF-8, and of what stands before the first place.
  private static let size = 240
  private static let leadSize = 80

  /// The text without the characters that mark places.
  static func withoutMarks(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == start || $0 == end }) else { return text }
    return String(decoding: text.utf8.map { $0 == start || $0 == end ? 0x20 : $0 }, as: UTF8.self)
  }

  /// The pieces of an excerpt of a text in which places are marked: that part with the most different
  /// words that were found.
  static func pieces(of marked: String) -> [ExcerptPiece] {
    var text: [UInt8] = []
    text.reserveCapacity(marked.utf8.count)
    var places: [Range<Int>] = []
    var open: Int?
    for byte in marked.utf8 {
      if byte == start {
        open = text.count
      } else if byte == end {
        if let open, open < text.count { places.append(open..<text.count) }
        open = nil
      } else {
        text.append(byte)
      }
    }
    let first = best(of: places, in: text)?.lowerBound ?? 0
    let range = cut(from: first, in: text)
    return pieces(of: text, in: range, places)
  }

  /// The places that are shown: of those that fit, the ones with the most different words.
  private static func best(of places: [Range<Int>], in text: [UInt8]) -> Range<Int>? {
    var counts: [ArraySlice<UInt8>: Int] = [:]
    var best: (range: Range<Int>, words: Int)?
    var first = 0
    for last in places.indices {
      counts[word(places[last], text), default: 0] += 1
      while first < last, places[last].upperBound - places[first].lowerBound > size - leadSize {
        let key = word(places[first], text)
        counts[key] = counts[key].flatMap { $0 > 1 ? $0 - 1 : nil }
        first += 1
      }
      if counts.count > best?.words ?? 0 {
        best = (places[first].lowerBound..<places[last].upperBound, counts.count)
      }
    }
    return best?.range
  }

  /// What tells one word that was found from another.
  private static func word(_ place: Range<Int>, _ text: [UInt8]) -> ArraySlice<UInt8> {
    let bytes = text[place].prefix(40)
    return bytes.contains(where: \.isUppercase) ? bytes.map(\.lowercased)[...] : bytes
  }

  /// The part of a text that is shown around an index: it begins and ends between words if there are
  /// spaces nearby, and between characters in any case.
  private static func cut(from first: Int, in text: [UInt8]) -> Range<Int> {
    func isInside(_ index: Int) -> Bool { index < text.count && text[index] & 0xC0 == 0x80 }
    var lower = max(first - leadSize, 0)
    if lower > 0 {
      while isInside(lower) { lower += 1 }
      lower = text[lower..<first].firstIndex(of: 0x20).map { $0 + 1 } ?? lower
    }
    var upper = min(lower + size, text.count)
    if upper < text.count {
      while upper > lower, isInside(upper) { upper -= 1 }
      let tail = text[max(upper - leadSize / 2, first, lower)..<max(upper, first, lower)]
      upper = tail.lastIndex(of: 0x20) ?? upper
    }
    return lower..<max(lower, upper)
  }

  private static func pieces(
    of text: [UInt8], in range: Range<Int>, _ places: [Range<Int>]
  ) -> [ExcerptPiece] {
    var pieces: [ExcerptPiece] = []
    func add(_ part: Range<Int>, isFound: Bool) {
      var piece = ScriptSplitting.joined(String(decoding: text[part], as: UTF8.self))
      if part.lowerBound == range.lowerBound, range.lowerBound > 0, !isFound { piece = "…" + piece }
      if part.upperBound == range.upperBound, range.upperBound < text.count, !isFound {
        piece += "…"
      }
      if !piece.isEmpty { pieces.append(ExcerptPiece(text: piece, isFound: isFound)) }
    }
    var offset = range.lowerBound
    for place in places where place.upperBound > offset {
      let part = place.clamped(to: offset..<range.upperBound)
      guard place.lowerBound < range.upperBound, !part.isEmpty else { break }
      add(offset..<part.lowerBound, isFound: false)
      add(part, isFound: true)
      offset = part.upperBound
    }
    add(offset..<range.upperBound, isFound: false)
    return pieces
  }
}
