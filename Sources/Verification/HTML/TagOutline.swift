internal import TextScanning

/// Checks that every parser builds the same tree from a page's tags: they are closed in order, used
/// where HTML allows them, and not nested too deep.
///
/// Then a parser has nothing to repair, and so no text can have changed the structure that a
/// template wrote. It also bounds the time for hostile markup: repairing it can take quadratic time
/// (HTML, section 13.2.10), and so does libgumbo's search for duplicate attributes.
struct TagOutline {
  static let maximumDepth = 256
  static let maximumAttributes = 64

  var stack: [String] = []
  /// The number of open elements of each name that must not be nested in itself.
  var open: [String: Int] = ["p": 0, "a": 0, "svg": 0]
  private var seen: Set<String> = []
  /// Whether the page may have the form of a search.
  private var isOfSearch = false
  private(set) var findings: FindingList

  /// - Parameter isOfSearch: Whether the page may have the form of a search.
  static func check(
    _ source: OutputText, isOfSearch: Bool = false, _ findings: inout FindingList
  ) {
    var outline = TagOutline(findings: findings)
    outline.isOfSearch = isOfSearch
    outline.run()
    findings = outline.findings
  }

  private mutating func run() {
    let bytes = findings.source.bytes
    var tokens = Tokeniser(bytes)
    var isFirst = true
    while !findings.isFull, let token = tokens.next() {
      if token.attributeCount > Self.maximumAttributes {
        findings.add(
          at: token.offset,
          "a <\(token.name.excerpt())> tag with more than \(Self.maximumAttributes) attributes",
          "which pages of notes do not have", "remove them from the template")
      }
      switch token.kind {
      case .doctype: doctype(token, isFirst: isFirst)
      case .start:
        if isFirst { add(token.offset, "a page that does not begin with <!doctype html>") }
        start(token)
        if !isInSVG, PageVocabulary.rawText.contains(token.name) {
          tokens.readRawText(of: token.name)
        }
      case .end: end(token)
      case .text: text(token)
      case .comment: break
      case .malformed:
        add(token.offset, "markup that is not valid HTML")
      }
      isFirst = isFirst && token.kind == .comment
    }
    closeOptional { _ in true }
    if let element = stack.last {
      add(bytes.count, "element <\(element)> that is never closed")
    }
    if !seen.contains("body"), findings.isEmpty { add(bytes.count, "a page without a body") }
  }

  private mutating func doctype(_ token: Token, isFirst: Bool) {
    let standard = Array("<!doctype html>".utf8)
    let written = findings.source.bytes[token.offset...].prefix(standard.count)
    if !isFirst {
      add(token.offset, "a doctype that is not the first thing of the page")
    } else if !written.map(\.lowercased).elementsEqual(standard) {
      // Others can put browsers into quirks mode (HTML, section 13.2.6.4.1).
      add(token.offset, "a doctype that is not <!doctype html>")
    }
  }

  private mutating func text(_ token: Token) {
    switch stack.last {
    case nil, "html", "head": add(token.offset, "text outside the body")
    case let element? where Self.tableParts.contains(element):
      add(token.offset, "text in <\(element)> outside a cell")
    default: break
    }
  }

  private mutating func start(_ token: Token) {
    let name = token.name
    guard isExpected(name) else {
      findings.add(
        at: token.offset, "element <\(name.excerpt())>", Self.danger(of: name),
        "remove it from the template")
      return push(name, token)
    }
    if isInSVG {
      return token.isSelfClosing ? () : push(name, token)
    }
    closeImplied(by: name)
    if let fault = fault(of: name) { add(token.offset, fault) }
    if name == "html" || name == "head" || name == "body", !seen.insert(name).inserted {
      add(token.offset, "a second <\(name)>")
    }
    if !PageVocabulary.void.contains(name) { push(name, token) }
  }

  private mutating func push(_ name: String, _ token: Token) {
    guard !PageVocabulary.void.contains(name) || isInSVG else { return }
    stack.append(name)
    if let count = open[name] { open[name] = count + 1 }
    if stack.count == Self.maximumDepth + 1 {
      add(token.offset, "an element nested deeper than \(Self.maximumDepth)")
    }
  }

  private mutating func end(_ token: Token) {
    if !isInSVG { closeOptional { $0 != token.name } }
    guard stack.last == token.name else {
      add(token.offset, "</\(token.name.excerpt())> where another element is open")
      // One finding for tags that are out of order, not one for each that follows.
      if let index = stack.lastIndex(of: token.name) {
        while stack.count > index { pop() }
      }
      return
    }
    pop()
  }

  mutating func pop() {
    guard let name = stack.popLast() else { return }
    if let count = open[name] { open[name] = count - 1 }
  }

  var isInSVG: Bool { open["svg"] != 0 }

  private func isExpected(_ name: String) -> Bool {
    switch name {
    case "html", "head", "body": !isInSVG
    case _ where isInSVG: PageVocabulary.svg.contains(name)
    default:
      name == "svg" || PageVocabulary.head.contains(name) || PageVocabulary.body.contains(name)
        || isOfSearch && PageVocabulary.search.contains(name)
    }
  }

  private mutating func add(_ offset: Int, _ what: String) {
    findings.add(
      at: offset, what, "and browsers differ in how they repair that",
      "correct the template, or escape the text that it comes from")
  }

  /// What an element could do.
  private static func danger(of name: String) -> String {
    switch name {
    case "script", "noscript": "which can run code"
    case "form", "input", "button", "select", "textarea", "option": "which can send data"
    case "base": "which changes where links lead"
    case "link", "img", "iframe", "object", "embed", "video", "audio", "source", "track", "picture",
      "frame", "frameset", "image", "use", "feimage", "applet", "portal":
      "which can load something"
    default: "which pages of notes do not have"
    }
  }
}
