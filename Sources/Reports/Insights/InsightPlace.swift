/// The position at which a value of the insights is written.
struct InsightPlace: Sendable {
  /// The context of the value.
  enum Kind: Sendable {
    /// None: paragraphs are written as paragraphs.
    case block
    /// A list item: a single paragraph is written as inline text, and a short object on one line.
    case item
    /// A table cell or the text of a definition: a single paragraph is written as inline text.
    case cell
  }

  /// The maximum nesting depth at which the insights' lists, tables and objects are shown.
  ///
  /// Anything deeper is shown as a single text: nobody can follow further, and Markdown parsers
  /// have limits of their own, such as ten in markdown-it.
  private static let maximumDepth = 8

  /// The context of the value.
  let kind: Kind
  /// The level of the highest headings inside the value.
  let headingLevel: Int
  /// The number of lists and quotes around the value.
  private(set) var depth: Int
  /// Whether each list around the value begins on a line of its own, as Python-Markdown requires.
  private(set) var isAligned = true

  /// Makes a position in a template.
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

  /// A position inside a value that is at this position.
  func inner(_ kind: Kind) -> InsightPlace {
    var place = InsightPlace(kind, headingLevel: headingLevel)
    place.depth = depth + 1
    place.isAligned = isAligned
    return place
  }

  /// The position if a list may begin here on the line of another item's marker.
  var unaligned: InsightPlace {
    var place = self
    place.isAligned = false
    return place
  }

  /// Whether the position is too deep for lists, tables and objects.
  var isTooDeep: Bool {
    depth >= Self.maximumDepth
  }
}
