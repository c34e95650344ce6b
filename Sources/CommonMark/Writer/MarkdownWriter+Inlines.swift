internal import TextEscaping
internal import TextScanning

extension MarkdownWriter {
  /// Writes the content of a paragraph, a heading or a cell.
  mutating func writeInlines(of container: Node) {
    for node in container.children {
      write(inline: node)
    }
  }

  /// Writes the text of blocks on one line.
  mutating func writeFlat(_ container: Node) {
    for block in container.children {
      writeSpace()
      switch block.kind {
      case .paragraph, .heading: writeInlines(of: block)
      case .codeBlock: writeText(block.literal, before: 0)
      case .customInline: writeInlines(of: block)
      default: writeFlat(block)
      }
    }
  }

  private mutating func write(inline node: Node) {
    switch node.kind {
    case .text: writeText(node.literal, before: firstByte(after: node))
    case .softBreak: writeBreak(node, isHard: false)
    case .lineBreak: writeBreak(node, isHard: true)
    case .code: writeCode(inline: node)
    case .emphasis, .strong: writeEmphasis(node)
    case .link: writeLink(node)
    default:
      switch node.role {
      case .openBox: writeBox(node, "[ ] ", sign: "☐ ")
      case .doneBox: writeBox(node, "[x] ", sign: "☑ ")
      default: writeInlines(of: node)
      }
    }
  }

  /// Writes a task box, or a ballot box character where a reader would not recognise one.
  private mutating func writeBox(_ node: Node, _ box: StaticString, sign: StaticString) {
    let isBox =
      !line.hasOneLine && sequence(first: node, next: \.next).contains(where: \.showsAnything)
    append(isBox ? box : sign)
    beginText()
  }

  /// Writes plain text so that nothing in it acts as markup.
  ///
  /// - Parameter next: The byte that will follow it; 0 if any may.
  mutating func writeText(_ text: String, before next: UInt8) {
    var bytes = text.utf8.map { $0.isWhiteSpace ? UInt8(ascii: " ") : $0 }
    if spellsNextScalar, let scalar = text.unicodeScalars.first {
      spellsNextScalar = false
      CharacterReference.append(scalar.value, to: &output)
      bytes.removeFirst(String(scalar).utf8.count)
    }
    guard let first = bytes.firstIndex(where: { !$0.isWhiteSpace }),
      let last = bytes.lastIndex(where: { !$0.isWhiteSpace })
    else {
      if !bytes.isEmpty { writeSpace() }
      return
    }
    if first > 0 { writeSpace() }
    let hasSpace = last + 1 < bytes.count
    let position = MarkdownPosition(
      after: output.last, isLineStart: isAtLineStart, isHeading: line.place == .heading,
      isTableRow: line.place == .row, isInBrackets: isInLink)
    PlainText.appendMarkdown(
      bytes.span.extracting(first...last), at: position,
      before: hasSpace ? UInt8(ascii: " ") : next, to: &output)
    if hasSpace { writeSpace() }
  }

  /// The byte that will follow a text in the output; 0 if it is not known.
  private func firstByte(after text: Node) -> UInt8 {
    var node = text
    while true {
      if let next = node.next {
        return switch next.kind {
        case .softBreak, .lineBreak: UInt8(ascii: "\n")
        case .code where next.literal.utf8.first?.isWhiteSpace == true: UInt8(ascii: " ")
        // With either of these, it may be written as text.
        case .code where next.literal.utf8.contains(where: { "`@".utf8.contains($0) }): 0
        case .code where Code.isInert(span: next.literal): UInt8(ascii: "`")
        default: 0
        }
      }
      guard let parent = node.parent else { return 0 }
      switch parent.kind {
      case .link: return UInt8(ascii: "]")
      case .heading where openEmphasis.last?.node == parent: return UInt8(ascii: "*")
      case .paragraph, .heading: return UInt8(ascii: "\n")
      case .emphasis, .strong:
        if let open = openEmphasis.last, open.node == parent { return open.mark }
        node = parent
      default: return 0
      }
    }
  }

  private mutating func writeBreak(_ node: Node, isHard: Bool) {
    guard node.next == nil else { return writeBreak(isHard: isHard) }
    switch node.parent?.kind {
    case .link, .emphasis, .strong: writeSpace()
    default: break
    }
  }

  /// Ends a line of a paragraph, or writes a space where no line may end.
  mutating func writeBreak(isHard: Bool) {
    guard !line.hasOneLine, !isInLink, line.continuation.count <= Self.longestRepeated else {
      writeSpace()
      return
    }
    if output.count != lineStart { endLine(isHard: isHard) }
  }
}
