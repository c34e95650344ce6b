extension MarkdownDocument {
  /// The text that the document shows, without its markup.
  ///
  /// Each block, each item and each row of a table is a line, or as many as it has; cells are
  /// apart by tabs.
  public var plainText: String {
    guard let tree else { return "" }
    var text: [UInt8] = []
    for event in NodeWalk(tree.root) {
      switch event {
      case .enter(let node):
        switch node.kind {
        case .text, .code, .codeBlock: node.appendLiteral(to: &text)
        case .softBreak: text.append(UInt8(ascii: " "))
        case .lineBreak: text.append(UInt8(ascii: "\n"))
        case .customInline where node.role == .openBox: text += "☐ ".utf8
        case .customInline where node.role == .doneBox: text += "☑ ".utf8
        default: break
        }
      case .leave(let node):
        switch node.kind {
        case .paragraph, .heading: text.append(UInt8(ascii: "\n"))
        case .customInline where node.role?.isCell == true:
          text.append(node.next == nil ? UInt8(ascii: "\n") : UInt8(ascii: "\t"))
        default: break
        }
      }
    }
    while text.last == UInt8(ascii: "\n") { text.removeLast() }
    return String(decoding: text, as: UTF8.self)
  }
}
