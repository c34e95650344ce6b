internal import CommonMark
internal import TextScanning

/// Checks that Markdown has valid front matter, and nothing that a reader acts on.
struct MarkdownCheck {
  private let source: OutputText
  private let body: Int
  private var findings: FindingList

  static func run(_ source: OutputText, allowsMarks: Bool, _ findings: inout FindingList) {
    ControlCheck.run(source, &findings)
    let source = source.withLineFeeds
    let body = FrontMatterCheck.run(source, &findings)
    var check = MarkdownCheck(source: source, body: body, findings: findings)
    check.checkFrontMatter()
    check.checkBody(allowsMarks: allowsMarks)
    findings = check.findings
  }

  /// Checks that front matter is inert in readers that do not know it and take it for a paragraph
  /// or a heading (CommonMark 4.3).
  private mutating func checkFrontMatter() {
    guard body > 0 else { return }
    let text = Array(source.bytes[..<body])
    guard let inspection = MarkdownInspection(text) ?? Self.inspectionWithoutBrackets(text) else {
      return findings.add(
        at: 0, "front matter with too many brackets to be checked as Markdown",
        "which some readers take it for", "write values with {{yaml(x)}}")
    }
    for item in inspection.items {
      guard let (what, why, _) = fault(of: item.kind) else { continue }
      findings.add(
        line: item.line, column: item.column, "\(what), in the front matter",
        "\(why) if they do not know front matter", "write values with {{yaml(x)}}")
    }
  }

  /// Reads text that has too many brackets without its brackets; nil if they may be links.
  ///
  /// A link has a `](` or a `][`, or a `]:` in its definition (CommonMark 0.30, 4.7 and 6.3). A
  /// long list of names in front matter can have many brackets but none of these.
  private static func inspectionWithoutBrackets(_ text: [UInt8]) -> MarkdownInspection? {
    let mayLink = zip(text, text.dropFirst()).contains { byte, next in
      byte == UInt8(ascii: "]") && "([:".utf8.contains(next)
    }
    guard !mayLink else { return nil }
    return MarkdownInspection(
      text.map { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]") ? UInt8(ascii: " ") : $0 })
  }

  private mutating func checkBody(allowsMarks: Bool) {
    let text = Array(source.bytes[body...])
    let linesBefore = source.place(of: body).line - 1
    guard let inspection = MarkdownInspection(text) else {
      return findings.add(
        at: body, "Markdown that is nested too deep, or has too many brackets, to be checked",
        "which readers may give up on, too", "write the notes again, or change the template")
    }
    var codeLines: [ClosedRange<Int>] = []
    var reported: Set<Int> = []
    for item in inspection.items {
      if case .codeBlock(let block) = item.kind {
        codeLines.append(
          (block.lines.lowerBound + linesBefore)...(block.lines.upperBound + linesBefore))
        CodeBlockCheck(source, block, column: item.column, linesBefore: linesBefore).run(&findings)
      }
      guard let (what, why, advice) = fault(of: item.kind) else { continue }
      findings.add(line: item.line + linesBefore, column: item.column, what, why, advice)
      reported.insert(item.line + linesBefore)
    }
    let paragraphs = Paragraphs.ranges(in: source, from: body, codeLines: codeLines)
    let spans = CodeSpanCheck(source)
    let markup = LaxMarkupCheck(source, reported: reported)
    for paragraph in paragraphs where !findings.isFull {
      let parts = Paragraphs.parts(of: paragraph, in: source.bytes)
      spans.run(paragraph, parts: parts, &findings)
      for part in parts { markup.run(part, &findings) }
    }
    guard !allowsMarks else { return }
    MarkScan(source).run(body: body, paragraphs: paragraphs, &findings)
  }

  private func fault(of kind: MarkdownInspection.Item.Kind) -> (String, String, String)? {
    switch kind {
    case .html(let text):
      (
        "raw HTML, \(text.excerpt())", "which readers act on",
        "escape the text that it comes from, or write Markdown"
      )
    case .image(let destination):
      (
        "an image from \"\(destination.excerpt())\"", "which readers load",
        "make it a link, or remove it"
      )
    case .link(let destination):
      Address.fault(of: destination, allowsFragment: true).map {
        (
          "a link to \($0)", "which is neither http, https or mailto nor a place in the text",
          "write it as text"
        )
      }
    case .code(let code):
      LiveCode.isQuery(code)
        ? ("code that begins with \"=\"", "which Dataview in Obsidian runs", "write it as text")
        : nil
    case .codeBlock(let block):
      LiveCode.isLive(language: block.language)
        ? (
          "a code block in \"\(block.language.excerpt())\"",
          "which readers run or draw instead of showing it", "remove the language"
        ) : nil
    }
  }
}
