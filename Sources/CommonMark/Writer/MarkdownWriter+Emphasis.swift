extension MarkdownWriter {
  /// Writes emphasis between runs of `*`, or without them where they would not be read as what
  /// they are, or would say nothing new.
  ///
  /// Where it begins with the emphasis that it is in, and does not end with it, its runs are of
  /// `_`: as one run of three, theirs could pair with others (CommonMark 0.30, 6.2, rule 9).
  mutating func writeEmphasis(_ node: Node) {
    let isMerged = output.count == opener.end
    let before =
      isMerged ? opener.before : output.count == lineStart ? .space : Boundary(lastScalar())
    let following = Boundary.following(node)
    let isApart = isMerged && !endsOpenEmphasis(node)
    guard !openEmphasis.contains(where: { $0.node.kind == node.kind }),
      output.count != closerEnd,
      before.opens(before: Boundary.first(in: node)),
      Boundary.last(in: node).closes(before: following),
      !isApart || following == .space || following == .punctuation
    else {
      writeInlines(of: node)
      return
    }
    let mark = isApart ? UInt8(ascii: "_") : UInt8(ascii: "*")
    let run = repeatElement(mark, count: node.kind == .strong ? 2 : 1)
    output += run
    opener = (output.count, isApart ? .punctuation : before)
    openEmphasis.append((node, mark))
    writeInlines(of: node)
    openEmphasis.removeLast()
    output += run
    closerEnd = output.count
  }

  /// Writes what is in a block as strong emphasis, if nothing in it is.
  mutating func writeStrong(_ block: Node) {
    let hasEmphasis = NodeWalk(block).contains { event in
      guard case .enter(let node) = event else { return false }
      return node.kind == .strong || node.kind == .emphasis
    }
    guard !hasEmphasis, let first = block.firstChild, let last = block.lastChild,
      Boundary.space.opens(before: Boundary.first(in: first)),
      Boundary.last(in: last).closes(before: .space)
    else { return writeInlines(of: block) }
    append("**")
    opener = (output.count, .space)
    openEmphasis.append((block, UInt8(ascii: "*")))
    writeInlines(of: block)
    openEmphasis.removeLast()
    append("**")
    closerEnd = output.count
  }

  /// Whether the innermost emphasis that is open ends with a node.
  private func endsOpenEmphasis(_ node: Node) -> Bool {
    var node = node
    while node != openEmphasis.last?.node {
      guard node.next == nil, let parent = node.parent else { return false }
      node = parent
    }
    return true
  }

  /// The last character that was written.
  private func lastScalar() -> Unicode.Scalar? {
    let start = output.suffix(4).lastIndex { $0 & 0xC0 != 0x80 } ?? output.endIndex
    return String(decoding: output[start...], as: UTF8.self).unicodeScalars.first
  }
}

extension Boundary {
  /// The class of the first character in emphasis, which is `_` where other emphasis begins.
  static func first(in node: Node) -> Boundary {
    guard let first = leaf(node, \.firstChild, { $0.unicodeScalars.first }) else { return .space }
    guard first == .word else { return first }
    var cursor = node.firstChild
    while let node = cursor, node.kind == .emphasis || node.kind == .strong {
      if node.next != nil { return .punctuation }
      cursor = node.firstChild
    }
    return .word
  }

  /// The class of the last character in emphasis.
  static func last(in node: Node) -> Boundary {
    leaf(node, \.lastChild) { $0.unicodeScalars.last } ?? .space
  }

  /// The class of the character after emphasis and whatever emphasis ends with it.
  static func following(_ node: Node) -> Boundary {
    var node = node
    while true {
      if let next = node.next {
        return leaf(next, \.firstChild) { $0.unicodeScalars.first } ?? .other
      }
      guard let parent = node.parent else { return .space }
      switch parent.kind {
      case .emphasis, .strong: node = parent
      case .link: return .punctuation
      default: return .space
      }
    }
  }

  /// The class of a character at the edge of a node; nil if it may be any.
  private static func leaf(
    _ node: Node, _ child: (Node) -> Node?, _ character: (String) -> Unicode.Scalar?
  ) -> Boundary? {
    switch node.kind {
    case .text: character(node.literal).map { Boundary($0) }
    case .softBreak, .lineBreak: .space
    // It is written as text.
    case .code where !Code.isInert(span: node.literal): nil
    // White space is written outside.
    case .code where character(node.literal)?.properties.isWhitespace == true: .space
    case .emphasis, .strong: child(node).flatMap { leaf($0, child, character) }
    default: .punctuation
    }
  }
}
