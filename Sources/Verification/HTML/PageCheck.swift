internal import TextScanning

/// Checks that an HTML page runs, loads and sends nothing, and that its policy forbids it.
struct PageCheck {
  var findings: FindingList
  private var policy: ContentPolicy?
  private var hasMisplacedPolicy = false
  /// The open `style` element and its text so far.
  private var rawElement: (name: String, offset: Int, text: String)?
  /// Whether an element was met that a policy has to come before.
  private var isGoverned = false
  /// Whether the walk is in the head.
  private var isInHead = false
  private var declaresEncoding = false
  /// Whether it is a page in a message of mail, where styles are attributes and no policy holds.
  private var isMail = false
  /// The script that the page has; nil if it has none.
  private var script: KnownScript?
  /// The places of the page, and the links to them.
  private var places = PagePlaces()
  /// Whether characters are written as numbers, of which the bytes show nothing.
  private var hasReferences = false

  /// - Parameter script: The script that was removed from the page, which its policy may allow; nil if
  ///   it has none.
  static func run(
    _ source: OutputText, isMail: Bool = false, without script: KnownScript? = nil,
    _ findings: inout FindingList
  ) {
    ControlCheck.run(source, &findings)
    TagOutline.check(source, isOfSearch: script != nil, &findings)
    guard findings.isEmpty else { return }
    guard let tree = PageTree(outlined: source.bytes) else {
      return findings.add(
        at: 0, "a page that libgumbo cannot parse", "so that it cannot be checked",
        "write it again")
    }
    var check = PageCheck(findings: findings)
    check.isMail = isMail
    check.script = script
    check.hasReferences = source.bytes.firstRange(of: Array("&#".utf8)) != nil
    tree.walk { check.visit($0) }
    check.finish()
    findings = check.findings
  }

  private mutating func visit(_ event: PageNode.Event) {
    switch event {
    case .enter(let node): enter(node)
    case .leave(let node): leave(node)
    }
  }

  private mutating func enter(_ node: PageNode) {
    if node.isText {
      if rawElement != nil { rawElement?.text += node.text }
      checkReferences(in: node.text, at: node.offset)
    }
    guard node.isElement else { return }
    let isExpected =
      node.isSVG
      ? PageVocabulary.svg.contains(node.name)
      : !node.isForeign
        && (["html", "head", "body"].contains(node.name) || PageVocabulary.head.contains(node.name)
          || PageVocabulary.body.contains(node.name)
          || script != nil && PageVocabulary.search.contains(node.name))
        && (node.name != "link" || isLinkOfSite(node))
    if !isExpected {
      findings.add(
        at: node.offset, "element <\(node.name.excerpt())>", "which pages of notes do not have",
        "remove it from the template")
    }
    checkAttributes(of: node)
    places.note(node)
    enterHead(node)
  }

  /// Checks a text that may have control characters which are written as references.
  private mutating func checkReferences(in text: String, at offset: Int) {
    guard hasReferences else { return }
    let text = OutputText(Array(text.utf8))
    var found = FindingList(source: text)
    ControlCheck.run(text, &found)
    guard let first = found.findings.first else { return }
    findings.add(
      at: offset, "\(first.what), written as a character reference", first.why,
      "write it again, or remove it from the template")
  }

  /// Whether an element is a link in the head of a site's page: to its stylesheet, or to its own
  /// address and its feed, neither of which is loaded.
  private func isLinkOfSite(_ node: PageNode) -> Bool {
    guard node.name == "link", isInHead, policy?.isOfSite == true else { return false }
    let attributes = node.attributes
    let target = attributes.first { $0.name == "href" }?.value ?? ""
    return switch attributes.first(where: { $0.name == "rel" })?.value ?? "" {
    case "stylesheet": Address.isStylesheetOfSite(target)
    case "canonical": Address.fault(of: target, allowsFragment: false) == nil
    case "alternate": Address.isFeedOfSite(target) || Address.isOfSite(target, type: ".md")
    default: false
    }
  }

  /// Checks what the head has to contain, and in which order.
  private mutating func enterHead(_ node: PageNode) {
    switch node.name {
    case "head": isInHead = true
    case "meta": enterMeta(node)
    case "title" where !node.isSVG: break
    case "style":
      isGoverned = true
      rawElement = (node.name, node.offset, "")
    case "html": break
    default: isGoverned = true
    }
  }

