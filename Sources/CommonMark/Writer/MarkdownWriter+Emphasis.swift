internal import TextEscaping
internal import TextScanning

extension MarkdownWriter {
  /// Writes emphasis between runs of `*`, or only its content where readers would not recognise the
  /// runs or they would add nothing.
  ///
  /// A letter next to a run with punctuation on its other side is written as a character reference,
  /// whose `&` and `;` are punctuation: otherwise a run in text without spaces would open and close
  /// nothing.
  /// ```
  /// **決定：**&#26469;週
  /// ```
  ///
  /// Emphasis that begins together with the emphasis around it, but ends earlier, uses `_`: a
  /// single run of three `*` could pair up differently (CommonMark 0.30, 6.2, rule 9).
  mutating func writeEmphasis(_ node: Node) {
    let isMerged = output.count == opener.end
    let before =
      isMerged
      ? opener.before : output.count == lineStart ? .space : FlankingCharacter(lastScalar())
    let first = FlankingCharacter.first(in: node)
    let last = FlankingCharacter.last(in: node)
    var following = FlankingCharacter.following(node)
    let isApart = isMerged && !endsOpenEmphasis(node)
    // Where Python-Markdown may take the line for code, it would show the reference.
    let spellsBefore =
      line.isAligned && !before.opens(before: first) && !isMerged
      && FlankingCharacter.punctuation.opens(before: first)
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

  /// Whether the output ends in a letter or a symbol outside a bare address, in which readers that
  /// link it would show character references undecoded.
  private var endsInPlainWord: Bool {
    let last = FlankingCharacter(lastScalar())
    guard last == .word || last == .symbol else { return false }
    // Right after an opening run, a reference could keep the run from opening.
    guard output.count - (lastScalar().map { String($0).utf8.count } ?? 0) != opener.end else {
      return false
    }
    let tail = output.suffix(256)
    let word = tail.lastIndex(where: \.isWhiteSpace).map { tail[($0 + 1)...] } ?? tail
    return !Self.isPartOfAddress(word)
  }

  /// Whether a single character separates the end of emphasis from the end of the emphasis around
  /// it, which would no longer close if that character were a reference.
  private static func isBeforeEnd(_ node: Node) -> Bool {
    guard let text = leaf(after: node), text.next == nil,
      text.literal.unicodeScalars.count == 1
    else { return false }
    return text.parent?.kind == .emphasis || text.parent?.kind == .strong
  }

  /// Whether an `xmpp:` address may follow emphasis: its colon is written as code, and only where
  /// the scheme is recognised.
  private static func isBeforeXMPP(_ node: Node) -> Bool {
    let scheme = "xmpp:".utf8
    guard let text = leaf(after: node)?.literal.utf8 else { return false }
    return zip(text, scheme).allSatisfy { $0 == $1 || $0 | 0x20 == $1 }
  }

  private static func leaf(after node: Node) -> Node? {
    var node = node
    while node.next == nil, let parent = node.parent { node = parent }
    guard var leaf = node.next else { return nil }
    while leaf.kind != .text, let child = leaf.firstChild { leaf = child }
    return leaf
  }

  /// Whether the text at the end of emphasis may hold an address that readers link.
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

  /// Rewrites the last character as a reference.
  private mutating func spellLastScalar() {
    guard let scalar = lastScalar() else { return }
    output.removeLast(String(scalar).utf8.count)
    CharacterReference.append(scalar.value, to: &output)
  }

  /// Writes the content of a block as strong emphasis, unless it contains emphasis.
  mutating func writeStrong(_ block: Node) {
    let hasEmphasis = NodeWalk(block).contains { event in
      guard case .enter(let node) = event else { return false }
      return node.kind == .strong || node.kind == .emphasis
    }
    guard !hasEmphasis, let first = block.firstChild, let last = block.lastChild,
      FlankingCharacter.space.opens(before: FlankingCharacter.first(in: first)),
      FlankingCharacter.last(in: last).closes(before: .space)
    else { return writeInlines(of: block) }
    append("**")
    opener = (output.count, .space)
    openEmphasis.append((block, UInt8(ascii: "*")))
    writeInlines(of: block)
    openEmphasis.removeLast()
    append("**")
    closerEnd = output.count
  }

  /// Whether the innermost open emphasis ends with a node.
  private func endsOpenEmphasis(_ node: Node) -> Bool {
    var node = node
    while node != openEmphasis.last?.node {
      guard node.next == nil, let parent = node.parent else { return false }
      node = parent
    }
    return true
  }

  /// The last character of the output.
  private func lastScalar() -> Unicode.Scalar? {
    let start = output.suffix(4).lastIndex { $0 & 0xC0 != 0x80 } ?? output.endIndex
    return String(decoding: output[start...], as: UTF8.self).unicodeScalars.first
  }
}
