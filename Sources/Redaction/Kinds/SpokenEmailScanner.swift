/// Finds mail addresses as they are spoken, or spelt out to hide them: `ann dot lee at example dot
/// com`, `ann [at] example.com`, `ann @ example.com`, `ann arroba example punto com`.
///
/// Both words are required, "at" and "dot", so that few sentences are taken for addresses; but the
/// dots may be written where the "at" is in brackets, or is the sign.
enum SpokenEmailScanner {
  private static let atWords: Set<String> = [
    "at", "arobase", "arroba", "klammeraffe", "アットマーク", "アット",
  ]
  private static let dotWords: Set<String> = ["dot", "punkt", "point", "punto", "ドット"]
  private static let joiners: Set<String> = [
    "minus", "dash", "hyphen", "underscore", "bindestrich", "unterstrich", "tiret", "guion",
    "ハイフン",
  ]

  /// A word of the text, without the brackets around it.
  private struct Word {
    var text: String
    var range: Range<Int>
  }

  /// The addresses of a text, in order.
  static func ranges(in text: ScannedText) -> [Range<Int>] {
    guard mayContain(text) else { return [] }
    var ranges: [Range<Int>] = []
    let words = words(of: text)
    var index = 1
    var floor = 0
    while index < words.count {
      defer { index += 1 }
      guard let at = at(words[index], in: text), index > floor, isLocal(words[index - 1].text),
        let end = hostEnd(after: index, at, in: words)
      else { continue }
      var start = index - 1
      while start - 2 >= floor, isLocal(words[start - 2].text),
        dotWords.contains(words[start - 1].text) || joiners.contains(words[start - 1].text)
      {
        start -= 2
      }
      ranges.append(words[start].range.lowerBound..<words[end].range.upperBound)
      floor = end + 1
      index = end
    }
    return ranges
  }

  /// How an "at" is written.
  private enum At {
    case word
    /// A word in brackets.
    case bracketed
    /// `@`
    case sign
  }

  private static func at(_ word: Word, in text: ScannedText) -> At? {
    if word.text == "@" { return .sign }
    guard atWords.contains(word.text) else { return nil }
    var (before, after) = (word.range.lowerBound - 1, word.range.upperBound)
    if text.isSpace(before) { before -= 1 }
    if text.isSpace(after) { after += 1 }
    let pairs =
      [("(", ")"), ("[", "]"), ("{", "}"), ("<", ">")] as [(Unicode.Scalar, Unicode.Scalar)]
    let isBracketed = pairs.contains {
      text.isCharacter($0, at: before) && text.isCharacter($1, at: after)
    }
    return isBracketed ? .bracketed : .word
  }

  /// Whether the sign, a bracket before an "at", or one of the words for a dot is there at all.
  private static func mayContain(_ text: ScannedText) -> Bool {
    text.units.indices.contains { index in
      switch text.value(index) {
      case 0x40: true
      case 0x28, 0x3C, 0x5B, 0x7B: text.has(.word, at: index + 1) || text.isSpace(index + 1)
      case 0x64: text.starts(with: "dot", at: index)
      case 0x70:
        text.starts(with: "punkt", at: index) || text.starts(with: "point", at: index)
          || text.starts(with: "punto", at: index)
      case 0x30C9: text.value(index + 1) == 0x30C3 && text.value(index + 2) == 0x30C8
      default: false
      }
    }
  }

  /// The last word of the host after an "at"; nil if there is none with a dot.
  private static func hostEnd(after index: Int, _ at: At, in words: [Word]) -> Int? {
    var end = index + 1
    guard end < words.count, isLocal(words[end].text) else { return nil }
    var hasDot = false
    var written: Int?
    while true {
      if at != .word, isWrittenHost(words[end].text, after: at) {
        written = written ?? end
        // `mail.example dot com` goes on, `example.com point de vue` does not.
        if LinkScanner.topLevels.contains(where: { words[end].text.hasSuffix(".\($0)") }) { break }
      }
      guard end + 2 < words.count, isLocal(words[end + 2].text) else { break }
      let isDot = dotWords.contains(words[end + 1].text)
      guard isDot || joiners.contains(words[end + 1].text) else { break }
      hasDot = hasDot || isDot
      end += 2
    }
    return hasDot && isTopLevel(words[end].text) ? end : written
  }

  private static func isTopLevel(_ word: String) -> Bool {
    LinkScanner.topLevels.contains(word) || word == "example"
  }

  /// Whether a word has the dots of a host; after the sign, its end has to be known, so that a name
  /// of a file is none.
  private static func isWrittenHost(_ word: String, after at: At) -> Bool {
    let labels = word.split(separator: ".")
    guard labels.count > 1, let last = labels.last else { return false }
    return isTopLevel(String(last))
      || at == .bracketed && last.utf8.count > 1
        && last.unicodeScalars.allSatisfy { $0.properties.isAlphabetic }
  }

  private static func isLocal(_ word: String) -> Bool {
    !word.isEmpty && word != "@" && word.utf8.count <= 64 && !dotWords.contains(word)
      && !atWords.contains(word)
  }

  /// The words of a text that follow each other after at most spaces and brackets; where anything
  /// else stands between two, there is an empty word.
  private static func words(of text: ScannedText) -> [Word] {
    var words: [Word] = []
    var index = 0
    while index < text.count {
      guard text.has(.word, at: index) else {
        let character = Unicode.Scalar(text.value(index))
        let isSeparator =
          text.isSpace(index) || "()[]{}<>-_+.".unicodeScalars.contains(character ?? "x")
        let sign = character == "@" ? "@" : ""
        if !isSeparator { words.append(Word(text: sign, range: index..<index + 1)) }
        index += 1
        continue
      }
      let start = index
      let script = Script(at: index, in: text)
      while index < text.count {
        if text.has(.word, at: index), Script(at: index, in: text) == script {
          index += 1
        } else if isJoiner(index, in: text), text.has(.word, at: index + 1) {
          index += 2
        } else {
          break
        }
      }
      // No word that is looked for is longer, and a long run of letters is no part of an address.
      let word = text.string(start..<min(index, start + 65))
      words.append(Word(text: word, range: start..<index))
    }
    return words
  }

  /// Whether a character joins the parts of a name: `brown-anderson`.
  private static func isJoiner(_ index: Int, in text: ScannedText) -> Bool {
    ["-", "_", ".", "+"].contains { text.isCharacter($0, at: index) }
      && text.has(.word, at: index - 1)
  }

  /// Where words end in Japanese: at a change of script.
  private enum Script {
    case spaced, katakana, other

    init(at index: Int, in text: ScannedText) {
      if !text.has(.unspaced, at: index) {
        self = .spaced
      } else {
        self = (0x30A1...0x30FF).contains(text.value(index)) ? .katakana : .other
      }
    }
  }
}
