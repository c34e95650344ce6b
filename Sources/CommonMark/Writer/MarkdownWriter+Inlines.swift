extension MarkdownWriter {
  /// Writes what is in a paragraph, a heading or a cell.
  mutating func writeInlines(of container: Node) {
    for node in container.children {
      write(inline: node)
    }
  }

  /// Writes the text of blocks in one line.
  mutating func writeFlat(_ container: Node) {
    var isFirst = true
    for block in container.children {
      if !isFirst { append(" ") }
      isFirst = false
      switch block.kind {
      case .paragraph, .heading, .customInline: writeInlines(of: block)
      case .codeBlock: writeText(block.literal)
      default: writeFlat(block)
      }
    }
  }

  private mutating func write(inline node: Node) {
    switch node.kind {
    case .text: writeText(node.literal, before: nextByte(after: node))
    case .softBreak: if node.next != nil { writeBreak(isHard: false) }
    case .lineBreak: if node.next != nil { writeBreak(isHard: true) }
    case .code: writeCode(inline: node)
    case .emphasis: writeEmphasis(node, with: "*")
    case .strong: writeEmphasis(node, with: "**")
    case .link: writeLink(node)
    default:
      switch node.role {
      case .openBox: append(line.hasOneLine ? "☐ " : "[ ] ")
      case .doneBox: append(line.hasOneLine ? "☑ " : "[x] ")
      default: writeInlines(of: node)
      }
    }
  }

  /// Writes plain text so that nothing in it acts as markup.
  mutating func writeText(_ text: String, before next: UInt8? = nil) {
    var text = Substring(text)[...]
    if output.count == lineStart {
      text = text.drop { $0.isWhitespace }
    }
    PlainText.appendMarkdown(String(text), to: &output, before: next)
  }

  /// The byte that follows a text, if it is known.
  private func nextByte(after node: Node) -> UInt8? {
    guard let next = node.next else { return nil }
    switch next.kind {
    case .softBreak, .lineBreak: return UInt8(ascii: "\n")
    default: return nil
    }
  }

  private mutating func writeBreak(isHard: Bool) {
    guard !line.hasOneLine, line.continuation.count <= Self.longestRepeated else {
      append(" ")
      return
    }
    if isHard { append("\\") }
    endLine()
  }

  private mutating func writeCode(inline node: Node) {
    let code = node.literal
    let fence = Array(
      repeating: UInt8(ascii: "`"), count: code.utf8.longestRun(of: UInt8(ascii: "`")) + 1)
    let isPadded =
      code.utf8.first == UInt8(ascii: "`") || code.utf8.last == UInt8(ascii: "`")
      || code.utf8.first == UInt8(ascii: " ") && code.utf8.last == UInt8(ascii: " ")
    output += fence
    if isPadded { append(" ") }
    for byte in code.utf8 {
      // In a row a backslash keeps `|` from ending the cell, and is not part of the code.
      if byte == UInt8(ascii: "|"), line.place == .row { append("\\") }
      output.append(byte)
    }
    if isPadded { append(" ") }
    output += fence
  }

  private mutating func writeLink(_ link: Node) {
    append("[")
    writeInlines(of: link)
    append("](")
    append("<")
    for byte in link.destination.utf8 {
      appendEncoded(byte)
    }
    append(">")
    if !link.title.isEmpty {
      append(" \"")
      PlainText.appendMarkdown(link.title, to: &output, before: UInt8(ascii: "\""))
      append("\"")
    }
    append(")")
  }

  /// Writes a byte of a destination: what is no part of a URL's syntax is percent-encoded.
  private mutating func appendEncoded(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: ":"), UInt8(ascii: "/"),
      UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "@"), UInt8(ascii: "!"),
      UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "+"), UInt8(ascii: ","),
      UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: "%"):
      output.append(byte)
    default:
      let digits = Array("0123456789ABCDEF".utf8)
      output += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }
}
