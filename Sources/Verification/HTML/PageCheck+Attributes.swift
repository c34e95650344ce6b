internal import TextScanning

extension PageCheck {
  /// Checks that an element has only expected attributes, and that its links are allowed.
  mutating func checkAttributes(of node: PageNode) {
    let name = node.name
    for attribute in node.attributes {
      if attribute.isForeign && attribute.name != "xmlns" {
        unexpected(attribute, of: name, "which can load something or lead elsewhere")
      } else if attribute.name.utf8.starts(with: "on".utf8) {
        unexpected(attribute, of: name, "which runs code")
      } else if attribute.name == "style" {
        unexpected(attribute, of: name, "which the policy does not allow")
      } else if !isExpected(attribute.name, of: node) {
        unexpected(attribute, of: name, "which pages of notes do not have")
      } else if attribute.name == "href" || attribute.name == "cite" {
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
