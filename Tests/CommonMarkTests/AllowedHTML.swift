/// A checker that accepts only the HTML that insights may become.
struct AllowedHTML {
  private let html: [UInt8]
  private var index = 0
  private var open: [String] = []

  /// What is wrong with HTML; nil if nothing is.
  static func fault(in html: [UInt8]) -> String? {
    var reader = AllowedHTML(html: html)
    return reader.read()
  }

  private init(html: [UInt8]) {
    self.html = html
  }

  private mutating func read() -> String? {
    while index < html.count {
      switch html[index] {
      case UInt8(ascii: "<"):
        guard let end = html[index...].firstIndex(of: UInt8(ascii: ">")) else { return "no end" }
        let tag = String(decoding: html[(index + 1)..<end], as: UTF8.self)
        if let fault = take(tag) { return "\(fault): <\(tag)>" }
        index = end + 1
      case UInt8(ascii: ">"), UInt8(ascii: "'"), UInt8(ascii: "\""):
        guard html[index] == UInt8(ascii: "'") else { return "raw character" }
        index += 1
      case UInt8(ascii: "&"):
        guard isReference() else { return "raw ampersand" }
        index += 1
      case 0x00...0x08, 0x0B...0x1F, 0x7F: return "control character"
      default: index += 1
      }
    }
    return open.isEmpty ? nil : "left open: \(open)"
  }

  private func isReference() -> Bool {
    ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;", "&#x27;"].contains {
      html[index...].starts(with: $0.utf8)
    }
  }

  private mutating func take(_ tag: String) -> String? {
    if tag.utf8.first == UInt8(ascii: "/") {
      let name = String(tag.dropFirst())
      guard open.popLast() == name else { return "closes something else" }
      return nil
    }
    if tag == "br /" || tag == "hr /" { return nil }
    let name = String(tag.prefix { $0 != " " })
    guard Self.elements.contains(name) else { return "no such element" }
    let attributes = String(tag.dropFirst(name.count))
    guard Self.isAllowed(attributes, of: name) else { return "no such attribute" }
    let inside = open.last ?? "body"
    guard (Self.parents[name] ?? Self.flow).contains(inside) else { return "inside \(inside)" }
    guard name != "a" || !open.contains("a") else { return "link in a link" }
    open.append(name)
    return nil
  }

  private static func isAllowed(_ attributes: String, of name: String) -> Bool {
    if attributes.isEmpty { return name != "a" && name != "span" && name != "th" }
    let styles = ["left", "center", "right"].map { " class=\"align-\($0)\"" }
    switch name {
    case "a":
      return attributes.wholeMatch(
        of: /\ href="(?i:https?:\/\/|mailto:)[^"<>\s]+"(\ title="[^"<>\n]*")?/) != nil
    case "ol": return attributes.wholeMatch(of: /\ start="[0-9]+"/) != nil
    case "code": return attributes.wholeMatch(of: /\ class="language-[A-Za-z0-9+#_-]+"/) != nil
    case "th": return ([""] + styles).map { " scope=\"col\"" + $0 }.contains(attributes)
    case "table": return attributes == " tabindex=\"0\""
    case "td": return styles.contains(attributes)
    case "span": return [" class=\"task-open\"", " class=\"task-done\""].contains(attributes)
    default: return false
    }
  }

  private static let flow: Set<String> = ["body", "blockquote", "li"]
  private static let phrasing: Set<String> = [
    "body", "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "em", "strong", "a", "th", "td",
  ]
  private static let elements: Set<String> = [
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "em",
    "strong", "a", "table", "thead", "tbody", "tr", "th", "td", "span",
  ]
  private static let parents: [String: Set<String>] = [
    "li": ["ul", "ol"], "code": phrasing.union(["pre"]), "em": phrasing, "strong": phrasing,
    "a": phrasing, "span": phrasing, "thead": ["table"], "tbody": ["table"],
    "tr": ["thead", "tbody"], "th": ["tr"], "td": ["tr"],
  ]
}
