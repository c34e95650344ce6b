import JSONDocument
import MarkdownReaders
import Synchronization

/// Answers with their Markdown and its expected output, prepared once for all readers.
struct PreparedAnswers: Sendable {
  let answers: [JSONValue]
  /// The notes of each.
  let documents: [[UInt8]]
  /// The marker words on our own page of each.
  let expected: [Set<String>]
  /// cmark-gfm's HTML for each, without the front matter.
  let reference: [ReadPage]

  init(_ answers: [JSONValue]) throws {
    self.answers = answers
    documents = try answers.map { try StructureCheck.markdown(of: $0) }
    expected = try answers.map { Set(ReadPage.markers(in: try StructureCheck.page(of: $0))) }
    reference = try MarkdownReader.gitHub.html(of: documents.map { Self.body(of: $0) })
      .map { ReadPage($0) }
  }

  /// The generated answers with these numbers, which do not depend on how many there are.
  static func generated(_ numbers: Range<Int>, seed: UInt64) throws -> PreparedAnswers {
    if let known = cache.withLock({ $0[numbers.lowerBound] }) { return known }
    let prepared = try PreparedAnswers(
      numbers.map { number in
        var generator = AnswerGenerator(seed: seed << 32 + UInt64(number))
        return generator.answer()
      })
    cache.withLock { $0[numbers.lowerBound] = prepared }
    return prepared
  }

  private static let cache = Mutex<[Int: PreparedAnswers]>([:])

  /// The text after the front matter.
  private static func body(of document: [UInt8]) -> [UInt8] {
    guard let end = document.dropFirst(4).firstRange(of: Array("\n---\n".utf8)) else {
      return document
    }
    return Array(document[end.upperBound...])
  }
}
