/// Checks that readers agree with CommonMark on the code spans whose content would be markup.
struct CodeSpanCheck {
  private let source: OutputText

  init(_ source: OutputText) {
    self.source = source
  }

  /// Checks a paragraph and adds its findings.
  ///
  /// - Parameters:
  ///   - paragraph: Lines without an empty line between them.
  ///   - parts: The items, headings and rows among them. Some readers do not recognise a list there,
  ///     and their spans can extend over the whole paragraph.
  func run(_ paragraph: Range<Int>, parts: [Range<Int>], _ findings: inout FindingList) {
    let bytes = source.bytes
    guard !findings.isFull else { return }
    let whole = CodeSpans(bytes, paragraph)
    guard !whole.isEmpty else { return }
    let codes = parts.map { CodeSpans(bytes, $0) }
    let marked = codes.flatMap { $0.spans(for: .commonMark) }.filter {
      LiveMark.first(in: bytes, $0) != nil
    }
    guard !marked.isEmpty else { return }
    let others: [CodeSpans.Reader] = [.kramdown, .pythonMarkdown]
    var remaining: [(reader: CodeSpans.Reader, spans: ArraySlice<Range<Int>>)] = []
    for reader in others {
      remaining.append((reader, codes.flatMap { $0.spans(for: reader) }[...]))
      remaining.append((reader, whole.spans(for: reader)[...]))
    }
    for span in marked where !findings.isFull {
      if bytes[span].contains(UInt8(ascii: "\n")) {
        add(
          span, "\(excerpt(span)) in a code span of several lines",
          "which some readers end where a block could begin", &findings)
        continue
      }
      for index in remaining.indices {
        guard let mark = uncovered(in: span, by: &remaining[index].spans) else { continue }
        add(
          mark..<span.upperBound, "\(excerpt(mark..<span.upperBound)) in a code span",
          "which \(remaining[index].reader.rawValue) takes for text, and acts on", &findings)
        break
      }
    }
  }

  /// The first mark inside a span that is outside all of another reader's spans; `others` loses the
  /// spans that end before it.
  private func uncovered(in span: Range<Int>, by others: inout ArraySlice<Range<Int>>) -> Int? {
    var start = span.lowerBound
    while start < span.upperBound {
      while let first = others.first, first.upperBound <= start { others.removeFirst() }
      let covered = others.first
      let end = min(span.upperBound, covered?.lowerBound ?? span.upperBound)
      // A mark is two bytes, the second of which may be inside the other's code.
      if start < end,
        let mark = LiveMark.first(in: source.bytes, start..<min(end + 1, span.upperBound)),
        mark < end
      {
        return mark
      }
      start = max(start + 1, covered?.upperBound ?? span.upperBound)
    }
    return nil
  }

  private func excerpt(_ range: Range<Int>) -> String {
    let mark = LiveMark.first(in: source.bytes, range) ?? range.lowerBound
    return "\"\(source.excerpt(mark..<range.upperBound))\""
  }

  private func add(
    _ span: Range<Int>, _ what: String, _ why: String, _ findings: inout FindingList
  ) {
    findings.add(
      at: span.lowerBound, what, why,
      "write it as text, or keep the code on one line, with no space inside its backticks")
  }
}
