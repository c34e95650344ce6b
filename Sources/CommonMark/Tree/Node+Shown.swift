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
}
