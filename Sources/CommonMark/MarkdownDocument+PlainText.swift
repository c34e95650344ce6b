extension MarkdownDocument {
  /// The text that the document shows, without its markup.
  ///
  /// Each block, each item and each row of a table is a line, or as many as it has; cells are
  /// apart by tabs.
  public var plainText: String {
    guard let tree else { return "" }
    var text = ""
    for event in NodeWalk(tree.root) {
      switch event {
      case .enter(let node):
        switch node.kind {
        case .text, .code, .codeBlock: text += node.literal
        case .softBreak: text += " "
        case .lineBreak: text += "\n"
        case .customInline where node.role == .openBox: text += "☐ "
        case .customInline where node.role == .doneBox: text += "☑ "
        default: break
        }
      case .leave(let node):
        switch node.kind {
        case .paragraph, .heading: text += "\n"
        case .customInline where node.role?.isCell == true: text += node.next == nil ? "\n" : "\t"
        default: break
        }
      }
    }
    while text.utf8.last == UInt8(ascii: "\n") { text.unicodeScalars.removeLast() }
    return text
  }
}
