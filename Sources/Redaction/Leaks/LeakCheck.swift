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

  private var index = PhraseIndex()
  private var originals: [String] = []
  /// The phrases that stand in texts that are published on purpose, by number.
  private var allowed: Set<Int> = []

  /// Prepares a check.
  ///
  /// - Parameters:
  ///   - redactor: The redactor, whose words and names are searched for.
  ///   - originals: What it took out of all meetings.
  ///   - allowed: Texts that are published on purpose, such as the address of the site: the words
  ///     in them are no leak, but with `Europe/London`, `Jack London` still is one.
  package init(
    redactor: Redactor, originals: some Sequence<String>, allowed: [String] = []
  ) {
    index.passesBrackets = true
    for word in redactor.words?.words ?? [] {
      if let phrase = Phrase(word, spelling: .accented) { add(phrase, as: word) }
    }
    for original in Set(originals).sorted() {
      if let phrase = Phrase(original, spelling: .folded) {
        add(phrase.core(upTo: Self.limit), as: original)
      }
    }
    defer {
      for text in allowed {
        allow(ScannedText(Array(text.utf8)))
      }
    }
    guard let pseudonyms = redactor.pseudonyms else { return }
    for (phrase, meaning) in zip(pseudonyms.index.phrases, pseudonyms.meanings)
    where !meaning.isCommon {
      let names = meaning.people.map { pseudonyms.key.people[$0].name }
      add(phrase, as: names.joined(separator: " or "))
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

  private mutating func add(_ phrase: Phrase, as original: String) {
    index.add(phrase)
    originals.append(original)
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
    var places = found(in: ScannedText(bytes, source: source))
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
