/// Looks for what Obsidian, Jekyll, Hugo and MkDocs make something of in Markdown, beside
/// CommonMark: links, tags, comments, fields, formulas, attributes, templates.
///
/// Nothing of it is looked for in code, but for the tags of templates, which are read before
/// Markdown is.
struct MarkScan {
  private let source: SourceText
  private let bytes: [UInt8]

  init(_ source: SourceText) {
    self.source = source
    self.bytes = source.bytes
  }

  /// Looks through paragraphs, and for templates in everything.
  ///
  /// - Parameters:
  ///   - body: Where the text begins, behind the front matter.
  ///   - paragraphs: The offsets of lines that belong together, without code blocks.
  func run(body: Int, paragraphs: [Range<Int>], _ findings: inout FindingList) {
    findTemplates(body: body, &findings)
    for paragraph in paragraphs where !findings.isFull {
      var scanner = MarkParagraph(bytes, paragraph)
      scanner.scan { offset, length, meaning in add(offset, length, meaning, &findings) }
    }
  }

  /// The tags of templates, wherever they are: Templater's in front matter, too, which Liquid and
  /// Hugo leave alone.
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

  private func add(
    _ offset: Int, _ length: Int, _ meaning: String, _ findings: inout FindingList
  ) {
    guard !findings.isFull else { return }
    let text = source.excerpt(offset..<min(offset + length, bytes.count))
    findings.add(
      at: offset, "\"\(text)\"", meaning,
      "escape it, or use --allow-marks if your template writes it")
  }
}
