internal import TextScanning

/// The address at which a site is served: `https://example.com/meetings/`.
package struct SiteAddress: Sendable, Hashable {
  /// The address, with a `/` at its end.
  package let text: String

  /// Parses an address; nil for one that is not of a folder on a web server.
  ///
  /// A missing `/` at the end is added. What an address may have besides letters and digits (RFC 3986,
  /// sections 2.2 and 2.3) is allowed, except for query, fragment, user, quotes and `&`.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    let schemes = ["https://", "http://"].map { Array($0.utf8) }
    guard let scheme = schemes.first(where: { bytes.starts(with: $0) }) else { return nil }
    let rest = bytes[scheme.count...]
    guard let first = rest.first, first.isAlphanumeric || first == UInt8(ascii: "["),
      rest.allSatisfy({ $0.isAlphanumeric || "-._~:/%[]!$()*+,;=".utf8.contains($0) })
    else { return nil }
    self.text = bytes.last == UInt8(ascii: "/") ? text : text + "/"
  }

  /// The address of a page; that of the index is the site's own.
  func address(of page: String) -> String {
    page == SitePageName.index ? text : text + SitePageName.address(page)
  }
}
