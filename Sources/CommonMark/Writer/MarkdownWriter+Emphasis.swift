extension MarkdownWriter {
  /// Writes emphasis between runs of `*`, or without them where they would not be read as what
  /// they are, or would say nothing new.
  mutating func writeEmphasis(_ node: Node, with run: StaticString) {
    let before =
      output.count == opener.end
      ? opener.before : output.count == lineStart ? .space : Boundary(lastScalar())
    let first = Boundary.first(in: node)
    let last = Boundary.last(in: node)
    guard !openKinds.contains(node.kind), output.count != closerEnd,
      before.opens(before: first), last.closes(before: Boundary.following(node))
    else {
      writeInlines(of: node)
      return
    }
    append(run)
    opener = (output.count, before)
    openKinds.insert(node.kind)
    writeInlines(of: node)
    openKinds.remove(node.kind)
    append(run)
    closerEnd = output.count
  }

  /// The last character that was written.
  private func lastScalar() -> Unicode.Scalar? {
    let start = output.suffix(4).lastIndex { $0 & 0xC0 != 0x80 } ?? output.endIndex
    return String(decoding: output[start...], as: UTF8.self).unicodeScalars.first
  }
}

extension Boundary {
  /// The class of the first character in emphasis.
  static func first(in node: Node) -> Boundary {
    leaf(node, \.firstChild) { $0.unicodeScalars.first }
  }

  /// The class of the last character in emphasis.
  static func last(in node: Node) -> Boundary {
    leaf(node, \.lastChild) { $0.unicodeScalars.last }
  }

  /// The class of the character after emphasis and whatever emphasis ends with it.
  static func following(_ node: Node) -> Boundary {
    var node = node
    while true {
      if let next = node.next { return first(in: next) }
      guard let parent = node.parent else { return .space }
      switch parent.kind {
      case .emphasis, .strong: node = parent
      case .link: return .punctuation
      default: return .space
      }
    }
  }

  private static func leaf(
    _ node: Node, _ child: (Node) -> Node?, _ character: (String) -> Unicode.Scalar?
  ) -> Boundary {
    switch node.kind {
    case .text: character(node.literal).map { Boundary($0) } ?? .other
    case .softBreak, .lineBreak: .space
    case .emphasis, .strong: child(node).map { leaf($0, child, character) } ?? .other
    default: .punctuation
    }
  }
}
