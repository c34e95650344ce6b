import JSONDocument
import MarkdownReaders
import Synchronization

/// Answers with their Markdown and what has to be seen of it, made once for all readers.
struct PreparedAnswers: Sendable {
  let answers: [JSONValue]
  /// The notes of each.
  let documents: [[UInt8]]
  /// The marker words that our own page of each shows.
  let expected: [Set<String>]
  /// What cmark-gfm makes of what is under the front matter of each.
  let reference: [ReadPage]

  init(_ answers: [JSONValue]) throws {
    self.answers = answers
    documents = try answers.map { try StructureCheck.markdown(of: $0) }
    expected = try answers.map { Set(ReadPage.markers(in: try StructureCheck.page(of: $0))) }
    reference = try MarkdownReader.gitHub.html(of: documents.map { Self.body(of: $0) })
      .map { ReadPage($0) }
  }

  /// The generated answers with some numbers, which are the same however many there are.
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

  /// What is under the front matter.
  private static func body(of document: [UInt8]) -> [UInt8] {
    guard let end = document.dropFirst(4).firstRange(of: Array("\n---\n".utf8)) else {
      return document
    }
    return Array(document[end.upperBound...])
  }
}
