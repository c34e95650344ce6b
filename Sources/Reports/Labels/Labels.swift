internal import JSONDocument
internal import TextScanning

/// The labels of notes in one language, available to templates as `labels.`.
///
/// They are read from the `labels.LANGUAGE.json` of a pack and of those that it extends. A label
/// missing from these, such as one of a pack with English labels only, falls back to English.
struct Labels: Sendable {
  /// The language, in the form of HTML's `lang` attribute.
  let language: String
  /// The names of the labels, in the order in which they first appear.
  let names: [String]
  private let texts: [String: String]
  /// The labels that have placeholders.
  let patterns: [String: LabelPattern]
  /// The names of months by number, if there are labels for them.
  let months: [Int: String]
  /// The names of days of the month by number, if they have special ones.
  let days: [Int: String]

  /// The fallback language, which has every label.
  private static let baseLanguage = "en"

  /// Reads the labels of a pack.
  ///
  /// - Parameters:
  ///   - range: A language, or a language range such as `de-AT`, which `de` matches (RFC 4647,
  ///     section 3.4).
  ///   - isTolerant: Whether files and labels with errors are skipped; ``PackCheck`` reports them.
  /// - Throws: ``ReportError`` if the pack has no labels in the language, or a file is not a JSON
  ///   object of strings. The error lists the available languages.
  init(
    of pack: TemplatePack, language range: String, isTolerant: Bool = false
  ) throws(ReportError) {
    let found = pack.languages(for: range)
    guard let language = found.first else {
      let languages = pack.languages
      // `de` is close to `dee-AT`.
      let subtag = range.utf8.prefix { $0 & 0xDF >= 0x41 && $0 & 0xDF <= 0x5A }
      let guess = NearestName.suggestion(
        for: String(Substring(subtag)).lowercased(), among: languages)
      throw ReportError(
        .unknownLanguage, at: pack.name,
        "the pack has no labels in the language \"\(range)\"\(guess) (there are: "
          + "\(languages.joined(separator: ", ")); a labels.\(range).json in a pack adds it)")
    }
    let files = found.reversed().flatMap { pack.labels(language: $0) }
    if !isTolerant { try Self.check(found, of: pack) }
    let isBase = found.contains(Self.baseLanguage)
    var names: [String] = []
    var texts: [String: String] = [:]
    for file in (isBase ? [] : pack.labels(language: Self.baseLanguage)) + files {
      guard let document = try Self.document(file, isTolerant: isTolerant) else { continue }
      for member in document.object.members {
        guard case .string(let text) = member.value else {
          if isTolerant { continue }
          throw document.error(at: member.name, "a label has to be text in quotes")
        }
        if texts.updateValue(text, forKey: member.name) == nil { names.append(member.name) }
      }
    }
    self.language = language
    self.names = names
    self.texts = texts
    patterns = texts.compactMapValues { LabelPattern($0) }
    months = Self.numbered("month", 1...12, in: texts)
    days = Self.numbered("day", 1...31, in: texts)
  }

  /// Reads a label file; nil for one with errors, if these are skipped.
  private static func document(
    _ file: PackFile, isTolerant: Bool
  ) throws(ReportError) -> PackDocument? {
    isTolerant ? try? PackDocument(file) : try PackDocument(file)
  }

  /// Throws if a label of a pack that extends another is used nowhere, as one with a typing error.
  private static func check(
    _ languages: [String], of pack: TemplatePack
  ) throws(ReportError) {
    let files = pack.layers.dropLast().flatMap(\.files).filter { file in
      languages.contains { PackFileName(file.name) == .labels(language: $0) }
    }
    guard !files.isEmpty else { return }
    let check = try LabelCheck(pack)
    for file in files {
      if let problem = try check.problems(in: file).first { throw problem }
    }
  }

  /// The labels named with a word and a number, such as `month_3`, by number.
  private static func numbered(
    _ word: String, _ numbers: ClosedRange<Int>, in texts: [String: String]
  ) -> [Int: String] {
    Dictionary(
      uniqueKeysWithValues: numbers.compactMap { number in
        texts["\(word)_\(number)"].map { (number, $0) }
      })
  }

  /// The label of a name; if there is none, the name itself, so that its place is not empty.
  subscript(name: String) -> String {
    texts[name] ?? name
  }

  /// The label of a name that is missing in some languages; nil if there is none.
  func optional(_ name: String) -> String? {
    texts[name]
  }
}
