@testable import CommonMark
import MarkdownReaders
import TestSupport
import Testing

/// Properties of every Markdown source: attack lists, random hostile text, random nested
/// blocks.
@Suite struct MarkdownPropertyTests {
  private static let sources =
    Effort.share(SharedFolder.attacks, of: 2) + HostileText.texts(Effort.texts / 8, seed: 1)
    + GeneratedMarkdown.sources(Effort.texts / 4, seed: 2)

  /// Checks every source, and reports the first one that fails in its smallest form.
  private func check(
    _ sources: [String] = Self.sources, location: SourceLocation = #_sourceLocation,
    _ fault: (String) -> String?
  ) {
    for source in sources where fault(source) != nil {
      let small = Shrinking.smallest(of: [source]) { fault($0[0]) != nil }[0]
      Issue.record(
        "\(fault(small) ?? "")\nsource: \(small.debugDescription)", sourceLocation: location)
      return
    }
  }

  @Test func `HTML has only allowed elements and attributes`() {
    check { source in
      let html = Rendered.html(source, headingLevel: 3)
      return AllowedHTML.fault(in: Array(html.utf8)).map { "\($0)\nin: \(html)" }
    }
  }

  @Test func `no letter that libcmark shows is lost`() {
    check { source in
      let html = Rendered.html(source)
      // HTML blocks, and tables, which libcmark lacks, have different text; and without a
      // definition whose destination is not allowed, other brackets become links.
      // libcmark shows nothing for a `<br>`.
      guard !source.contains("]:"), !html.contains("<table"), !ShownText.hasHTMLBlock(source),
        !source.lowercased().contains("<br"), !source.lowercased().contains("</br")
      else { return nil }
      return ShownText.letters(ofLibcmark: source).missing(
        in: ShownText.letters(of: html, withAttributes: true)
      ).map { "lost: \($0)" }
    }
  }

  @Test func `plain text is the text of the HTML`() {
    check { source in
      let text = ShownText.folded(MarkdownDocument(source).plainText)
      let html = ShownHTML(Rendered.html(source).utf8).text
      let wanted = ShownText.folded(String(decoding: html, as: UTF8.self))
      return ShownText.isSame(text, wanted, butForSpace: true)
        ? nil : "\(text.debugDescription)\n\(wanted.debugDescription)"
    }
  }

  @Test func `a line of words is written as by libcmark`() {
    let lines = Self.sources.flatMap { $0.split(separator: "\n") }.map(String.init)
      .filter(PlainLine.holds)
    #expect(lines.count > 100)
    check(lines) { line in
      var html: [UInt8] = []
      MarkdownTree(Array(line.utf8))?.appendHTML(to: &html)
      return html.elementsEqual(Rendered.html(line).utf8) ? nil : Rendered.html(line)
    }
  }

  @Test func `text recognised as a paragraph without parsing is one`() {
    let lines = Self.sources.flatMap { source in
      source.split(separator: "\n").flatMap { ["\($0)", "**a\($0)", "a\($0)"] }
    }.filter(PlainLine.isParagraph)
    #expect(lines.count > 100)
    check(lines) { line in
      PlainLine.isParagraph(line) && !MarkdownDocument(line).isLine ? "no line" : nil
    }
  }

  @Test(arguments: ["", "- ", "> ", "1. > - ", "x: ", "a **b** ", "# ", "| "])
  func `Markdown shows the text that HTML shows`(before: String) {
    let after = before == "| " ? " |\n|-|\n" : ""
    let shownBefore = before == "x: " ? "x: " : before == "a **b** " ? "a b " : ""
    // All sources in the first place, every fourth in the others.
    let sources = Self.sources.enumerated().filter { before.isEmpty || $0.offset % 4 == 0 }
    check(sources.map(\.element)) { source in
      let wanted = ShownText.folded(shownBefore + MarkdownDocument(source).plainText)
      let markdown = Rendered.markdown(source, after: before) + after
      let document = MarkdownDocument(markdown)
      // The text before it can make it too deep or too long.
      guard !document.exceededLimits else { return nil }
      let shown = ShownText.folded(document.plainText)
      return ShownText.isSame(wanted, shown)
        ? nil
        : "\(wanted.debugDescription)\n\(shown.debugDescription)\nin: \(markdown.debugDescription)"
    }
  }

  @Test func `written Markdown has nothing left to sanitise`() {
    check { source in
      let markdown = Rendered.markdown(source)
      guard let tree = SourceTree(PreparedSource(bytes: Array(markdown.utf8))) else { return nil }
      for case .enter(let node) in NodeWalk(tree.root) {
        switch node.kind {
        case .html, .htmlBlock, .image: return "\(node.kind) in: \(markdown.debugDescription)"
        case .link where !Destination(node.destination).isAllowed:
          return "\(node.destination) in: \(markdown.debugDescription)"
        default: break
        }
      }
      return nil
    }
  }

  @Test func `sanitising Markdown again changes nothing`() {
    // Every text has its own isolate, and sanitising changes where texts begin and end.
    check(Self.sources.filter { !ShownText.hasDirections($0) }) { source in
      let before = (0..<3).reduce(source) { source, _ in Rendered.markdown(source) }
      let after = Rendered.markdown(before)
      // Code in an item is indented more than some readers need.
      return ShownText.isSame(ShownText.folded(before), ShownText.folded(after))
        ? nil : "\(before.debugDescription)\n\(after.debugDescription)"
    }
  }

  @Test func `Markdown has no Liquid or Hugo tag, not even in code`() {
    check { source in
      let markdown = Rendered.markdown(source)
      return ["{{", "{%"].first { markdown.contains($0) }
        .map { "\($0) in: \(markdown.debugDescription)" }
    }
  }
}
