/// The YAML front matter between `---` lines at the start of a Markdown file.
enum FrontMatter {
  /// Whether the Markdown begins with the line that opens front matter.
  static func begins(_ markdown: [UInt8]) -> Bool {
    markdown.starts(with: "---\n".utf8)
  }

  /// The offset after the line that closes the front matter; nil if there is none or it is not
  /// closed.
  static func end(in markdown: [UInt8]) -> Int? {
    guard begins(markdown) else { return nil }
    let newline = UInt8(ascii: "\n")
    var lineStart = 4
    while let lineEnd = markdown[lineStart...].firstIndex(of: newline) {
      if markdown[lineStart..<lineEnd].elementsEqual("---".utf8) { return lineEnd + 1 }
      lineStart = lineEnd + 1
    }
    return nil
  }
}
