internal import JSONDocument
internal import MeetingModel

/// Gives values of the insights the shapes that they are read in.
struct InsightValueReader {
  /// How many JSON documents in strings are read inside each other.
  private static let maximumDocuments = 3
  /// How deep in arrays and objects a string may be for the document in it to be read.
  private static let maximumDocumentDepth = 32

  /// The shape of a value.
  func shape(of value: JSONValue) -> InsightValue {
    shape(of: value, depth: 0, documents: 0)
  }

  /// The members of an object as titled sections.
  func sections(of object: JSONObject) -> [InsightSection] {
    sections(of: object, depth: 0, documents: 0)
  }

  private func shape(of value: JSONValue, depth: Int, documents: Int) -> InsightValue {
    switch value {
    case .null: return .nothing
    case .boolean(let value): return .boolean(value)
    case .number(let number): return .number(number.spelling)
    case .string(let text):
      guard !text.isBlank else { return .nothing }
      guard documents < Self.maximumDocuments, depth < Self.maximumDocumentDepth,
        let document = EmbeddedDocument.value(in: text)
      else { return .text(MarkdownText(text)) }
      return shape(of: document, depth: depth + 1, documents: documents + 1)
    case .array(let elements):
      guard !elements.isEmpty else { return .nothing }
      if let table = table(
        of: elements, cell: { shape(of: $0, depth: depth + 2, documents: documents) })
      {
        return .table(table)
      }
      return .list(
        elements.map { shape(of: $0, depth: depth + 1, documents: documents) })
    case .object(let object):
      guard !object.members.isEmpty else { return .nothing }
      return .sections(sections(of: object, depth: depth + 1, documents: documents))
    }
  }

  private func sections(of object: JSONObject, depth: Int, documents: Int) -> [InsightSection] {
    object.members.map { member in
      InsightSection(
        key: member.name, title: SectionTitle.title(of: member.name),
        value: shape(of: member.value, depth: depth, documents: documents))
    }
  }
}
