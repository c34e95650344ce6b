extension MarkdownDocument {
  /// Appends the document as HTML.
  ///
  /// ```
  /// # Risks            <h3>Risks</h3>
  /// *none* <b>         <p><em>none</em> &lt;b&gt;</p>
  /// ```
  ///
  /// - Parameters:
  ///   - headingLevel: The level of the document's highest headings; the others keep their
  ///     distance as far as there are levels. Nil leaves all as they are.
  ///   - isTight: Whether a document that is one paragraph, or one and a list below it, is written
  ///     without its `<p>`, as it is in an item of a list or a cell of a table.
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
}
