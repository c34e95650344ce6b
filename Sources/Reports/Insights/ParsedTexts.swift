internal import CommonMark
internal import JSONDocument
internal import Synchronization

/// The Markdown texts of a meeting, each parsed once.
///
/// The result serves to find out whether a text is a single line, and to write it in every format.
/// Texts are compared by their bytes, so that no other text can be mistaken for one. Most are a
/// line that needs no parser, and are not kept.
final class ParsedTexts: Sendable {
  private let documents = Mutex(Documents())

  /// Whether a text is a single line of words, whatever its characters.
  func isLine(_ source: String) -> Bool {
    MarkdownDocument.isPlainlyLine(source)
      || documents.withLock { $0.document(of: source).isLine }
  }

  /// The words of a text, without its markup.
  func plainText(of source: String) -> String {
    if let line = MarkdownDocument(plainLine: source) { return line.plainText }
    return documents.withLock { $0.document(of: source).plainText }
  }

  func appendMarkdown(_ source: String, at place: InsightPlace, to output: inout [UInt8]) {
    func append(_ document: MarkdownDocument) {
      document.appendMarkdown(
        to: &output, headingLevel: place.headingLevel, depth: place.depth,
        isAligned: place.isAligned)
    }
    if let line = MarkdownDocument(plainLine: source) { return append(line) }
    documents.withLock { append($0.document(of: source)) }
  }

  func appendHTML(_ source: String, at place: InsightPlace, to output: inout [UInt8]) {
    let (level, isTight) = (place.headingLevel, place.kind != .block)
    if let line = MarkdownDocument(plainLine: source) {
      return line.appendHTML(to: &output, headingLevel: level, isTight: isTight)
    }
    documents.withLock {
      $0.document(of: source).appendHTML(to: &output, headingLevel: level, isTight: isTight)
    }
  }
}

/// The documents parsed so far.
private struct Documents {
  /// A text as a key that is equal only to the same bytes.
  private struct Key: Hashable {
    let source: String

    static func == (one: Key, other: Key) -> Bool { one.source.hasSameScalars(as: other.source) }

    func hash(into hasher: inout Hasher) { hasher.combine(source) }
  }

  /// The remaining budget in bytes of source text; a document takes many times that in memory.
  private var remainingBytes = 1 << 20
  private var documents: [Key: MarkdownDocument] = [:]

  mutating func document(of source: String) -> MarkdownDocument {
    let key = Key(source: source)
    if let document = documents[key] { return document }
    let document = MarkdownDocument(source)
    if source.utf8.count <= remainingBytes {
      remainingBytes -= source.utf8.count
      documents[key] = document
    }
    return document
  }
}
