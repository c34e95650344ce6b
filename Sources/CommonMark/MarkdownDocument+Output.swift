internal import TextScanning

extension MarkdownDocument {
  /// Appends the document as Markdown with only the markup that ``MarkdownDocument`` allows.
  ///
  /// The end of `output` shows where the document stands:
  /// ```
  /// - {{value}}            in a list item: further lines are indented
  /// > {{value}}            in a quote: further lines begin with `> `
  /// Owner: {{value}}       after text: a paragraph continues the line, other blocks follow it
  /// ## {{value}}           in a heading or a table row: all blocks on one line
  /// ```
  ///
  /// - Parameters:
  ///   - output: The Markdown so far.
  ///   - headingLevel: The level for the document's highest headings; the others keep their distance
  ///     to it as far as there are levels. Nil leaves all levels as they are.
  public func appendMarkdown(to output: inout [UInt8], headingLevel: Int? = nil) {
    appendMarkdown(to: &output, headingLevel: headingLevel, depth: 0, isAligned: true)
  }

  /// Appends the document as Markdown, nesting lists and quotes at most eight deep.
  ///
  /// - Parameters:
  ///   - depth: The number of open lists and quotes, if the line does not show it.
  ///   - isAligned: Whether each open list began on a line of its own. Otherwise, Python-Markdown
  ///     may take the text for code, whatever its line shows.
  package func appendMarkdown(
    to output: inout [UInt8], headingLevel: Int?, depth: Int, isAligned: Bool
  ) {
    var writer = MarkdownWriter(continuing: &output, depth: depth, isAligned: isAligned)
    switch content {
    case .line(let line): writer.writeText(line, before: UInt8(ascii: "\n"))
    case .tree(let tree):
      tree.moveHeadings(to: headingLevel)
      if writer.line.hasOneLine {
        writer.writeFlat(tree.root)
      } else {
        let isTight = tree.isTightItem && writer.line.isInItem
        writer.writeBlocks(in: tree.root, isTight: isTight)
        writer.closeBlock()
      }
    case .nothing: break
    }
    swap(&writer.output, &output)
  }

  /// Ends a table or a thematic break at the end of the output, if one was written from `start` on.
  ///
  /// Text right after it would become a cell that no reader shows, or turn it into text.
  package static func endBlock(from start: Int, in output: inout [UInt8]) {
    let line = LineContext(endOf: output)
    let written = output[start...]
    let isTable =
      line.place == .row && written.last == UInt8(ascii: "|")
      && written.contains(UInt8(ascii: "\n"))
    let isRule =
      written.suffix(3).elementsEqual("___".utf8)
      && written.dropLast(3).last.map(\.isWhiteSpace) != false
    guard isTable || isRule, !line.hasOneLine || isTable else { return }
    output += [UInt8(ascii: "\n")] + line.continuation + [UInt8(ascii: "\n")] + line.continuation
  }

  /// Appends the document as HTML.
  ///
  /// ```
  /// # Risks            <h3>Risks</h3>
  /// *none* <b>         <p><em>none</em> &lt;b&gt;</p>
  /// ```
  ///
  /// - Parameters:
  ///   - output: The HTML so far.
  ///   - headingLevel: The level for the document's highest headings; the others keep their distance
  ///     to it as far as there are levels. Nil leaves all levels as they are.
  ///   - isTight: Whether to write a document that is one paragraph, or a paragraph and a list,
  ///     without its `<p>`, as in a list item or a table cell.
  public func appendHTML(
    to output: inout [UInt8], headingLevel: Int? = nil, isTight: Bool = false
  ) {
    switch content {
    case .line(let line): PlainLine.appendHTML(line, isTight: isTight, to: &output)
    case .tree(let tree):
      tree.moveHeadings(to: headingLevel)
      let start = output.count
      tree.appendHTML(to: &output)
      guard isTight, let first = tree.root.firstChild, first.kind == .paragraph,
        first.next == nil || tree.isTightItem
      else { return }
      output.removeSubrange(start..<start + "<p>".utf8.count)
      let end = Array("</p>\n".utf8)
      if first.next == nil {
        output.removeLast(end.count)
      } else if let range = output[start...].firstRange(of: end) {
        output.replaceSubrange(range, with: CollectionOfOne(UInt8(ascii: "\n")))
      }
    case .nothing: break
    }
  }

  /// The text of the document without its markup.
  ///
  /// Every block, list item and table row begins a new line; cells are separated by tabs.
  public var plainText: String {
    switch content {
    case .line(let line): line
    case .tree(let tree): String(decoding: tree.plainText, as: UTF8.self)
    case .nothing: ""
    }
  }
}
