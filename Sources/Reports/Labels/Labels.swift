internal import JSONDocument

/// The words that notes are labelled with, in one language: what templates see as `labels.`.
///
/// They are read from the `labels.LANGUAGE.json` of a pack and of those that it extends.
struct Labels: Sendable {
  /// The language as HTML's `lang` names it.
  let language: String
  /// The names of the labels, in the order in which they first appear.
  let names: [String]
  private let texts: [String: String]

  /// Reads the labels of a pack.
  ///
  /// - Throws: ``ReportError`` if the pack has none in the language, or a file is no JSON object
  ///   of texts.
  init(of pack: TemplatePack, language: String) throws(ReportError) {
    let files = pack.labels(language: language)
    guard !files.isEmpty else {
      throw ReportError(
        .invalidPack, at: pack.name, "the pack has no labels.\(language).json; add one")
    }
    var names: [String] = []
    var texts: [String: String] = [:]
    for file in files {
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
  }

  /// The label of a name; the name itself if there is no such label, so that its place is not
  /// empty.
  subscript(name: String) -> String {
    texts[name] ?? name
  }
}
