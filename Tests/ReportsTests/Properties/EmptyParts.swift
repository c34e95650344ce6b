import Foundation
import Testing

/// Finds what is empty in notes: headings with nothing under them, lists with nothing in them.
enum EmptyParts {
  /// What is empty in a page.
  static func inPage(_ page: String) throws -> [String] {
    let body = try #require(page.range(of: "<body>")).upperBound
    let holders: Set<String> = [
      "ul", "ol", "dl", "dt", "dd", "li", "table", "tbody", "p", "section", "article", "blockquote",
      "figure", "div", "h1", "h2", "h3", "h4", "h5", "h6", "main", "nav", "header", "footer",
    ]
    var found: [String] = []
    var open: [(tag: String, hasContent: Bool)] = []
    var heading: Int?
    func take() {
      for index in open.indices { open[index].hasContent = true }
      if open.last(where: { $0.tag.count == 2 && $0.tag.first == "h" }) == nil { heading = nil }
    }
    for match in page[body...].matches(of: /<(\/?)([a-z0-9]+)([^>]*)>([^<]*)/) {
      let (_, slash, name, attributes, text) = match.output
      let tag = String(name)
      let level = tag.count == 2 && tag.first == "h" ? tag.last?.wholeNumberValue : nil
      if slash.isEmpty {
        if let level {
          if let heading, level <= heading { found.append("a heading before <\(tag)>") }
          heading = level
        }
        if ["svg", "path", "rect", "text"].contains(tag) { take() }
        // What holds sections, and is not drawn without any.
        let isFrame =
          ["main", "nav"].contains(tag) || open.last?.tag == "nav"
          || [" class=\"figures\"", " class=\"pair\""].contains(String(attributes))
        if holders.contains(tag) { open.append((tag, isFrame)) }
      } else if holders.contains(tag), let closed = open.popLast() {
        if !closed.hasContent { found.append("<\(closed.tag)>") }
      }
      if text.contains(where: { !$0.isWhitespace }) { take() }
    }
    if heading != nil { found.append("the last heading") }
    return found
  }

  /// What is empty in Markdown.
  static func inMarkdown(_ markdown: String) -> [String] {
    var found: [String] = []
    var heading: (level: Int, line: String)?
    for line in markdown.components(separatedBy: "\n") {
      if let match = line.firstMatch(of: /^([#]{1,6})[ ]/) {
        let level = match.output.1.count
        if let heading, level <= heading.level { found.append(heading.line) }
        heading = (level, line)
      } else if line.contains(where: { !$0.isWhitespace && $0 != ">" }) {
        heading = nil
      }
      let bare = line.trimmingCharacters(in: CharacterSet(charactersIn: " >"))
      if ["-", "- [ ]", "- [x]", "**", "****", "| |", "1."].contains(bare) { found.append(line) }
    }
    if let heading { found.append(heading.line) }
    return found
  }
}
