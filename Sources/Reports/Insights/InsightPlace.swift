/// Where a value of the insights is written.
struct InsightPlace: Sendable {
  /// What stands around the value.
  enum Kind: Sendable {
    /// Nothing: paragraphs are paragraphs.
    case block
    /// An item of a list: one paragraph is written as the text of it, and a short object on a line.
    case item
    /// A cell of a table or the text of a definition: one paragraph is written as the text of it.
    case cell
  }

  /// How deep lists, tables and objects of the insights are shown in one another.
  ///
  /// What lies deeper is shown as one text: no reader follows further, and readers of Markdown have
  /// limits of their own, of which that of markdown-it is ten.
  private static let maximumDepth = 8

  /// What stands around the value.
  let kind: Kind
  /// The level of the highest headings inside the value.
  let headingLevel: Int
  /// How many lists and quotes the value is in.
  private(set) var depth: Int

  /// A place in a template.
  init(_ kind: Kind, headingLevel: Int) {
    self.kind = kind
    self.headingLevel = headingLevel
    self.depth =
      switch kind {
      case .block: 0
      case .item: 1
      // A detail of an item.
      case .cell: 2
      }
  }

  /// A place in a value that is at this one.
  func inner(_ kind: Kind) -> InsightPlace {
    var place = InsightPlace(kind, headingLevel: headingLevel)
    place.depth = depth + 1
    return place
  }

  /// Whether the place is so deep that no list, table or object is shown as such.
  var isTooDeep: Bool {
    depth >= Self.maximumDepth
  }
}
