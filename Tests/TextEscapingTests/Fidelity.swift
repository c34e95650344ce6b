import MarkdownReaders
import TextEscaping

/// The promise about a template: whatever texts stand in it, a reader shows them, and everything
/// else is as it is with plain words.
struct Fidelity {
  let template: TextTemplate
  /// The tags that the template itself has.
  private let tags: [String]
  /// What is shown before, between and after the texts.
  private let pieces: [[UInt8]]

  /// Reads what a reader shows of the template with plain words in it.
  init?(_ template: TextTemplate, read: ([UInt8]) -> [UInt8]) {
    self.init(template, plain: read(template.markdown(Self.words(template), knowsNext: false)))
  }

  /// Takes what a reader made of the template with plain words in it.
  init?(_ template: TextTemplate, plain html: [UInt8]) {
    self.template = template
    let shown = ShownHTML(html)
    tags = shown.tags
    var pieces: [[UInt8]] = []
    var rest = String(decoding: shown.text, as: UTF8.self)[...]
    for word in Self.words(template) {
      guard let range = rest.firstRange(of: word) else { return nil }
      pieces.append(Array(rest[..<range.lowerBound].utf8))
      rest = rest[range.upperBound...]
    }
    self.pieces = pieces + [Array(rest.utf8)]
  }

  /// The plain words.
  static func words(_ template: TextTemplate) -> [String] {
    (0..<template.places).map { "qq\("abcdefgh".utf8.dropFirst($0).first ?? 0)qq" }
  }

  /// What is wrong with what a reader made of the template with texts in it; nil if nothing is.
  ///
  /// - Parameter compared: What is compared of a shown text, for a reader that cannot show all.
  func fault(
    of shown: ShownHTML, showing texts: [String],
    compared: ([UInt8]) -> [UInt8] = { $0 }
  ) -> String? {
    var expected: [UInt8] = pieces[0]
    for (text, piece) in zip(texts, pieces.dropFirst()) {
      expected += Array(PlainText.normalised(text).utf8) + piece
    }
    let seen = compared(ShownHTML.folded(shown.text))
    let wanted = compared(ShownHTML.folded(expected))
    if seen != wanted {
      return "shown as \(literal(seen)), not \(literal(wanted))"
    }
    // The colon of an XMPP address is written as code.
    let isCode = texts.contains { $0.lowercased().contains("xmpp:") }
    let shownTags = shown.tags.filter { !isCode || $0 != "<code>" && $0 != "</code>" }
    return shownTags == tags ? nil : "tags \(shown.tags), not \(tags)"
  }
}

/// Bytes as a literal of Swift, to be read in a message.
func literal(_ bytes: [UInt8]) -> String {
  String(decoding: bytes, as: UTF8.self).debugDescription
}

/// Whether a text is shown as white space only.
func isBlank(_ text: String) -> Bool {
  PlainText.normalised(text).unicodeScalars.allSatisfy(\.properties.isWhitespace)
}