  private mutating func enterMeta(_ node: PageNode) {
    let attributes = node.attributes
    let content = attributes.first { $0.name == "content" }?.value ?? ""
    if let charset = attributes.first(where: { $0.name == "charset" }) {
      let encoding = charset.value.lowercasedASCII
      declaresEncoding = declaresEncoding || encoding == "utf-8"
      if encoding != "utf-8" || node.offset > 1000 {
        findings.add(
          at: node.offset, "an encoding that is not declared as utf-8 within the first 1,000 bytes",
          "so that a browser may decode it wrongly",
          "put <meta charset=\"utf-8\"> first in the head")
      }
    }
    guard let value = attributes.first(where: { $0.name == "http-equiv" })?.value else { return }
    let pragma = value.lowercasedASCII
    guard pragma == "content-security-policy" else {
      return findings.add(
        at: node.offset, "<meta http-equiv=\"\(pragma.excerpt())\">",
        "which can lead the browser elsewhere", "remove it from the template")
    }
    guard isInHead, !isGoverned else {
      hasMisplacedPolicy = true
      return findings.add(
        at: node.offset, "a policy after content that it has to cover",
        "to which a browser does not apply it", "put {{page.head}} before everything else")
    }
    let read = ContentPolicy(content, script: script)
    if let fault = read.fault {
      findings.add(
        at: node.offset, fault, "so that the browser would let the page do more than show text",
        "use {{page.head}}, which has a policy of its own, and no other policy")
    }
    policy = policy?.joined(with: read) ?? read
  }

  private mutating func leave(_ node: PageNode) {
    if node.name == "head" { isInHead = false }
    guard let raw = rawElement, raw.name == node.name else { return }
    rawElement = nil
    if !(policy?.allowsStyle(raw.text) ?? true) {
      findings.add(
        at: raw.offset, "a stylesheet whose hash is not in the policy",
        "so that a browser does not apply it, or somebody has changed it",
        "put the styles in the pack's style.css and {{page.head}} in the page")
    }
    if let fault = StyleSheet.fault(in: raw.text) {
      findings.add(
        at: raw.offset, fault, "which can load something", "remove it from the pack's style.css")
    }
  }

  private mutating func finish() {
    if policy == nil, !hasMisplacedPolicy, !isMail {
      findings.add(
        at: 0, "no Content-Security-Policy", "without which a browser runs whatever slips in",
        "put {{page.head}} first in the page's head")
    }
    if !declaresEncoding {
      findings.add(
        at: 0, "no <meta charset=\"utf-8\">", "so that a browser may decode it wrongly",
        "put it first in the page's head")
    }
    if !isMail { places.check(&findings) }
  }

  // MARK: Attributes

  /// Checks that an element has only expected attributes, and that its links are allowed.
  mutating func checkAttributes(of node: PageNode) {
    let name = node.name
    for attribute in node.attributes {
      checkReferences(in: attribute.value, at: attribute.offset)
      if attribute.isForeign && attribute.name != "xmlns" {
        unexpected(attribute, of: name, "which can load something or lead elsewhere")
      } else if attribute.name.utf8.starts(with: "on".utf8) {
        unexpected(attribute, of: name, "which runs code")
      } else if attribute.name == "style", isMail {
        if let fault = StyleSheet.fault(in: attribute.value) {
          unexpected(attribute, of: name, "which has \(fault)")
        }
      } else if attribute.name == "style" {
        unexpected(attribute, of: name, "which the policy does not allow")
      } else if !isExpected(attribute.name, of: node) {
        unexpected(attribute, of: name, "which pages of notes do not have")
      } else if attribute.name == "href" || attribute.name == "cite" {
        if policy?.isOfSite == true, Address.isOfSite(attribute.value) { continue }
        if let fault = Address.fault(of: attribute.value, allowsFragment: true) {
          findings.add(
            at: attribute.offset, "a link to \(fault)",
            "which is neither http, https or mailto nor a place on the page",
            "write it as text, or correct the template")
        }
      } else if node.isSVG, let fault = StyleSheet.faultOfReferences(in: attribute.value) {
        findings.add(
          at: attribute.offset, "\(fault) in \(attribute.name) of <\(name)>",
          "which can load something", "refer to a shape of the same page, url(#id)")
      }
    }
  }

  private func isExpected(_ attribute: String, of node: PageNode) -> Bool {
    if PageVocabulary.global.contains(attribute) { return true }
    if attribute.utf8.starts(with: "aria-".utf8) || attribute.utf8.starts(with: "data-".utf8) {
      return true
    }
    if isMail, PageVocabulary.mail.contains(attribute) { return true }
    return node.isSVG
      ? PageVocabulary.svgAttributes.contains(attribute)
      : PageVocabulary.attributes(of: node.name).contains(attribute)
  }

  private mutating func unexpected(
    _ attribute: PageNode.Attribute, of element: String, _ why: String
  ) {
    findings.add(
      at: attribute.offset, "attribute \(attribute.name.excerpt()) of <\(element.excerpt())>", why,
      "remove it from the template")
  }
}
