internal import Crypto
package import MeetingModel

/// Takes out of meetings what is not to be published.
package struct Redactor: Sendable {
  /// A meeting without what was taken out.
  package struct Result: Sendable {
    /// The meeting, in the same shape.
    package var meeting: Meeting
    /// What was taken out by its form, and what is shown instead; without names and words.
    package var originals: [String: String]
    /// The words of the list that were taken out, as they were written.
    package var words: Set<String>
  }

  /// The kinds of data that are found by their form.
  package let kinds: [RedactionKind]
  /// The words that are left out.
  package let words: WordList?
  /// The aliases; nil where names are kept.
  package let pseudonyms: Pseudonyms?
  /// A search for what was taken out elsewhere, which is less strict about how it is written; nil for
  /// none.
  private(set) var further: LeakCheck?

  /// Makes a redactor.
  package init(
    kinds: Set<RedactionKind> = [], words: WordList? = nil, pseudonyms: Pseudonyms? = nil
  ) {
    self.kinds = RedactionKind.allCases.filter(kinds.contains)
    self.words = words
    self.pseudonyms = pseudonyms
  }

  /// A SHA-256 of all that determines what is taken out.
  package var fingerprint: [UInt8] {
    var hash = SHA256()
    // Changed with the rules, so that pages made by earlier ones are made again.
    hash.update(data: Array("rules 3\n".utf8))
    for kind in kinds { hash.update(data: Array("kind \(kind.rawValue)\n".utf8)) }
    for word in words?.words ?? [] { hash.update(data: Array("word \(word)\n".utf8)) }
    for person in pseudonyms?.key.people ?? [] {
      hash.update(data: Array("person \(person.alias)\n\(person.name)\n".utf8))
    }
    for name in pseudonyms?.longerNames ?? [] { hash.update(data: Array("longer \(name)\n".utf8)) }
    for meaning in pseudonyms?.meanings ?? [] {
      hash.update(data: [meaning.isCommon ? 1 : 0])
    }
    for original in further?.searched ?? [] {
      hash.update(data: Array("further \(original)\n".utf8))
    }
    return Array(hash.finalize())
  }

  /// A redactor that also takes out what a check of the files would find.
  package func takingOut(_ check: LeakCheck) -> Redactor {
    var redactor = self
    redactor.further = check
    return redactor
  }

  /// The meeting with a mark or an alias for everything that was taken out.
  package func redact(_ meeting: Meeting) -> Result {
    var redaction = TextRedaction(redactor: self, aliases: pseudonyms?.aliases(for: meeting))
    var meeting = meeting
    MeetingRewriter.rewrite(&meeting, with: &redaction)
    return Result(
      meeting: meeting, originals: redaction.originals, words: redaction.words)
  }

  /// A plain text with a mark or an alias for everything that was taken out, such as the title of a
  /// site, which belongs to no meeting.
  package func redact(plain text: String) -> String {
    var redaction = TextRedaction(
      redactor: self, aliases: pseudonyms.map { MeetingAliases(pseudonyms: $0, present: []) })
    return redaction.plain(text)
  }
}
