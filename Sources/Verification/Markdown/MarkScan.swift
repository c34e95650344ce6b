/// Finds syntax beyond CommonMark that Obsidian, Jekyll, Hugo or MkDocs act on: links, tags,
/// comments, fields, formulas, attributes, templates.
///
/// Code is skipped except for template tags, which are read before Markdown is parsed.
struct MarkScan {
  private let source: OutputText
  private let bytes: [UInt8]

  init(_ source: OutputText) {
    self.source = source
    self.bytes = source.bytes
  }

  /// Checks paragraphs for marks, and everything for template tags.
  ///
  /// - Parameters:
  ///   - body: The offset of the text after the front matter.
  ///   - paragraphs: The offsets of the paragraphs, without code blocks.
  func run(body: Int, paragraphs: [Range<Int>], _ findings: inout FindingList) {
    findTemplates(body: body, &findings)
    for paragraph in paragraphs where !findings.isFull {
      var scanner = MarkParagraph(bytes, paragraph)
      scanner.scan { offset, length, meaning in add(offset, length, meaning, &findings) }
    }
  }

  /// Finds template tags: Templater's even in front matter, those of Liquid and Hugo only after it.
  private func findTemplates(body: Int, _ findings: inout FindingList) {
    var index = 0
    while index + 1 < bytes.count, !findings.isFull {
      switch (Unicode.Scalar(bytes[index]), Unicode.Scalar(bytes[index + 1])) {
      case ("<", "%"):
        add(index, 2, "which Templater in Obsidian runs", &findings)
        index += 2
      case ("{", "{") where index >= body, ("{", "%") where index >= body:
        add(index, 2, "which Jekyll and Hugo read as a template", &findings)
        index += 2
      default: index += 1
      }
    }
  }

  private func add(_ offset: Int, _ length: Int, _ meaning: String, _ findings: inout FindingList) {
    guard !findings.isFull else { return }
    let text = source.excerpt(offset..<min(offset + length, bytes.count))
    findings.add(at: offset, "\"\(text)\"", meaning, "escape it", isMark: true)
  }
}
