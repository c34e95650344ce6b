/// Rules for the nesting of elements that a parser would otherwise move (HTML, section 13.2.6.4).
extension TagOutline {
  /// Elements whose end tag may be omitted (HTML, section 13.1.2.4).
  private static let optionalEnds: Set<String> = [
    "html", "head", "body", "li", "dt", "dd", "p", "rt", "rp", "tr", "td", "th", "thead", "tbody",
    "tfoot", "colgroup", "caption",
  ]

  /// Tables and their parts other than cells.
  static let tableParts: Set<String> = ["table", "thead", "tbody", "tfoot", "tr", "colgroup"]

  /// Elements whose start tag ends a paragraph.
  private static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "details", "div", "dl", "figcaption", "figure",
    "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "main", "menu", "nav",
    "ol", "p", "pre", "section", "summary", "table", "ul", "li", "dt", "dd",
  ]

  private static let headings: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6"]

  /// The elements that a start tag closes implicitly, from the innermost outwards.
  private static let closing: [String: Set<String>] = [
    "body": ["head"],
    "li": ["p", "li"], "dt": ["p", "dt", "dd"], "dd": ["p", "dt", "dd"],
    "td": ["p", "td", "th"], "th": ["p", "td", "th"],
    "tr": ["p", "td", "th", "tr", "caption", "colgroup"],
    "tbody": ["p", "td", "th", "tr", "thead", "tbody", "tfoot", "caption", "colgroup"],
    "thead": ["p", "td", "th", "tr", "thead", "tbody", "tfoot", "caption", "colgroup"],
    "tfoot": ["p", "td", "th", "tr", "thead", "tbody", "tfoot", "caption", "colgroup"],
    "colgroup": ["caption", "colgroup"],
    "rt": ["rt", "rp"], "rp": ["rt", "rp"],
  ]

  /// The allowed parents of an element.
  private static let parents: [String: Set<String>] = [
    "head": ["html"], "body": ["html"],
    "li": ["ul", "ol", "menu"], "dt": ["dl", "div"], "dd": ["dl", "div"],
    "caption": ["table"], "colgroup": ["table"], "col": ["colgroup", "table"],
    "thead": ["table"], "tbody": ["table"], "tfoot": ["table"],
    "tr": ["table", "thead", "tbody", "tfoot"], "td": ["tr"], "th": ["tr"],
    "rt": ["ruby"], "rp": ["ruby"], "meta": ["head"], "title": ["head"], "style": ["head"],
  ]

  /// Closes elements whose end tag may be omitted while a condition holds.
  mutating func closeOptional(while condition: (String) -> Bool) {
    while let last = stack.last, Self.optionalEnds.contains(last), condition(last) { pop() }
  }

  /// Closes the elements that a start tag closes implicitly.
  mutating func closeImplied(by name: String) {
    let closed = Self.closing[name] ?? []
    if Self.blocks.contains(name), stack.last == "p" { pop() }
    // Stops after the first element of the same name: an item of an outer list stays open.
    var isOutermost = false
    while let last = stack.last, closed.contains(last), !isOutermost {
      isOutermost = last == name
      pop()
    }
  }

  /// Why an element is not allowed in its place; nil if it is.
  func fault(of name: String) -> String? {
    let parent = stack.last
    if let allowed = Self.parents[name], !(parent.map(allowed.contains) ?? false) {
      return parent.map { "<\(name)> in <\($0)>" }
        ?? "<\(name)> stands outside <\(allowed.min() ?? "html")>"
    }
    switch parent {
    case nil: return name == "html" ? nil : "<\(name)> stands outside <html>"
    case let parent? where name == "html": return "<html> in <\(parent)>"
    case "html" where name != "head" && name != "body",
      "head" where !PageVocabulary.head.contains(name):
      return "<\(name)> outside of the body"
    case let part? where Self.tableParts.contains(part) && Self.parents[name] == nil:
      return "<\(name)> in <\(part)>"
    case let heading? where Self.headings.contains(heading) && Self.headings.contains(name):
      return "<\(name)> in <\(heading)>"
    default: break
    }
    if Self.blocks.contains(name), open["p"] != 0 { return "<\(name)> in a paragraph" }
    if name == "a", open["a"] != 0 { return "a link in a link" }
    return nil
  }
}
