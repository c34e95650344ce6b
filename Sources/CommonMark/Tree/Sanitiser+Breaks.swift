extension Sanitiser {
  /// Replaces a `<br>` tag with a line break.
  ///
  /// One next to another break, or at an edge of a paragraph, is dropped.
  mutating func makeBreak(of tag: Node) -> Node? {
    let parent = tag.parent?.kind
    let isAtEdge =
      (parent == .paragraph || parent == .heading || parent == .customInline)
      && (tag.previous == nil || tag.next == nil)
    switch tag.previous?.kind {
    case .softBreak, .lineBreak:
      if let previous = tag.previous, previous.kind == .softBreak, let hard = Node(.lineBreak) {
        previous.replace(with: hard)
      }
      if let next = tag.next, next.kind == .softBreak || next.kind == .lineBreak { next.remove() }
      return makeNothing(of: tag)
    default: break
    }
    switch tag.next?.kind {
    case .softBreak, .lineBreak:
      // The next node becomes the break.
      if let next = tag.next, next.kind == .softBreak, let hard = Node(.lineBreak) {
        next.replace(with: hard)
      }
      return makeNothing(of: tag)
    default: break
    }
    guard !isAtEdge, let hard = Node(.lineBreak) else { return makeNothing(of: tag) }
    tag.replace(with: hard)
    return hard
  }

  private mutating func makeNothing(of node: Node) -> Node? {
    hasEmptyTexts = true
    guard let nothing = Node(.text, literal: "") else { return nil }
    node.replace(with: nothing)
    return nothing
  }

  /// Splits off a `<br>` at the start of a text, which would have begun raw HTML; nil if none.
  func splitBreak(from text: Node) -> Node? {
    let literal = text.literal
    guard literal.utf8.starts(with: NoncharacterEscape.breakStart) else { return nil }
    let rest = Array(literal.utf8.dropFirst(NoncharacterEscape.breakStart.count))
    guard let length = BlockStart.breakTag([UInt8(ascii: "<")] + rest),
      let tag = Node(.html, literal: "<br>")
    else { return nil }
    if rest.count < length {
      text.replace(with: tag)
    } else {
      text.literal = String(decoding: rest[(length - 1)...], as: UTF8.self)
      text.insertBefore(tag)
    }
    return tag
  }

  /// Removes empty texts, which would separate emphasis from its neighbours.
  static func removeEmptyTexts(under root: Node) {
    var empty: [Node] = []
    for case .enter(let node) in NodeWalk(root) where node.kind == .text && node.hasNoLiteral {
      empty.append(node)
    }
    for node in empty {
      node.remove()
    }
  }
}
