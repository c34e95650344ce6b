import CLibcmark

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A tree of libcmark's nodes, sanitised, and freed with its last reference.
final class MarkdownTree {
  let root: Node
  /// The headings, in order, each with its level among the levels that there are, from 0.
  private let headings: [(node: Node, rank: Int, level: Int)]

  /// Whether something in the source was beyond the limits.
  let exceededLimits: Bool

  /// Parses a source and sanitises what comes of it; nil if libcmark gives no tree.
  ///
  /// - Parameter keepsLines: Whether the lines of a paragraph are kept apart.
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

  /// Whether the document is what is in an item of a tight list: a paragraph, and directly below it
  /// a tight list.
  var isTightItem: Bool {
    guard let paragraph = root.firstChild, paragraph.kind == .paragraph,
      let list = paragraph.next, list.kind == .list, list.next == nil
    else { return false }
    return list.isTightList && list.line == paragraph.endLine + 1
  }

  /// Parses a source and leaves everything as libcmark reads it; nil if libcmark gives no tree.
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

  /// Makes the highest headings ones of a level, and the others follow; nil gives all the level
  /// that they were written with.
  func moveHeadings(to highest: Int?) {
    for heading in headings {
      heading.node.headingLevel = highest.map { max(1, min(6, $0 + heading.rank)) } ?? heading.level
    }
  }

  /// Appends the HTML that libcmark makes of the tree.
  func appendHTML(to output: inout [UInt8]) {
    guard let html = cmark_render_html(root.pointer, CMARK_OPT_DEFAULT) else { return }
    defer { free(html) }
    output.append(contentsOf: UnsafeRawBufferPointer(start: html, count: strlen(html)))
  }
}
