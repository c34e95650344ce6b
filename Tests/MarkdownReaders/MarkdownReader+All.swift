import TestSupport

extension MarkdownReader {
  /// cmark-gfm with all its extensions.
  package static let gitHub = {
    var reader = MarkdownReader(
      "cmark-gfm",
      [Tool.python, script("each.py"), "cmark-gfm", "--unsafe"]
        + ["autolink", "table", "strikethrough", "tasklist", "footnotes"].flatMap { ["-e", $0] })
    reader.unavoidableSchemes = ["mailto:"]
    // It shows a bracket after `[^` twice.
    reader.otherTemplates = ["{}@b.c", "**[{}] {}:** {}"]
    return reader
  }()

  /// The readers that show every text unchanged in every place.
  package static let all: [MarkdownReader] = {
    var withMath = python("markdown-it-py", "markdown-it.py", ["plugins"])
    withMath.otherTemplates = ["${}$", "{}@b.c"]
    return [gitHub, withMath, node("markdown-it", ["default"])] + kramdowns + sites
  }()

  /// All promised readers.
  package static let promised: [MarkdownReader] =
    all + [
      withoutTables(
        MarkdownReader("cmark", [Tool.python, script("each.py"), "cmark", "--unsafe"])),
      withoutTables(node("markdown-it, commonmark", ["commonmark"])),
      withoutTables(python("markdown-it-py, commonmark", "markdown-it.py", ["commonmark"])),
      python("markdown-it-py, gfm-like", "markdown-it.py", ["gfm-like"]),
      pythonMarkdown("extra", ["extra", "sane_lists"]),
      pythonMarkdown("MkDocs", ["tables", "toc", "fenced_code", "attr_list"]),
    ]

  private static func withoutTables(_ reader: MarkdownReader) -> MarkdownReader {
    var reader = reader
    reader.knowsTables = false
    return reader
  }

  private static func pythonMarkdown(_ name: String, _ extensions: [String]) -> MarkdownReader {
    var reader = python("Python-Markdown, \(name)", "python-markdown.py", extensions)
    reader.knowsNestedMarks = false
    return reader
  }

  private static let kramdowns: [MarkdownReader] = ["kramdown", "GFM"].map { dialect in
    var reader = MarkdownReader(
      dialect == "GFM" ? "kramdown for GitHub" : dialect,
      ["ruby", script("kramdown.rb"), dialect])
    reader.shownEscapes = escapesOfKramdown
    reader.otherTemplates = templatesOfKramdown
    // It takes some tables in list items for text.
    reader.knowsTables = false
    return reader
  }

  private static let sites: [MarkdownReader] = {
    var hugo = MarkdownReader("Hugo", ["hugo", "--quiet"], site: .hugo)
    // It shows escapes in image descriptions.
    hugo.otherTemplates = ["{}@b.c", "![{}](u)"]
    var jekyll = MarkdownReader("Jekyll", ["jekyll", "build", "--quiet"], site: .jekyll)
    jekyll.shownEscapes = escapesOfKramdown
    jekyll.otherTemplates = templatesOfKramdown
    jekyll.knowsTables = false
    return [hugo, jekyll]
  }()

  private static let escapesOfKramdown = Array("%^~".utf8)
  /// Its headings are one line.
  private static let templatesOfKramdown: Set<String> = ["{}\n===", "{}\n---"]

  private static func python(_ name: String, _ script: String, _ arguments: [String])
    -> MarkdownReader
  {
    MarkdownReader(name, [Tool.python, Self.script(script)] + arguments)
  }

  private static func node(_ name: String, _ arguments: [String]) -> MarkdownReader {
    MarkdownReader(
      name,
      ["env", "NODE_PATH=/usr/share/nodejs", "node", script("markdown-it.js")] + arguments)
  }
}
