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

  /// A key and its value as a titled section; nil where there is nothing in it.
  func section(_ key: String, _ value: JSONValue) -> InsightSection? {
    let section = section(key, value, depth: 0, documents: 0)
    return section.value == .nothing ? nil : section
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
      else { return .text(MarkdownText(shown: ModelText.markdown(text), received: text)) }
      return shape(of: document, depth: depth + 1, documents: documents + 1)
    case .array(let elements):
      guard !elements.isEmpty else { return .nothing }
      if let table = table(
        of: elements, cell: { shape(of: $0, depth: depth + 2, documents: documents) })
      {
        return .table(table)
      }
      return .list(items(of: elements, depth: depth + 1, documents: documents))
    case .object(let object):
      guard !object.members.isEmpty else { return .nothing }
      return .sections(sections(of: object, depth: depth + 1, documents: documents))
    }
  }

  private func sections(of object: JSONObject, depth: Int, documents: Int) -> [InsightSection] {
    object.members.map { member in
      section(member.name, member.value, depth: depth, documents: documents)
    }
  }

  private func section(
    _ key: String, _ value: JSONValue, depth: Int, documents: Int
  ) -> InsightSection {
    let title = SectionTitle.title(of: key)
    var value = shape(of: value, depth: depth, documents: documents)
    if case .text(var text) = value {
      text.source = LeadingTitle.removed(
        from: text.source, labels: [title, key], slot: InsightSlot(key: key))
      value = .text(text)
    }
    return InsightSection(key: key, title: title, value: value)
  }

  /// The items of a list: texts without signs of their own, and values of other shapes.
  private func items(of elements: [JSONValue], depth: Int, documents: Int) -> [InsightValue] {
    let texts = elements.map(\.plainText)
    var items = ItemText.items(
      texts.compactMap { $0.map { ModelText.markdown($0, isItem: true) } })[...]
    var values: [InsightValue] = []
    for (element, text) in zip(elements, texts) {
      if let text, let parts = items.popFirst() {
        values += parts.map { .text(MarkdownText(shown: $0.boxed, received: text)) }
      } else {
        values.append(shape(of: element, depth: depth, documents: documents))
      }
    }
    return values
  }
}

extension JSONValue {
  /// The text that the value is, if it is one that has words and holds no JSON document.
  var plainText: String? {
    guard case .string(let text) = self, !text.isBlank, !MarkdownText.isOnlyMarks(text),
      EmbeddedDocument.value(in: text) == nil
    else { return nil }
    return text
  }
}
