internal import CommonMark

/// Checks Markdown: front matter that YAML reads, and nothing in the text that a reader of Markdown
/// runs, loads or takes for more than text.
struct MarkdownCheck {
  private let source: SourceText
  private let body: Int
  private var findings: FindingList

  /// Checks Markdown, and leaves what is found in a list.
  static func run(_ source: SourceText, allowsMarks: Bool, _ findings: inout FindingList) {
    ControlCheck.run(source, &findings)
    let source = source.withLineFeeds
    let body = FrontMatterCheck.run(source, &findings)
    var check = MarkdownCheck(source: source, body: body, findings: findings)
    check.run(allowsMarks: allowsMarks)
    findings = check.findings
  }

  private mutating func run(allowsMarks: Bool) {
    let text = Array(source.bytes[body...])
    let firstLine = source.place(of: body).line
    guard let inspection = MarkdownInspection(text) else {
      return findings.add(
        at: body, "Markdown that is nested too deep, or has too many brackets, to be judged",
        "since readers, too, may give up on it", "write the notes again, or change the template")
    }
    var codeLines: [ClosedRange<Int>] = []
    for item in inspection.items {
      if case .codeBlock(_, let lines) = item.kind { codeLines.append(lines) }
      guard let (what, why, remedy) = fault(of: item.kind) else { continue }
      findings.add(line: item.line + firstLine - 1, column: item.column, what, why, remedy)
    }
    guard !allowsMarks else { return }
    MarkScan(source, from: body, codeLines: codeLines).run(&findings)
  }

  private func fault(of kind: MarkdownInspection.Item.Kind) -> (String, String, String)? {
    switch kind {
    case .html(let text):
      (
        "raw HTML, \(text.excerpt)", "which readers act on",
        "escape the text that it comes from, or write Markdown"
      )
    case .image(let destination):
      (
        "an image from \"\(destination.excerpt)\"", "which readers load",
        "make it a link, or take it out"
      )
    case .link(let destination):
      Address.fault(of: destination, allowsFragment: true).map {
        (
          "a link to \($0)", "which is none of http, https, mailto and a place in the text",
          "write it as text"
        )
      }
    case .code(let code):
      LiveCode.isQuery(code)
        ? ("code that begins with \"=\"", "which Dataview in Obsidian runs", "write it as text")
        : nil
    case .codeBlock(let language, _):
      LiveCode.isLive(language: language)
        ? (
          "a code block in \"\(language.excerpt)\"",
          "which readers run or draw instead of showing it", "take the language out"
        ) : nil
    }
  }
}
