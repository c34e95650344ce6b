internal import JSONDocument
internal import TextScanning

/// The words that notes are labelled with, in one language: what templates see as `labels.`.
///
/// They are read from the `labels.LANGUAGE.json` of a pack and of those that it extends. A label
/// that these lack, such as one of a pack that speaks English only, is the English one.
struct Labels: Sendable {
  /// The language as HTML's `lang` names it.
  let language: String
  /// The names of the labels, in the order in which they first appear.
  let names: [String]
  private let texts: [String: String]
  /// Those of the labels that have places for values.
  let patterns: [String: LabelPattern]
  /// What months are called, by their numbers, as far as there are labels for them.
  let months: [Int: String]
  /// What those days of a month are called that have names of their own, by their numbers.
  let days: [Int: String]

  /// The language that all labels are in.
  private static let baseLanguage = "en"

  /// Reads the labels of a pack.
  ///
  /// - Parameter range: A language, or a range of languages such as `de-AT`, for which `de` will do
  ///   (RFC 4647, section 3.4).
  /// - Throws: ``ReportError`` if the pack has none in the language, or a file is no JSON object
  ///   of texts. The error names the languages that there are.
  init(of pack: TemplatePack, language range: String) throws(ReportError) {
    let found = pack.languages(for: range)
    guard let language = found.first else {
      let languages = pack.languages
      // `de` is near to `dee-AT`.
      let subtag = range.utf8.prefix { $0 & 0xDF >= 0x41 && $0 & 0xDF <= 0x5A }
      let guess = NearestName.suggestion(
        for: String(Substring(subtag)).lowercased(), among: languages)
      throw ReportError(
        .unknownLanguage, at: pack.name,
        "the pack has no labels in the language \"\(range)\"\(guess) (there are: "
          + "\(languages.joined(separator: ", ")); a labels.\(range).json in a pack adds it)")
    }
    let files = found.reversed().flatMap { pack.labels(language: $0) }
    let isBase = found.contains(Self.baseLanguage)
    var names: [String] = []
    var texts: [String: String] = [:]
    for file in (isBase ? [] : pack.labels(language: Self.baseLanguage)) + files {
      let document = try PackDocument(file)
      for member in document.object.members {
        guard case .string(let text) = member.value else {
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

  /// The labels whose names are a word and a number, such as `month_3`, by the number.
  private static func numbered(
    _ word: String, _ numbers: ClosedRange<Int>, in texts: [String: String]
  ) -> [Int: String] {
    Dictionary(
      uniqueKeysWithValues: numbers.compactMap { number in
        texts["\(word)_\(number)"].map { (number, $0) }
      })
  }

  /// The label of a name; the name itself if there is no such label, so that its place is not
  /// empty.
  subscript(name: String) -> String {
    texts[name] ?? name
  }

  /// The label of a name that not every language has.
  func optional(_ name: String) -> String? {
    texts[name]
  }
}
