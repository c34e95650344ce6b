internal import ArgumentParser
internal import Exporting
internal import Publishing
internal import Redaction

/// The options that take data, words and names out of the meetings of a site.
struct RedactionOptions: ParsableArguments {
  @Option(
    name: .customLong("redact"),
    help: .init(
      "Comma-separated kinds of data to take out: emails, phones, cards, urls.",
      valueName: "kinds"),
    completion: .list(RedactionKind.allCases.map(\.rawValue)))
  var kindNames: String?

  @Option(
    name: .customLong("redact-words"),
    help: .init(
      "Take out the words and phrases in this file, one on each line.", valueName: "file"),
    completion: .file())
  var wordsPath: String?

  @Flag(help: "Give each person an alias in texts, lists and names of pages.")
  var pseudonymize = false

  @Option(
    name: .customLong("pseudonym-key"),
    help: .init(
      "The file that keeps who has which alias. (default: FOLDER.key.json)", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var keyPath: String?

  func validate() throws {
    _ = try kinds()
    if wordsPath?.isEmpty == true { throw ValidationError("--redact-words is empty") }
    if keyPath?.isEmpty == true { throw ValidationError("--pseudonym-key is empty") }
  }

  /// One of the options that is given; nil if there is none.
  var givenOption: String? {
    let options: [(String, isGiven: Bool)] = [
      ("--redact", kindNames != nil), ("--redact-words", wordsPath != nil),
      ("--pseudonymize", pseudonymize), ("--pseudonym-key", keyPath != nil),
    ]
    return options.first { $0.isGiven }?.0
  }

  private func kinds() throws(ValidationError) -> Set<RedactionKind> {
    guard let kindNames else { return [] }
    return Set(
      try NameList.values(
        in: kindNames, of: "--redact", what: "kinds",
        among: RedactionKind.allCases.map(\.rawValue), value: RedactionKind.init(rawValue:)))
  }

  /// What is taken out of a site.
  ///
  /// - Parameter allowed: Texts that are published on purpose.
  func redaction(of places: SitePlaces, allowed: [String], _ console: Console) throws
    -> SiteRedaction
  {
    var redaction = SiteRedaction()
    redaction.kinds = try kinds()
    if let wordsPath {
      let bytes = try FileSystem.read(wordsPath)
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw ExportError(
          .badInput, at: wordsPath, "this list of words is not UTF-8", advice: "convert it")
      }
      let words = WordList(text)
      for word in words.unusable {
        console.say(
          .warning, "\(wordsPath): \"\(word)\" has no letters and digits, and is not taken out",
          fields: [("event", "word_unusable"), ("path", wordsPath)])
      }
      redaction.words = words
    }
    // A key alone says nothing: a profile may name it for runs with and without aliases.
    if pseudonymize { redaction.keyPath = try keyPath ?? places.key() }
    redaction.allowed = allowed
    return redaction
  }
}
