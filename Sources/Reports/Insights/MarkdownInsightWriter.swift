internal import CommonMark
internal import MeetingModel

/// Writes insights as Markdown: sanitised texts, bullet lists, GFM tables, and objects as bullets
/// with bold titles.
///
/// `{"plan": "two **phases**", "risks": ["time", "cost"]}` becomes
///
/// ```markdown
/// - **Plan:** two **phases**
/// - **Risks:**
///   - time
///   - cost
/// ```
struct MarkdownInsightWriter: InsightWriter {
  /// The words for yes and no.
  let labels: Labels

  func append(
    _ value: InsightValue, headingLevel: Int, isTight: Bool, to output: inout [UInt8]
  ) {
    if case .text(let text) = value {
      MarkdownDocument(text.source).appendMarkdown(to: &output, headingLevel: headingLevel)
      return
    }
    let line = LineContext(endOf: output)
    let block =
      line.hasOneLine
      ? .plain(value.plainSource) : block(of: value, headingLevel: headingLevel, depth: 0)
    if line.place == .text, !block.isLine {
      while output.last == UInt8(ascii: " ") { output.removeLast() }
      for _ in 0..<2 {
        output.append(UInt8(ascii: "\n"))
        output.append(contentsOf: line.continuation)
      }
    }
    block.append(to: &output, indentation: line.continuation)
  }

  /// The Markdown of a value on lines of its own, without a line end at its end.
  private func block(of value: InsightValue, headingLevel: Int, depth: Int) -> MarkdownBlock {
    func inner(_ value: InsightValue) -> MarkdownBlock {
      block(of: value, headingLevel: headingLevel, depth: depth + 1)
    }
    switch value {
    case .text(let text):
      return MarkdownBlock(.text) {
        MarkdownDocument(text.source).appendMarkdown(to: &$0, headingLevel: headingLevel)
      }
    case .number(let spelling): return .plain(spelling)
    case .boolean(let value): return .plain(labels[value ? "yes" : "no"])
    case .nothing: return .plain("")
    case _ where depth >= maximumInsightDepth: return .plain(value.plainSource)
    case .list(let elements):
      return MarkdownBlock(.list) { output in
        for element in elements where !element.isEmpty {
          inner(element).appendItem(to: &output)
        }
      }
    case .sections(let sections):
      return members(sections.map { ($0.title, $0.value) }, inner)
    case .table(let table):
      let table = table.withoutEmptyParts
      let cells = table.rows.map { row in row.map { inner($0) } }
      if let block = MarkdownBlock(columns: table.columns, rows: cells) { return block }
      return MarkdownBlock(.list) { output in
        for row in table.rows {
          members(Array(zip(table.columns, row)), inner).appendItem(to: &output)
        }
      }
    }
  }

  /// The Markdown of titled values.
  private func members(
    _ members: [(title: String, value: InsightValue)], _ inner: (InsightValue) -> MarkdownBlock
  ) -> MarkdownBlock {
    MarkdownBlock(.list) { output in
      for (title, value) in members where !value.isEmpty {
        inner(value).appendItem(titled: title, to: &output)
      }
    }
  }
}
