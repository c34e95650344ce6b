/// Looks for what Obsidian, Jekyll and Hugo make something of in Markdown, beside CommonMark: links,
/// tags, comments, fields, formulas, templates.
///
/// Nothing of it is looked for in code, but for the tags of Liquid and of Hugo, which are read
/// before Markdown is.
struct MarkScan {
  private let source: SourceText
  private let bytes: [UInt8]
  private let start: Int
  private let codeLines: [ClosedRange<Int>]

  /// - Parameters:
  ///   - start: Where the text begins, behind the front matter.
  ///   - codeLines: The lines of code blocks, counted from there.
  init(_ source: SourceText, from start: Int, codeLines: [ClosedRange<Int>]) {
    self.source = source
    self.bytes = source.bytes
    self.start = start
    self.codeLines = codeLines
  }

  /// Leaves what is found in a list.
  func run(_ findings: inout FindingList) {
    findTemplates(&findings)
    var paragraph: Range<Int>?
    var line = 1
    var blocks = codeLines[...]
    var offset = start
    while offset < bytes.count {
      let end = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      while let block = blocks.first, block.upperBound < line { blocks.removeFirst() }
      let isCode = blocks.first?.contains(line) ?? false
      let isBlank = bytes[offset..<end].allSatisfy { $0 == 0x20 || $0 == 0x3E || $0 == 0x09 }
      if isCode || isBlank {
        scan(paragraph, &findings)
        paragraph = nil
      } else {
        paragraph = (paragraph?.lowerBound ?? offset)..<end
      }
      offset = end + 1
      line += 1
    }
    scan(paragraph, &findings)
  }

  /// The tags of Liquid and Hugo, wherever they are.
  private func findTemplates(_ findings: inout FindingList) {
    var index = start
    while index + 1 < bytes.count, !findings.isFull {
      switch (Unicode.Scalar(bytes[index]), Unicode.Scalar(bytes[index + 1])) {
      case ("{", "{"), ("{", "%"):
        add(index, 2, "which Jekyll and Hugo read as a template", &findings)
        index += 2
      default: index += 1
      }
    }
  }

  private func scan(_ paragraph: Range<Int>?, _ findings: inout FindingList) {
    guard let paragraph, !findings.isFull else { return }
    var scanner = MarkParagraph(bytes, paragraph)
    scanner.scan { offset, length, meaning in add(offset, length, meaning, &findings) }
  }

  private func add(
    _ offset: Int, _ length: Int, _ meaning: String, _ findings: inout FindingList
  ) {
    guard !findings.isFull else { return }
    let text = source.excerpt(offset..<min(offset + length, bytes.count))
    findings.add(
      at: offset, "\"\(text)\"", meaning,
      "escape it, or say --allow-marks if the template writes it")
  }
}
