internal import TextEscaping
internal import TextScanning

/// Lets runs of `*` beside the punctuation of Chinese, Japanese and Korean text open and close
/// emphasis, as the CJK-friendly amendments to CommonMark do (6.2).
///
/// CommonMark's rule for flanking runs assumes spaces between words: in `**決定：**来週` the second
/// run is between punctuation and a letter, and so closes nothing. An invisible noncharacter is
/// inserted between such a run and the punctuation:
///
/// | the run | amended rule |
/// | --- | --- |
/// | before punctuation | is left-flanking if that, or the character before the run, is CJK |
/// | after punctuation | is right-flanking if that, or the character after the run, is CJK |
enum CJKEmphasis {
  /// The source with its separators; nil if it needs none.
  static func prepare(_ source: [UInt8]) -> [UInt8]? {
    let star = UInt8(ascii: "*")
    var places: [Int] = []
    var index = 0
    while let first = source[index...].firstIndex(of: star) {
      let start = isEscaped(first, in: source) ? first + 1 : first
      var end = start
      while end < source.count, source[end] == star { end += 1 }
      index = max(end, first + 1)
      guard start < end, let place = place(around: start..<end, in: source) else { continue }
      places.append(place)
    }
    guard !places.isEmpty else { return nil }
    var output: [UInt8] = []
    output.reserveCapacity(source.count + places.count * NoncharacterEscape.nothing.count)
    var copied = 0
    for place in places {
      output += source[copied..<place]
      output += NoncharacterEscape.nothing
      copied = place
    }
    return output + source[copied...]
  }

  /// Where to insert a separator so that a run flanks as amended; nil if none is needed.
  private static func place(around run: Range<Int>, in source: [UInt8]) -> Int? {
    // No CJK character is ASCII.
    let isWide =
      run.lowerBound > 0 && source[run.lowerBound - 1] >= 0x80
      || run.upperBound < source.count && source[run.upperBound] >= 0x80
    guard isWide else { return nil }
    let before = neighbour(scalar(endingAt: run.lowerBound, in: source))
    let after = neighbour(scalar(at: run.upperBound, in: source))
    guard before.isCJK || after.isCJK else { return nil }
    switch (before.kind, after.kind) {
    case (.other, .punctuation): return run.upperBound
    case (.punctuation, .other): return run.lowerBound
    default: return nil
    }
  }

  private enum Kind {
    case space, punctuation, other
  }

  private static func neighbour(_ scalar: Unicode.Scalar?) -> (kind: Kind, isCJK: Bool) {
    guard let scalar else { return (.space, false) }
    let kind: Kind =
      switch scalar.properties.generalCategory {
      case .spaceSeparator, .lineSeparator, .paragraphSeparator: .space
      case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
        .initialPunctuation, .finalPunctuation, .otherPunctuation:
        .punctuation
      default:
        scalar.value <= 0x20
          ? .space : scalar.value < 0x80 && !isWordPart(scalar) ? .punctuation : .other
      }
    return (kind, isCJK(scalar.value))
  }

  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    UInt8(truncatingIfNeeded: scalar.value).isAlphanumeric
  }

  /// Whether a character is CJK: wide but not an emoji, or Hangul, or a variation selector for it.
  private static func isCJK(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x11FF, 0x20A9, 0x2329...0x232A, 0x2E80...0x2FD5, 0x2FF0...0x303E,
      0x3041...0x31E5, 0x31EF...0x3247, 0x3250...0xA4C6, 0xA960...0xA97C, 0xAC00...0xD7FB,
      0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFFEE, 0x16FE0...0x18DF2,
      0x1AFF0...0x1B2FB, 0x1D300...0x1D376, 0x1F200, 0x1F202, 0x1F210...0x1F219,
      0x1F21B...0x1F22E, 0x1F230...0x1F248, 0x1F260...0x1F265, 0x20000...0x3FFFD,
      0xE0100...0xE01EF:
      true
    default: false
    }
  }

  private static func isEscaped(_ index: Int, in source: [UInt8]) -> Bool {
    var start = index
    while start > 0, source[start - 1] == UInt8(ascii: "\\") { start -= 1 }
    return (index - start) % 2 == 1
  }

  /// The character that ends before an index of valid UTF-8.
  private static func scalar(endingAt end: Int, in source: [UInt8]) -> Unicode.Scalar? {
    var start = end - 1
    while start > 0, source[start] & 0xC0 == 0x80 { start -= 1 }
    return start < 0 ? nil : scalar(at: start, in: source)
  }

  /// The character at an index of valid UTF-8.
  private static func scalar(at index: Int, in source: [UInt8]) -> Unicode.Scalar? {
    guard index < source.count else { return nil }
    return Unicode.Scalar(TextScalar(in: source.span, at: index).value)
  }
}
