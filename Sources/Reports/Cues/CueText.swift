internal import TextEscaping

/// Parts text into what fits on a screen at a time.
enum CueText {
  /// The maximum width of a part: two lines of 42 columns.
  private static let maximumWidth = 84

  /// Calls the body with each part of a text and its width in columns.
  ///
  /// The parts are on one line and have all words, in order. A part ends with a sentence if that
  /// leaves it at least half full, or else with a word.
  static func forEachPart(of text: String, _ body: (String, Int) -> Void) {
    let line = PlainText.singleLine(text)
    // Most turns are a few words of ASCII.
    if line.utf8.count <= maximumWidth, line.utf8.allSatisfy({ (0x20...0x7E).contains($0) }),
      line.utf8.first != 0x20, line.utf8.last != 0x20, !line.isEmpty
    {
      return body(line, line.utf8.count)
    }
    let scalars = line.unicodeScalars
    var start = scalars.startIndex
    while let first = scalars[start...].firstIndex(where: { !$0.isSpace }) {
      let (end, width) = part(of: scalars, from: first)
      let words = scalars[first..<end]
      let last = words.lastIndex { !$0.isSpace } ?? first
      body(String(words[...last]), width)
      start = end
    }
  }

  /// The end of the part that begins at an index, and its width.
  private static func part(
    of scalars: String.UnicodeScalarView, from start: String.Index
  ) -> (end: String.Index, width: Int) {
    var width = 0
    var index = start
    var word: (end: String.Index, width: Int)?
    var sentence: (end: String.Index, width: Int)?
    var isSentenceEnd = false
    while index < scalars.endIndex {
      let scalar = scalars[index]
      if scalar.isSpace {
        if isSentenceEnd, width >= maximumWidth / 2 { sentence = (index, width) }
        word = (index, width)
        guard width <= maximumWidth else { break }
      } else {
        isSentenceEnd = scalar.endsSentence
      }
      let isBreak = index > start && !scalar.isJoined(to: scalars[scalars.index(before: index)])
      if width + scalar.columns > maximumWidth, isBreak {
        return sentence ?? word ?? (index, width)
      }
      width += scalar.columns
      index = scalars.index(after: index)
      guard scalar.columns == 2 else { continue }
      if ["。", "！", "？"].contains(scalar), width >= maximumWidth / 2 {
        sentence = (index, width)
      } else {
        word = (index, width)
      }
    }
    return (index, width)
  }
}

extension Unicode.Scalar {
  fileprivate var isSpace: Bool {
    isASCII ? value == 0x20 || value == 0x09 : properties.isWhitespace
  }

  fileprivate var endsSentence: Bool { self == "." || self == "!" || self == "?" || self == "…" }

  /// The columns that the character takes: none for a mark, two for a wide one (UAX #11).
  fileprivate var columns: Int {
    switch value {
    case 0x20...0x7E: 1
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      2
    default: properties.isGraphemeExtend || properties.isDefaultIgnorableCodePoint ? 0 : 1
    }
  }
}
