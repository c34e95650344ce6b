import Foundation
import TestSupport

/// A site whose pages a generator converts to HTML.
struct Site: Sendable {
  /// The content of the files other than pages, by path.
  let files: [String: String]
  /// The folder of the pages' Markdown.
  let pages: String
  /// The path of the HTML of the page with a number.
  let result: @Sendable (Int) -> String

  /// Enables everything that Hugo can do with a page's content except typographic quotes and
  /// dashes.
  static let hugo = Site(
    files: [
      "config.toml": """
      baseURL = "https://example.org/"
      disableKinds = ["taxonomy", "term", "RSS", "sitemap", "home", "section", "404"]
      enableEmoji = true
      [markup.goldmark.renderer]
      unsafe = true
      [markup.goldmark.extensions]
      typographer = false
      [markup.goldmark.parser]
      autoHeadingID = false
      [markup.goldmark.parser.attribute]
      block = true
      title = true
      [markup.highlight]
      codeFences = false
      """,
      "layouts/_default/single.html": "{{ .Content }}",
    ],
    pages: "content", result: { "public/page\($0)/index.html" })

  static let jekyll = Site(
    files: [
      "_config.yml": """
      markdown: kramdown
      highlighter: none
      kramdown:
        auto_ids: false
        entity_output: numeric
        syntax_highlighter: null
        smart_quotes: apos,apos,quot,quot
        typographic_symbols: {hellip: "...", mdash: "---", ndash: "--", laquo: "<<", raquo: ">>", laquo_space: "<< ", raquo_space: " >>"}
      """
    ],
    pages: ".", result: { "_site/page\($0).html" })

  /// The HTML for pages of front matter and Markdown.
  func html(of documents: [[UInt8]], command: [String]) throws -> [[UInt8]] {
    let folder = try TemporaryFolder()
    for (path, content) in files { try folder.write(content, to: path) }
    for (number, document) in documents.enumerated() {
      try folder.write(document, to: "\(pages)/page\(number).md")
    }
    _ = try Tool.run(command, in: URL(filePath: folder.path))
    return try documents.indices.map { try folder.bytes(result($0)) }
  }
}
