extension MarkdownDocument {
  /// The text that the document shows, without its markup: a line for each line of it, the
  /// blocks apart by a line break.
  public var plainText: String {
    guard let tree else { return "" }
    var text = ""
    var cursor: Node? = tree.root
    while let node = cursor {
      switch node.kind {
      case .text, .code: text += node.literal
      case .codeBlock: text += node.literal
      case .softBreak: text += " "
      case .lineBreak: text += "\n"
      default: break
      }
      cursor = node.firstChild ?? following(node, in: tree.root, text: &text)
    }
    while text.utf8.last == UInt8(ascii: "\n") { text.removeLast() }
    return text
  }

  /// The next node that is not in a node; ends the lines of the blocks that are left.
  private func following(_ node: Node, in root: Node, text: inout String) -> Node? {
    var node = node
    while node != root {
      if node.kind == .paragraph || node.kind == .heading { text += "\n" }
      if let next = node.next { return next }
      guard let parent = node.parent else { return nil }
      node = parent
    }
    return nil
  }
}
