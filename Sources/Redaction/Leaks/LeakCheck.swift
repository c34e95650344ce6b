internal import TextScanning

/// Searches written files for what was to be taken out.
///
/// Files are read as a browser or a program would: character references, percent-encoding, escapes
/// of Markdown and JSON are decoded, and markup is once read and once left out.
package struct LeakCheck: Sendable {
  /// An original that a file still has.
  package struct Leak: Sendable, Hashable {
    /// The file, as it was named.
    package var file: String
    /// The line, from 1; 0 for the name of the file.
    package var line: Int
    /// The original: a name, a word or an address.
    package var original: String
  }

  /// No original is cut before this number of letters.
  private static let limit = 120

  /// What is shown where an original is found in a text of a meeting.
  private enum Mark {
    case text(String)
    /// The alias for a phrase of the pseudonyms.
    case alias(phrase: Int)
  }

  private var index = PhraseIndex()
  private var originals: [String] = []
  private var marks: [Mark] = []
  /// Whether each phrase is a word of the list.
  private var isWord: [Bool] = []
  /// Words of the list that are numbers, which the dates and times of every page have.
  private var numbers = PhraseIndex()
  /// The phrases that stand in texts that are published on purpose, by number.
  private var allowed: Set<Int> = []

  /// Prepares a check.
  ///
  /// - Parameters:
  ///   - redactor: The redactor, whose words and names are searched for.
  ///   - originals: What it took out of all meetings by its form, and what is shown instead.
  ///   - allowed: Texts that are published on purpose, such as the address of the site: the words
  ///     in them are no leak, but with `Europe/London`, `Jack London` still is one.
  package init(redactor: Redactor, originals: [String: String], allowed: [String] = []) {
    index.passesBrackets = true
    for word in redactor.words?.words ?? [] {
      guard let phrase = Phrase(word, spelling: .accented) else { continue }
      if phrase.isNumber {
        numbers.add(phrase)
      } else {
        add(phrase, as: word, mark: .text(TextRedaction.wordMark), isWord: true)
      }
    }
    for (original, mark) in originals.sorted(by: { $0.key < $1.key }) {
      if let phrase = Phrase(original, spelling: .folded) {
        add(phrase.core(upTo: Self.limit), as: original, mark: .text(mark))
      }
    }
    defer {
      for text in allowed {
        allow(ScannedText(Array(text.utf8)))
      }
    }
    guard let pseudonyms = redactor.pseudonyms else { return }
    for (number, phrase) in pseudonyms.index.phrases.enumerated() {
      let meaning = pseudonyms.meanings[number]
      guard !meaning.isCommon else { continue }
      let names = meaning.people.map { pseudonyms.key.people[$0].name }
      add(phrase, as: names.joined(separator: " or "), mark: .alias(phrase: number))
    }
  }

  /// Takes the phrases in a text as published on purpose, those inside longer ones, too.
  private mutating func allow(_ text: ScannedText) {
    var phrases = matches(in: text).map(\.phrase)
    while !phrases.isEmpty {
      allowed.formUnion(phrases)
      phrases = matches(in: text).map(\.phrase)
    }
  }

  private mutating func add(
    _ phrase: Phrase, as original: String, mark: Mark, isWord: Bool = false
  ) {
    index.add(phrase)
    originals.append(original)
    marks.append(mark)
    self.isWord.append(isWord)
  }

  /// All that is searched for.
  var searched: [String] { originals }

  /// The places of a text of a meeting in which it would be found, with what is shown instead.
  ///
  /// - Parameter aliases: The aliases of the meeting.
  func marks(
    in text: ScannedText, _ aliases: MeetingAliases?
  ) -> [(range: Range<Int>, mark: String, isName: Bool)] {
    matches(in: text).map { match in
      switch marks[match.phrase] {
      case .text(let mark): (match.range, mark, false)
      case .alias(let phrase):
        (
          match.range,
          aliases?.alias(ofPhrase: phrase, at: match.range, in: text) ?? Pseudonyms.ambiguous, true
        )
      }
    }
  }

  /// The number of originals that are searched for.
  package var count: Int { originals.count }

  /// The originals that a file still has, in its name or its bytes.
  ///
  /// - Parameter limit: The most that are returned.
  package func leaks(in bytes: [UInt8], named file: String, upTo limit: Int = 20) -> [Leak] {
    var leaks: [Leak] = []
    guard !index.isEmpty else { return [] }
    for (original, _) in found(in: ScannedText(Array(file.utf8))) {
      leaks.append(Leak(file: file, line: 0, original: original))
    }
    let isJSON = [".json", ".jsonl", ".js"].contains { file.hasSuffix($0) }
    let source: ScannedText.Source = isJSON ? .json : .meeting
    let isMarkup = file.hasSuffix(".html") || file.hasSuffix(".xml")
    let shown = isMarkup ? OwnMarkup.masked(bytes) : bytes
    var places = found(in: ScannedText(shown, source: source))
    if bytes.contains(UInt8(ascii: "<")) {
      let untagged = ScannedText(bytes, source: source, leavesOutTags: true)
      if untagged.hasTags { places += found(in: untagged) }
    }
    var seen: Set<Int> = []
    var line = 1
    var place = 0
    for (original, start) in places.sorted(by: { $0.start < $1.start })
    where seen.insert(start).inserted {
      guard leaks.count < limit else { break }
      while place < start {
        if bytes[place] == 0x0A { line += 1 }
        place += 1
      }
      leaks.append(Leak(file: file, line: line, original: original))
    }
    return leaks
  }

  /// The words of the list that the title of the site has, and that are not looked for in its files:
  /// numbers, and those in texts that are published on purpose.
  package func leaks(inTitle title: String) -> [Leak] {
    let text = ScannedText(Array(title.utf8))
    var found: [String] = []
    for start in text.units.indices {
      if let match = numbers.match(at: start, in: text) {
        found.append(text.string(match.range))
      } else if let match = index.match(
        at: start, in: text, accepting: { allowed.contains($0.phrase) && isWord[$0.phrase] })
      {
        found.append(originals[match.phrase])
      }
    }
    return found.map { Leak(file: "the title", line: 0, original: $0) }
  }

  private func found(in text: ScannedText) -> [(original: String, start: Int)] {
    matches(in: text).map { match in
      (originals[match.phrase], Int(text.units[match.range.lowerBound].start))
    }
  }

  private func matches(in text: ScannedText) -> [PhraseIndex.Match] {
    var found: [PhraseIndex.Match] = []
    var start = 0
    while start < text.count {
      if let match = index.match(at: start, in: text, accepting: { !allowed.contains($0.phrase) }) {
        found.append(match)
        start = match.range.upperBound
      } else {
        start += 1
      }
    }
    return found
  }
}
