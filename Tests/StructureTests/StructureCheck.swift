import BotStatus
import JSONDocument
import MarkdownReaders
import MeetingModel
import Reports
import TestSupport

/// Compares a reader's HTML for answers' Markdown with that of cmark-gfm.
struct StructureCheck {
  private let reader: MarkdownReader

  init(_ reader: MarkdownReader) {
    self.reader = reader
  }

  /// The notes of an answer.
  static func markdown(of answer: JSONValue) throws -> [UInt8] {
    var markdown: [UInt8] = []
    try markdownRenderer.get().render(BotStatusReader().meeting(from: answer), into: &markdown)
    return markdown
  }

  /// The page of an answer, from its body on.
  static func page(of answer: JSONValue) throws -> ArraySlice<UInt8> {
    var page: [UInt8] = []
    try pageRenderer.get().render(BotStatusReader().meeting(from: answer), into: &page)
    return page[(page.firstRange(of: Array("<body".utf8))?.lowerBound ?? 0)...]
  }

  private static let markdownRenderer = Result {
    try Renderer(PackLoader().load("notes"), format: .markdown)
  }
  private static let pageRenderer = Result {
    try Renderer(PackLoader().load("notes"), format: .html)
  }

  /// What is wrong with each answer; nil where nothing is.
  func faults(in answers: [JSONValue]) throws -> [StructureFault?] {
    try faults(in: PreparedAnswers(answers))
  }

  /// What is wrong with each answer; nil where nothing is.
  func faults(in answers: PreparedAnswers) throws -> [StructureFault?] {
    let pages = try reader.html(of: answers.documents, frontMatter: "")
    return pages.indices.map { index in
      let isComparable = reader.knowsNestedMarks || !Self.hasNestedMarks(answers.documents[index])
      return fault(
        of: ReadPage(pages[index]), beside: answers.reference[index],
        expected: answers.expected[index], isComparable: isComparable)
    }
  }

  private func fault(
    of page: ReadPage, beside reference: ReadPage, expected: Set<String>, isComparable: Bool
  ) -> StructureFault? {
    if let fault = page.faults.first { return StructureFault(kind: .active, text: fault) }
    let allowed = Set(reference.addresses.map(Self.origin).filter { !$0.hasPrefix("xmpp:") })
    if let address = page.addresses.map(Self.origin).first(where: { origin in
      !allowed.contains(origin) && !reader.unavoidableSchemes.contains { origin.hasPrefix($0) }
    }) {
      return StructureFault(kind: .active, text: "a link to \(address)")
    }
    let missing = expected.subtracting(page.words.map(\.text))
    if let word = missing.min() { return StructureFault(kind: .lost, text: word) }
    return isComparable ? displaced(page.words, reference.words) : nil
  }

  /// Whether something other than text begins on the line of a list marker.
  private static func hasNestedMarks(_ document: [UInt8]) -> Bool {
    String(decoding: document, as: UTF8.self)
      .contains(
        /(?m)^[ >]*([-*+]|[0-9]+\.) (([-*+]|[0-9]+\.) |>|\||___|\[[ x]\] ([-*+]|[0-9]+\.) )/)
  }

  /// The first word after the front matter with a different structure around it.
  private func displaced(
    _ words: [ReadPage.Word], _ reference: [ReadPage.Word]
  ) -> StructureFault? {
    let reference = compared(reference)
    let words = compared(words).suffix(reference.count)
    guard let (word, other) = zip(words, reference).first(where: { $0 != $1 }) else { return nil }
    return StructureFault(
      kind: .displaced,
      text: "\(word.text) in \(word.place), not \(other.text) in \(other.place)")
  }

  /// Words with the compared part of their structure: some readers link more addresses in text.
  private func compared(_ words: [ReadPage.Word]) -> [ReadPage.Word] {
    words.filter { !$0.place.isAttribute }.map { word in
      var place = word.place
      if !reader.knowsTables { place.isCell = false }
      return ReadPage.Word(text: word.text, place: place)
    }
  }

  /// The scheme and host of an address, which readers encode alike.
  private static func origin(of address: String) -> String {
    let bytes = address.utf8.prefix { byte in
      (0x61...0x7A).contains(byte | 0x20) || (0x2D...0x3A).contains(byte) || byte == 0x40
    }
    let parts = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return parts.prefix(3).map { String(Substring($0)) }.joined(separator: "/")
  }

  /// The smallest answer with a fault of the same kind, found in a bounded number of steps.
  func smallest(_ answer: JSONValue, failing fault: StructureFault) throws -> JSONValue {
    let width = 40
    var answer = answer
    var tries = reader.isSlow ? 120 : 800
    while tries > 0 {
      let variants = JSONShrinking.variants(of: answer)
      var smaller: JSONValue?
      for start in stride(from: 0, to: variants.count, by: width) where smaller == nil && tries > 0
      {
        let part = variants[start..<min(start + width, variants.count)].filter {
          (try? Self.markdown(of: $0)) != nil
        }
        tries -= part.count
        let index = try faults(in: part).firstIndex { $0?.kind == fault.kind }
        smaller = index.map { part[$0] }
      }
      guard let smaller else { break }
      answer = smaller
    }
    return answer
  }
}
