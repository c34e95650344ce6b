internal import JSONDocument
internal import MeetingModel

/// Converts values of the insights to the shapes in which they are presented.
struct InsightValueReader {
  /// The maximum nesting of JSON documents in strings within each other.
  private static let maximumDocuments = 3
  /// The maximum depth in arrays and objects at which a string is searched for a JSON document.
  private static let maximumDocumentDepth = 32
  /// The maximum depth of objects whose keys are shown without a value.
  private static let maximumKeyDepth = 8

  /// The names of the speakers, which are titles as they are.
  var names: Set<String> = []

  func shape(of value: JSONValue) -> InsightValue {
    shape(of: value, depth: 0, documents: 0)
  }

  /// The members of an object as titled sections.
  func sections(of object: JSONObject) -> [InsightSection] {
    sections(of: object, depth: 0, documents: 0)
  }

  /// A key and its value as a titled section; nil if the value is empty.
  func section(_ key: String, _ value: JSONValue, slot: InsightSlot?) -> InsightSection? {
    let section = section(key, value, slot: slot, depth: 0, documents: 0)
    return section.value == .nothing ? nil : section
  }

  /// The items for an array's elements in a slot, each with its path: separate, or one table.
  func items(of elements: [ReceivedElement]) -> [InsightValue] {
    if let records = Self.records(ofRows: elements.map(\.value)) {
      let shape = shape(of: .array(records), depth: 1, documents: 0)
      if case .list(let items) = shape { return items }
      return [shape]
    }
    guard
      var table = table(
        of: elements.map(\.value), cell: { shape(of: $0, depth: 2, documents: 0) })
    else { return items(of: elements, depth: 1, documents: 0) }
    table.updateLeadingTexts { row, text in text.path = elements[row].path }
    return [.table(table)]
  }

  /// - Parameter isRecord: Whether the value is an element of an array.
  private func shape(
    of value: JSONValue, depth: Int, documents: Int, isRecord: Bool = false
  ) -> InsightValue {
    switch value {
    case .null: return .nothing
    case .boolean(let value): return .boolean(value)
    case .number(let number): return .number(number.spelling)
    case .string(let text):
      guard !text.isBlank else { return .nothing }
      guard documents < Self.maximumDocuments, depth < Self.maximumDocumentDepth,
        let document = EmbeddedDocument.value(in: text)
      else { return .text(MarkdownText(shown: ModelText.markdown(text))) }
      return shape(of: document, depth: depth + 1, documents: documents + 1)
    case .array(let elements):
      guard !elements.isEmpty else { return .nothing }
      if let records = Self.records(ofRows: elements) {
        return shape(of: .array(records), depth: depth, documents: documents)
      }
      if let table = table(
        of: elements, cell: { shape(of: $0, depth: depth + 2, documents: documents) })
      {
        return .table(table)
      }
      return .list(
        items(
          of: elements.map { ReceivedElement($0) }, depth: depth + 1, documents: documents))
    case .object(let object):
      guard !object.members.isEmpty else { return .nothing }
      if let records = Self.records(ofTable: object) {
        return shape(of: .array(records), depth: depth, documents: documents)
      }
      let sections = sections(of: object, depth: depth + 1, documents: documents)
      guard depth < Self.maximumKeyDepth, let bare = bareKeys(of: object, isRecord: isRecord) else {
        return .sections(sections)
      }
      return .list(
        zip(sections, bare).compactMap { section, isBare in
          if isBare { return .text(MarkdownText(literal: section.key)) }
          return section.value == .nothing ? nil : .sections([section])
        })
    }
  }

  /// Which keys of an object are shown although they have no value; nil if none is.
  ///
  /// Those of prose are, and beside them those that begin with a capital: `{"Ann Lee": null, "Cy":
  /// null}` lists two people. The keys of a record are names of fields, unless all are empty.
  private func bareKeys(of object: JSONObject, isRecord: Bool) -> [Bool]? {
    let isBare = object.members.map { $0.value.showsNothing }
    guard !isRecord || !isBare.contains(false),
      zip(object.members, isBare).contains(where: { $1 && SectionTitle.isProse($0.name) })
    else { return nil }
    return zip(object.members, isBare).map { member, isBare in
      isBare && (SectionTitle.isProse(member.name) || SectionTitle.isCapitalized(member.name))
    }
  }

  private func sections(of object: JSONObject, depth: Int, documents: Int) -> [InsightSection] {
    object.members.map { member in
      section(
        member.name, member.value, slot: InsightSlot(key: member.name), depth: depth,
        documents: documents)
    }
  }

  private func section(
    _ key: String, _ value: JSONValue, slot: @autoclosure () -> InsightSlot?, depth: Int,
    documents: Int
  ) -> InsightSection {
    let title = SectionTitle.title(of: key, names: names)
    var value = shape(of: value, depth: depth, documents: documents)
    if case .text(var text) = value {
      text.source = LeadingTitle.removed(from: text.source, labels: [title, key], slot: slot())
      value = .text(text)
    }
    return InsightSection(key: key, title: title, value: value)
  }

  /// The items of a list: texts without list markers, and values of other shapes.
  private func items(of elements: [ReceivedElement], depth: Int, documents: Int) -> [InsightValue] {
    let texts = elements.map(\.value.plainText)
    var items = ItemText.items(
      texts.compactMap { $0.map { ModelText.item($0) } })[...]
    var values: [InsightValue] = []
    for (element, text) in zip(elements, texts) {
      if text != nil, let parts = items.popFirst() {
        values += parts.map { .text(MarkdownText(shown: $0.boxed, path: element.path)) }
      } else {
        var value = shape(
          of: element.value, depth: depth, documents: documents, isRecord: true)
        value.setPath(of: element)
        values.append(value)
      }
    }
    return values
  }
}

extension InsightValue {
  /// Sets the path of the element from which the value was made, unless the value is a document in
  /// a text, whose parts have no path.
  mutating func setPath(of element: ReceivedElement) {
    switch (element.value, self) {
    case (.string, .text), (.object, .sections): updateLeadingText { $0.path = element.path }
    default: break
    }
  }
}

extension JSONValue {
  /// The text of the value, if it is a text that contains words and no JSON document.
  var plainText: String? {
    guard case .string(let text) = self, !text.isBlank, !MarkdownText.isOnlyMarks(text),
      EmbeddedDocument.value(in: text) == nil
    else { return nil }
    return text
  }
}
