internal import JSONDocument
internal import TextEscaping

/// The elements of a `rich_text` block, parted where they are too long for one block.
enum RichText {
  /// The maximum number of characters in a block: a little less than Slack's 3,000, since a part of
  /// a text may need marks that close its directions.
  static let limit = 2_900

  /// A section: a paragraph, or an item of a list.
  private struct Row {
    let section: JSONObject
    /// The number and the object of the list; nil for a paragraph.
    let list: (number: Int, object: JSONObject)?
    let size: Int
  }

  /// The elements of each block: those of the whole, without empty ones and parted at the limit.
  static func parts(of elements: [JSONValue]) -> [[JSONValue]] {
    var blocks: [[Row]] = []
    var block: [Row] = []
    var room = limit
    for row in rows(of: elements) {
      if row.size > room, !block.isEmpty {
        blocks.append(block)
        block = []
        room = limit
      }
      block.append(row)
      room -= row.size
    }
    if !block.isEmpty { blocks.append(block) }
    return blocks.map(Self.elements)
  }

  /// A text cut into pieces of at most the limit, at white space if there is some.
  static func pieces(of text: String) -> [String] {
    var pieces: [String] = []
    var rest = text.unicodeScalars[...]
    while !rest.isEmpty {
      let piece = prefix(of: rest, upTo: limit)
      pieces.append(PlainText.normalised(String(String.UnicodeScalarView(piece))))
      rest = rest[piece.endIndex...]
    }
    return pieces
  }

  private static func prefix(
    of text: Substring.UnicodeScalarView, upTo limit: Int
  ) -> Substring.UnicodeScalarView {
    guard
      let end = text.index(text.startIndex, offsetBy: limit, limitedBy: text.endIndex),
      end < text.endIndex
    else { return text }
    let space = text[..<end].lastIndex(where: \.properties.isWhitespace)
    guard let space, space > text.startIndex else { return text[..<end] }
    return text[...space]
  }

  /// The paragraphs and items, each of at most the limit.
  private static func rows(of elements: [JSONValue]) -> [Row] {
    elements.enumerated().flatMap { number, element -> [Row] in
      guard let object = element.objectValue else { return [] }
      guard object["type"]?.stringValue == "rich_text_list" else {
        return rows(of: object, in: nil)
      }
      let items = (object["elements"]?.arrayValue ?? []).compactMap(\.objectValue)
      return items.flatMap { rows(of: $0, in: (number, object)) }
    }
  }

  private static func rows(
    of section: JSONObject, in list: (number: Int, object: JSONObject)?
  ) -> [Row] {
    var rows: [Row] = []
    var content: [JSONValue] = []
    var room = limit
    func endRow() {
      guard !content.isEmpty else { return }
      rows.append(
        Row(
          section: section.replacing("elements", with: .array(content)), list: list,
          size: limit - room))
      content = []
      room = limit
    }
    for element in section["elements"]?.arrayValue ?? [] {
      guard let object = element.objectValue, let text = object["text"]?.stringValue,
        object["type"]?.stringValue == "text"
      else {
        content.append(element)
        continue
      }
      var rest = text.unicodeScalars[...]
      while !rest.isEmpty {
        let piece = prefix(of: rest, upTo: room)
        let words = PlainText.normalised(String(String.UnicodeScalarView(piece)))
        content.append(.object(object.replacing("text", with: .string(words))))
        room -= piece.count
        rest = rest[piece.endIndex...]
        if !rest.isEmpty || room == 0 { endRow() }
      }
    }
    endRow()
    return rows
  }

  /// The rows as elements, those of one list joined.
  private static func elements(_ rows: [Row]) -> [JSONValue] {
    var elements: [JSONValue] = []
    var items: [JSONValue] = []
    var open: (number: Int, object: JSONObject)?
    func endList() {
      if let open {
        elements.append(.object(open.object.replacing("elements", with: .array(items))))
      }
      items = []
      open = nil
    }
    for row in rows {
      if open?.number != row.list?.number { endList() }
      guard let list = row.list else {
        elements.append(.object(row.section))
        continue
      }
      open = list
      items.append(.object(row.section))
    }
    endList()
    return elements
  }
}
