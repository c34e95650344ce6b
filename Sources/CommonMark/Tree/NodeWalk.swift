internal import TextScanning

/// Walks the nodes under a root in document order; each is entered and left.
struct NodeWalk: Sequence, IteratorProtocol {
  enum Event {
    case enter(Node)
    case leave(Node)
  }

  private let root: Node
  private var upcoming: Event?

  init(_ root: Node) {
    self.root = root
    self.upcoming = .enter(root)
  }

  mutating func next() -> Event? {
    guard let event = upcoming else { return nil }
    switch event {
    case .enter(let node): upcoming = node.firstChild.map { .enter($0) } ?? .leave(node)
    case .leave(let node) where node == root: upcoming = nil
    case .leave(let node):
      upcoming = node.next.map { .enter($0) } ?? node.parent.map { .leave($0) }
    }
    return event
  }
}

extension Node {
  /// The literal as it is shown.
  var shownLiteral: String { hasOddities ? NoncharacterEscape.shown(literal) : literal }

  /// Whether the node shows anything but white space.
  var showsAnything: Bool {
    NodeWalk(self).contains { event in
      guard case .enter(let node) = event else { return false }
      return switch node.kind {
      case .text, .code, .html: !node.shownLiteral.utf8.allSatisfy(\.isWhiteSpace)
      case .image: true
      default: false
      }
    }
  }

  /// Whether a block is written as Markdown.
  ///
  /// An empty item is not: some readers would make the line above it a heading, others the lines
  /// below it code. Nor is a thematic break in an item or a quote, which ends the list in kramdown.
  var isWritten: Bool {
    NodeWalk(self).contains { event in
      guard case .enter(let node) = event else { return false }
      return switch node.kind {
      case .text, .code: !node.literal.utf8.allSatisfy(\.isWhiteSpace)
      case .codeBlock: !node.literal.utf8.allSatisfy(\.isWhiteSpace)
      case .thematicBreak: node.parent?.kind == .document
      default: node.role == .table
      }
    }
  }

  /// Whether this is a numbered list of items without anything in them.
  var isBareNumbers: Bool {
    isOrderedList && children.allSatisfy { $0.firstChild == nil }
  }
}
