internal import MeetingModel

/// Recognises the sentences with which language models frame a list: `Here are the action items:`
/// before it, `Let me know if you need changes.` behind it.
enum ListFraming {
  /// The maximum length of such a sentence in bytes.
  private static let maximumLength = 240

  /// Whether a text is a sentence that says that a list follows, rather than a short label.
  ///
  /// ```
  /// Here are the tasks for Oslo:         true
  /// The following decisions were made:   true
  /// High priority:                       false
  /// The following week:                  false
  /// ```
  static func isIntroduction(_ text: String, of slot: InsightSlot) -> Bool {
    guard text.utf8.count <= maximumLength else { return false }
    if isJapaneseIntroduction(text) { return true }
    let words = words(of: text)
    guard words.count > 1 else { return false }
    if presents(words[...]) { return true }
    // Behind another clause: `Based on the transcript, here are …`.
    for (index, word) in words.enumerated() where index > 0 && presentingWords.contains(word) {
      if presents(words[index...]) { return true }
    }
    if pointsToList(words) { return true }
    guard words.allSatisfy(isGeneric), words.contains(where: verbs.contains) else { return false }
    // A sentence without such a noun or a colon says something: `The team agreed to follow up`.
    return words.contains(where: slot.entry.nouns.contains)
      || subjects.contains(words[0]) && endsInColon(text)
  }

  private static func endsInColon(_ text: String) -> Bool {
    let last = text.trimmed.unicodeScalars.last { !["*", "_"].contains($0) }
    return last == ":" || last == "\u{FF1A}"
  }

  /// Whether a text is an introduction that says nothing else: no name, place or date.
  static func isBareIntroduction(_ text: String, of slot: InsightSlot) -> Bool {
    isIntroduction(text, of: slot) && (isJapaneseIntroduction(text) || saysNothing(text))
  }

  /// Whether a text has only the words of such sentences.
  static func saysNothing(_ text: String) -> Bool {
    words(of: text).allSatisfy(isGeneric)
  }

  /// Whether a paragraph only addresses the reader of the model's answer: thanks and offers.
  static func isChat(_ text: String) -> Bool {
    guard text.utf8.count <= 2 * maximumLength else { return false }
    let ends: Set<Unicode.Scalar> = [".", "!", "?", "\n", "\u{3002}", "\u{FF01}"]
    let sentences = text.unicodeScalars.split { ends.contains($0) }.map { String($0) }
      .filter { !Phrase.key(of: $0).isEmpty }
    return !sentences.isEmpty && sentences.allSatisfy(isChatSentence)
  }

  private static func isChatSentence(_ sentence: String) -> Bool {
    let key = plain(Phrase.key(of: sentence))
    if thanks.contains(key) || japaneseChat.contains(where: { contains(key, $0) }) { return true }
    let padded = " " + words(of: sentence).joined(separator: " ") + " "
    return offers.contains { opening, hints in
      padded.utf8.dropFirst().starts(with: (opening + " ").utf8)
        && hints.contains { contains(padded, " \($0) ") }
    }
  }

  // MARK: A text with its frame

  /// A text without a bare introduction before its list and without chat behind it; the text itself
  /// if it has no list.
  static func removed(from text: String, of slot: InsightSlot) -> String {
    guard text.hasByte(UInt8(ascii: "\n")) else { return text }
    let lines = OutlineLine.lines(of: text)
    guard lines.contains(where: { $0.sign != nil || !$0.isCode && $0.text.first == 0x7C }) else {
      return text
    }
    var start = 0
    if let first = lines.firstIndex(where: { !$0.isBlank }), isFrame(lines[first]),
      let next = lines[(first + 1)...].first(where: { !$0.isBlank }),
      lines[first].endsInColon || lines[first + 1].isBlank || next.sign != nil,
      isBareIntroduction(string(lines[first].text), of: slot)
    {
      start = first + 1
    }
    var end = lines.count
    while let last = lines[start..<end].lastIndex(where: { !$0.isBlank && !$0.isRule }),
      last > start, isFrame(lines[last]), lines[last - 1].isBlank || lines[last - 1].isRule,
      isChat(string(lines[last].text))
    {
      end = last
    }
    guard start > 0 || end < lines.count else { return text }
    if end < lines.count {
      while end > start, lines[end - 1].isBlank || lines[end - 1].isRule { end -= 1 }
    }
    let rest = lines[start..<end].map { string($0.bytes) }.joined(separator: "\n")
    let begin = rest.utf8.firstIndex { $0 != UInt8(ascii: "\n") } ?? rest.startIndex
    return rest.isBlank ? text : String(rest[begin...])
  }

  private static func isFrame(_ line: OutlineLine) -> Bool {
    !line.isCode && line.sign == nil && line.indent < 4 && line.text.first != UInt8(ascii: "#")
  }

  private static func string(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  // MARK: Words

  /// The words of a text in lower case.
  private static func words(of text: String) -> [String] {
    let parts: Set<Unicode.Scalar> = [" ", ",", ":", "(", ")", "/", "!"]
    return plain(Phrase.key(of: text)).unicodeScalars.split { parts.contains($0) }
      .map { String($0) }
  }

  /// A text whose apostrophes are straight.
  private static func plain(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\u{2019}" ? "'" : $0 }))
  }

  private static func contains(_ text: String, _ part: String) -> Bool {
    text.utf8.firstRange(of: part.utf8) != nil
  }

  private static func presents(_ words: ArraySlice<String>) -> Bool {
    guard let first = words.first, presentingWords.contains(first) else { return false }
    if ["here's", "voici", "nachfolgend"].contains(first) { return true }
    return words.dropFirst().first.map { presentingVerbs.contains($0) } ?? false
  }

  /// Whether words point to a list: `the following tasks`, `les actions suivantes`.
  private static func pointsToList(_ words: [String]) -> Bool {
    for (index, word) in words.enumerated() {
      if pointers.contains(word),
        words[(index + 1)...].prefix(4).contains(where: listNouns.contains)
      {
        return true
      }
      guard lastPointers.contains(word), index > 0 else { continue }
      if index + 1 == words.count, words[..<index].contains(where: listNouns.contains) {
        return true
      }
      if !["below", "follows"].contains(word), listNouns.contains(words[index - 1]) {
        return true
      }
    }
    return false
  }

  private static func isJapaneseIntroduction(_ text: String) -> Bool {
    let key = Phrase.key(of: text)
    return ["以下", "次の", "下記"].contains { key.utf8.starts(with: $0.utf8) }
      && ["です", "ます", "ました", "通り", "とおり"].contains { contains(key, $0) }
  }

  private static func isGeneric(_ word: String) -> Bool {
    generic.contains(word) || listNouns.contains(word) || verbs.contains(word)
      || pointers.contains(word) || lastPointers.contains(word) || presentingWords.contains(word)
      || presentingVerbs.contains(word) || subjects.contains(word)
      || StatedAbsence.fillers.contains(word) || StatedAbsence.attributes.contains(word)
  }
}
