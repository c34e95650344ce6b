/// The parts of Markdown that readers act on: HTML, links, images and code, as libcmark parses them
/// and without sanitising anything.
package struct MarkdownInspection {
  /// A part that is more than formatted text.
  package struct Item: Sendable {
    package enum Kind: Sendable {
      /// Raw HTML.
      case html(String)
      /// An image and the address it is loaded from.
      case image(String)
      /// A link and its destination.
      case link(String)
      /// A code span.
      case code(String)
      /// A code block.
      case codeBlock(CodeBlock)
    }

    /// A code block and its containers.
    package struct CodeBlock: Sendable {
      /// The first word of the info string, or an empty text.
      package let language: String
      /// The lines of the source, from 1, its fences included.
      package let lines: ClosedRange<Int>
      /// The number of list items around it.
      package let itemDepth: Int
      /// Whether it is in a block quote.
      package let isInQuote: Bool
    }

    package let kind: Kind
    /// The line, from 1.
    package let line: Int
    /// The column, from 1, in bytes.
    package let column: Int
  }

  /// The items in document order.
  package let items: [Item]

  /// The limits on nesting and on brackets in a paragraph, for which libcmark is quadratic.
  private static let limits = MarkdownLimits(containers: 200, paragraph: .max, brackets: .max)
  private static let maximumBrackets = 5_000

  /// Reads a source; nil if it is nested too deep or has too many brackets.
  package init?(_ source: [UInt8]) {
    guard !Self.hasTooManyBrackets(source),
      !BlockScanner.prepare(source, limits: Self.limits).exceededLimits,
      let tree = MarkdownTree(unsanitised: source)
    else { return nil }
    var items: [Item] = []
    var itemDepth = 0
    var quoteDepth = 0
    for event in NodeWalk(tree.root) {
      guard case .enter(let node) = event else {
        if case .leave(let node) = event {
          if node.kind == .item { itemDepth -= 1 }
          if node.kind == .quote { quoteDepth -= 1 }
        }
        continue
      }
      let kind: Item.Kind
      switch node.kind {
      case .html, .htmlBlock: kind = .html(node.literal)
      case .image: kind = .image(node.destination)
      case .link: kind = .link(node.destination)
      case .code: kind = .code(node.literal)
      case .codeBlock:
        kind = .codeBlock(
          Item.CodeBlock(
            language: InfoString(node.info).firstWord,
            lines: node.line...max(node.line, node.endLine), itemDepth: itemDepth,
            isInQuote: quoteDepth > 0))
      case .item:
        itemDepth += 1
        continue
      case .quote:
        quoteDepth += 1
        continue
      default: continue
      }
      items.append(Item(kind: kind, line: max(node.line, 1), column: max(node.column, 1)))
    }
    self.items = items
  }

  private static func hasTooManyBrackets(_ source: [UInt8]) -> Bool {
    var count = 0
    var previous = UInt8(ascii: "\n")
    for byte in source {
      if byte == UInt8(ascii: "["), previous != UInt8(ascii: "\\") { count += 1 }
      if byte == UInt8(ascii: "\n"), previous == byte { count = 0 }
      if count > maximumBrackets { return true }
      previous = byte
    }
    return false
  }
}
