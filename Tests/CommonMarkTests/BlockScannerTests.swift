import MarkdownReaders
import Testing
import TestSupport
import TextEscaping

@testable import CommonMark

@Suite struct BlockScannerTests {
  private static let sources =
    SharedFolder.attacks + HostileText.texts(Effort.texts / 8, seed: 3)
    + GeneratedMarkdown.sources(Effort.texts / 4, seed: 4)

  @Test func `libcmark finds the blocks that the scanner found`() {
    let limits = MarkdownLimits(containers: 3, paragraph: 30, brackets: 20)
    for source in Self.sources {
      guard let fault = Self.fault(in: source, limits) else { continue }
      let small = Shrinking.smallest(of: [source]) { Self.fault(in: $0[0], limits) != nil }[0]
      Issue.record("\(Self.fault(in: small, limits) ?? fault)\nsource: \(small.debugDescription)")
      return
    }
  }

  /// What in libcmark's tree exceeds the limits or is in the wrong place.
  private static func fault(in source: String, _ limits: MarkdownLimits) -> String? {
    let prepared = BlockScanner.prepare(PlainText.normalisedMarkdownSource(source), limits: limits)
    guard let tree = SourceTree(prepared) else { return "no tree" }
    var tables = 0
    for case .enter(let node) in NodeWalk(tree.root) {
      if depth(of: node) > limits.containers { return "too deep" }
      if node.role == .table { tables += 1 }
      switch node.kind {
      case .htmlBlock: return "a block of HTML"
      case .thematicBreak where prepared.placeholders[node.line] != nil: return "a placeholder"
      case .paragraph, .heading:
        if node.parent == tree.root, prepared.headIndex(of: node.line) != nil { return "a cell" }
        // Escapes and line ends count only in the source.
        if textLength(of: node) > limits.paragraph, !isPlain(node) { return "too long" }
      default: break
      }
    }
    return tables == prepared.tables.count ? nil : "\(tables) of \(prepared.tables.count) tables"
  }

  private static func depth(of node: Node) -> Int {
    sequence(first: node, next: \.parent).count { $0.kind == .quote || $0.kind == .item }
  }

  private static func textLength(of node: Node) -> Int {
    node.children.reduce(0) { $0 + ($1.kind == .text ? $1.literal.utf8.count : 0) }
  }

  private static func isPlain(_ node: Node) -> Bool {
    node.children.allSatisfy {
      $0.kind == .text || $0.kind == .softBreak || $0.kind == .lineBreak
    }
  }

  @Test(arguments: [
    String(repeating: "> ", count: 60) + "a",
    String(repeating: "- ", count: 60) + "a",
    String(repeating: "1. ", count: 60) + "a",
    (0..<60).map { String(repeating: "  ", count: $0) + "- a" }.joined(separator: "\n"),
    (0..<60).map { String(repeating: "\t", count: $0) + "- a" }.joined(separator: "\n"),
  ])
  func `markup nested too deep becomes text`(source: String) {
    let document = MarkdownDocument(source)
    #expect(document.exceededLimits)
    let html = Rendered.html(source)
    #expect(html.ranges(of: /<(blockquote|ul|ol)/).count == 8)
    #expect(document.plainText.contains(/(>|-|1\.) .*a/))
  }

  @Test(arguments: [
    String(repeating: "*a* ", count: 5_000),
    "# " + String(repeating: "*a* ", count: 5_000),
    "> " + String(repeating: "*a*\n", count: 6_000),
    "| a |\n| - |\n| " + String(repeating: "*a* ", count: 5_000),
    String(repeating: "[a](http://b) ", count: 1_001),
  ])
  func `markup that is too long becomes text`(source: String) {
    let document = MarkdownDocument(source)
    #expect(document.exceededLimits)
    let html = Rendered.html(source)
    #expect(!html.contains("<em>") && !html.contains("<a "))
    #expect(document.plainText.contains(/\*a\*|\[a\]\(http:\/\/b\)/))
  }

  @Test func `escapes and entities are decoded in text that is too long`() {
    let source = "\\*a\\* &amp; *b* " + String(repeating: "a ", count: 10_000)
    #expect(MarkdownDocument(source).plainText.hasPrefix("*a* & *b* a"))
  }

  @Test(arguments: [
    String(repeating: "- **Ann** said *this*.\n", count: 2_000),
    String(repeating: "Ann said *this*.\n\n", count: 2_000),
    "| a | b |\n| - | - |\n" + String(repeating: "| *a* | b |\n", count: 2_000),
    "    " + String(repeating: "- ", count: 60),
    String(repeating: "* ", count: 60),
    "```\n" + String(repeating: "> ", count: 60) + "\n```",
  ])
  func `long text within the limits keeps its markup`(source: String) {
    #expect(!MarkdownDocument(source).exceededLimits)
  }
}
