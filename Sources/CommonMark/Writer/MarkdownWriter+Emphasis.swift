extension MarkdownWriter {
  /// Writes emphasis between runs of `*`, or without them where they would not be read as what
  /// they are, or would say nothing new.
  ///
  /// A letter beside a run that has punctuation on its other side is written as a reference, whose
  /// `&` and `;` are punctuation: else a run in text without spaces opens and closes nothing.
  /// ```
  /// **決定：**&#26469;週
  /// ```
  ///
  /// Where it begins with the emphasis that it is in, and does not end with it, its runs are of
  /// `_`: as one run of three, theirs could pair with others (CommonMark 0.30, 6.2, rule 9).
  mutating func writeEmphasis(_ node: Node) {
    let isMerged = output.count == opener.end
    let before =
      isMerged ? opener.before : output.count == lineStart ? .space : Boundary(lastScalar())
    let first = Boundary.first(in: node)
    let last = Boundary.last(in: node)
    var following = Boundary.following(node)
    let isApart = isMerged && !endsOpenEmphasis(node)
    // Where Python-Markdown may take the line for code, it would show the reference.
    let spellsBefore =
      line.isAligned && !before.opens(before: first) && !isMerged
      && Boundary.punctuation.opens(before: first)
      && node.previous?.kind == .text && endsInPlainWord
    let spellsNext =
      line.isAligned && !last.closes(before: following) && following == .word
      && last.closes(before: .punctuation)
      && !Self.holdsAddress(node) && !Self.isBeforeEnd(node) && !Self.isBeforeXMPP(node)
    if spellsNext { following = .punctuation }
    guard !openEmphasis.contains(where: { $0.node.kind == node.kind }),
      output.count != closerEnd,
      spellsBefore || before.opens(before: first),
      last.closes(before: following),
      !isApart || following == .space || following == .punctuation
    else {
      writeInlines(of: node)
      return
    }
    if spellsBefore { spellLastScalar() }
    let mark = isApart ? UInt8(ascii: "_") : UInt8(ascii: "*")
    let run = repeatElement(mark, count: node.kind == .strong ? 2 : 1)
    output += run
    opener = (output.count, isApart || spellsBefore ? .punctuation : before)
    openEmphasis.append((node, mark))
    writeInlines(of: node)
    openEmphasis.removeLast()
    output += run
    closerEnd = output.count
    if spellsNext { spellsNextScalar = true }
  }

  /// Whether a letter or symbol was written last, and no part of a bare address: readers that link
  /// one show references in it.
  private var endsInPlainWord: Bool {
    let boundary = Boundary(lastScalar())
    guard boundary == .word || boundary == .symbol else { return false }
    // Behind a run that opens, it could keep that from opening.
    guard output.count - (lastScalar().map { String($0).utf8.count } ?? 0) != opener.end else {
      return false
    }
    let tail = output.suffix(256)
    let word = tail.lastIndex(where: \.isWhiteSpace).map { tail[($0 + 1)...] } ?? tail
    return !Self.isPartOfAddress(word)
  }

  /// Whether one character stands between the end of emphasis and that of the emphasis around it,
  /// which would no longer close if the character were written as a reference.
  private static func isBeforeEnd(_ node: Node) -> Bool {
    guard let text = leaf(after: node), text.next == nil,
      text.literal.unicodeScalars.count == 1
    else { return false }
    return text.parent?.kind == .emphasis || text.parent?.kind == .strong
  }

  /// Whether an address of XMPP may begin behind emphasis: the colon of one is written as code,
  /// which takes its scheme to be seen.
  private static func isBeforeXMPP(_ node: Node) -> Bool {
    let scheme = "xmpp:".utf8
    guard let text = leaf(after: node)?.literal.utf8 else { return false }
    return zip(text, scheme).allSatisfy { $0 == $1 || $0 | 0x20 == $1 }
  }

  /// The first leaf behind a node.
  private static func leaf(after node: Node) -> Node? {
    var node = node
    while node.next == nil, let parent = node.parent { node = parent }
    guard var leaf = node.next else { return nil }
    while leaf.kind != .text, let child = leaf.firstChild { leaf = child }
    return leaf
  }

  /// Whether the text that ends emphasis may hold an address that readers link.
  private static func holdsAddress(_ node: Node) -> Bool {
    var cursor = node.lastChild
    while let node = cursor {
      if node.kind == .text { return isPartOfAddress(Array(node.literal.utf8.suffix(256))[...]) }
      cursor = node.lastChild
    }
    return false
  }

  private static func isPartOfAddress(_ word: ArraySlice<UInt8>) -> Bool {
    word.contains(UInt8(ascii: "@")) || word.firstRange(of: Array("://".utf8)) != nil
      || word.firstRange(of: Array("www".utf8)) != nil
  }

  /// Writes the last character as a reference.
  private mutating func spellLastScalar() {
    guard let scalar = lastScalar() else { return }
    output.removeLast(String(scalar).utf8.count)
    CharacterReference.append(scalar.value, to: &output)
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
