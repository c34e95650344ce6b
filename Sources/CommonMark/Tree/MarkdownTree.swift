import CLibcmark
import LibC

/// A sanitised tree of libcmark nodes, freed with its last reference.
final class MarkdownTree {
  let root: Node
  /// The headings in order, each with its level and that level's rank among those in use, from 0.
  private let headings: [(node: Node, rank: Int, level: Int)]

  /// Whether a part of the source exceeded the limits.
  let exceededLimits: Bool

  /// Parses a source and sanitises the tree; nil if libcmark gives none.
  init?(_ source: [UInt8], keepsLines: Bool = false, limits: MarkdownLimits = MarkdownLimits()) {
    let prepared = BlockScanner.prepare(CJKEmphasis.prepare(source) ?? source, limits: limits)
    guard let root = SourceTree(prepared)?.root else { return nil }
    self.root = root
    self.exceededLimits = prepared.exceededLimits
    var sanitiser = Sanitiser(
      maximumContainers: min(limits.containers, MarkdownLimits.shownContainers),
      keepsLines: keepsLines)
    sanitiser.clean(root)
    if sanitiser.hasEmptyTexts { Sanitiser.removeEmptyTexts(under: root) }
    cmark_consolidate_text_nodes(root.pointer)
    let levels = sanitiser.headings.map(\.headingLevel)
    let present = Set(levels).sorted()
    self.headings = zip(sanitiser.headings, levels).map { node, level in
      (node, present.firstIndex(of: level) ?? 0, level)
    }
  }

  /// Whether the document reads like the content of a tight list item: a paragraph with a tight
  /// list directly below it.
  var isTightItem: Bool {
    guard let paragraph = root.firstChild, paragraph.kind == .paragraph,
      let list = paragraph.next, list.kind == .list, list.next == nil
    else { return false }
    return list.isTightList && list.line == paragraph.endLine + 1
  }

  /// Parses a source without sanitising it; nil if libcmark gives no tree.
  init?(unsanitised source: [UInt8]) {
    let pointer = source.withUnsafeBytes { bytes in
      cmark_parse_document(
        bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, CMARK_OPT_DEFAULT)
    }
    guard let root = Node(pointer) else { return nil }
    self.root = root
    self.headings = []
    self.exceededLimits = false
  }

  deinit {
    root.remove()
  }

  /// Moves the highest headings to a level and the others with them; nil restores the source's.
  func moveHeadings(to highest: Int?) {
    for heading in headings {
      heading.node.headingLevel = highest.map { max(1, min(6, $0 + heading.rank)) } ?? heading.level
    }
  }

  func appendHTML(to output: inout [UInt8]) {
    guard let html = cmark_render_html(root.pointer, CMARK_OPT_DEFAULT) else { return }
    defer { free(html) }
    output.append(contentsOf: UnsafeRawBufferPointer(start: html, count: strlen(html)))
  }

  /// The text without its markup; see ``MarkdownDocument/plainText``.
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
