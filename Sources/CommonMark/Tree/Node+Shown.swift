extension Node {
  /// What is shown of the text.
  var shownLiteral: String { hasOddities ? StandIn.shown(literal) : literal }

  /// Whether anything is shown of the node but white space.
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

  /// Whether a block has anything to write: not an empty item, which would make a heading of the line
  /// above it to some readers, and code of what is below it to others; and no rule in an item or a
  /// quote, where kramdown ends the list with it.
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
}
