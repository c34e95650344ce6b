import Foundation

/// A site of pages, which a generator makes HTML of.
struct Site: Sendable {
  /// The files beside the pages, by path, with their content.
  let files: [String: String]
  /// The folder of the pages' Markdown.
  let pages: String
  /// The path of the HTML of the page with a number.
  let result: @Sendable (Int) -> String

  /// Everything on that Hugo can do with the content of a page, but for quotes and dashes of
  /// typographers.
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

  /// The HTML of pages, each with front matter and Markdown.
  func html(of documents: [[UInt8]], command: [String]) throws -> [[UInt8]] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "site-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for (path, content) in files {
      try write(Array(content.utf8), to: folder.appending(path: path))
    }
    for (number, document) in documents.enumerated() {
      try write(document, to: folder.appending(path: "\(pages)/page\(number).md"))
    }
    _ = try Tool.run(command, input: [], in: folder)
    return try documents.indices.map { number in
      try Array(Data(contentsOf: folder.appending(path: result(number))))
    }
  }

  private func write(_ bytes: [UInt8], to file: URL) throws {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }
}
