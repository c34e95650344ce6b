import CommonMark
import Testing

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
  func fault(
    of html: [UInt8], showing texts: [String], reader: MarkdownReader? = nil
  ) -> String? {
    var shown = ShownHTML(html)
    reader?.dropUnavoidableLinks(from: &shown.tags)
    var expected: [UInt8] = pieces[0]
    for (text, piece) in zip(texts, pieces.dropFirst()) {
      expected += Array(PlainText.normalised(text).utf8) + piece
    }
    var seen = ShownHTML.folded(shown.text)
    var wanted = ShownHTML.folded(expected)
    reader?.dropShownEscapes(from: &seen, and: &wanted)
    if seen != wanted {
      return "shown as \(debug(seen)), not \(debug(wanted))"
    }
    return shown.tags == tags ? nil : "tags \(shown.tags), not \(tags)"
  }
}

/// Bytes as a Swift literal.
func debug(_ bytes: [UInt8]) -> String {
  String(decoding: bytes, as: UTF8.self).debugDescription
}
