extension MarkdownTree {
  /// The text that is shown, see ``MarkdownDocument/plainText``.
  var plainText: [UInt8] {
    var text: [UInt8] = []
    var isInCell = false
    for event in NodeWalk(root) {
      switch event {
      case .enter(let node):
        switch node.kind {
        case .text, .code, .codeBlock: node.appendLiteral(to: &text)
        case .softBreak: text.append(UInt8(ascii: " "))
        case .lineBreak: text.append(UInt8(ascii: isInCell ? " " : "\n"))
        case .customInline where node.role?.isCell == true: isInCell = true
        case .customInline where node.role == .openBox: text += "☐ ".utf8
        case .customInline where node.role == .doneBox: text += "☑ ".utf8
        default: break
        }
      case .leave(let node):
        switch node.kind {
        case .paragraph, .heading: text.append(UInt8(ascii: "\n"))
        case .customInline where node.role?.isCell == true:
          isInCell = false
          text.append(node.next == nil ? UInt8(ascii: "\n") : UInt8(ascii: "\t"))
        default: break
        }
      }
    }
    while text.last == UInt8(ascii: "\n") { text.removeLast() }
    return text
  }
}
