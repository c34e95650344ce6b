import Foundation

/// A site of one page, which a generator makes HTML of.
struct Site: Sendable {
  /// The files beside the page, by path, with their content.
  let files: [String: String]
  /// The path of the page's Markdown.
  let page: String
  /// The path of the page's HTML.
  let result: String

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
      """,
      "layouts/_default/single.html": "{{ .Content }}",
    ],
    page: "content/page.md", result: "public/page/index.html")

  static let jekyll = Site(
    files: [
      "_config.yml": """
      markdown: kramdown
      kramdown:
        auto_ids: false
        entity_output: numeric
        smart_quotes: apos,apos,quot,quot
        typographic_symbols: {hellip: "...", mdash: "---", ndash: "--", laquo: "<<", raquo: ">>", laquo_space: "<< ", raquo_space: " >>"}
      """
    ],
    page: "page.md", result: "_site/page.html")

  /// The HTML of the page with a body of Markdown.
  func html(_ markdown: [UInt8], command: [String]) throws -> [UInt8] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "site-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for (path, content) in files {
      try write(Array(content.utf8), to: folder.appending(path: path))
    }
    try write(Array("---\ntitle: page\n---\n".utf8) + markdown, to: folder.appending(path: page))
    _ = try Tool.run(command, input: [], in: folder)
    return try Array(Data(contentsOf: folder.appending(path: result)))
  }

  private func write(_ bytes: [UInt8], to file: URL) throws {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }
}
