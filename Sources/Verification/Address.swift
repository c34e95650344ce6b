internal import TextScanning

/// Judges link addresses as a browser reads them (URL standard, section 4.4).
enum Address {
  /// What is wrong with an address; nil if it leads to `http`, `https` or `mailto`, or to a place
  /// in the same document.
  ///
  /// Nothing is stripped or decoded as in a browser: an address that needs it is refused.
  static func fault(of address: String, allowsFragment: Bool) -> String? {
    let bytes = Array(address.utf8)
    guard !bytes.contains(where: { $0 <= 0x20 || $0 == 0x7F }) else {
      return "an address with white space or control characters"
    }
    if allowsFragment, bytes.first == UInt8(ascii: "#") { return nil }
    let lowercased = bytes.map(\.lowercased)
    let isAllowed = ["http://", "https://", "mailto:"].contains { start in
      lowercased.count > start.utf8.count && lowercased.starts(with: start.utf8)
    }
    return isAllowed ? nil : "\"\(address.excerpt())\""
  }

  /// Whether an address in a page of a site leads to another file of it: a page, possibly with a
  /// place on it, the stylesheet, the feed, or the Markdown beside a page.
  static func isOfSite(_ address: String) -> Bool {
    let end = address.utf8.firstIndex(of: UInt8(ascii: "#")) ?? address.utf8.endIndex
    return isOfSite(String(address[..<end]), type: ".html")
      || isOfSite(address, type: ".md") || isStylesheetOfSite(address) || isFeedOfSite(address)
  }

  /// Whether an address is the name of a file of a type in the same folder: no scheme, no folder, and
  /// nothing to decode but letters.
  static func isOfSite(_ name: String, type: String) -> Bool {
    name.utf8.first != UInt8(ascii: ".")
      && name.utf8.allSatisfy { $0.isAlphanumeric || "-.%".utf8.contains($0) }
      && name.utf8.suffix(type.utf8.count).elementsEqual(type.utf8)
      && !name.lowercasedASCII.contains("%2f")
  }

  /// Whether an address is the name of a site's feed.
  static func isFeedOfSite(_ address: String) -> Bool { address == "feed.xml" }

  /// Whether an address is the name of a site's stylesheet, `style-` with digits of its hash.
  static func isStylesheetOfSite(_ address: String) -> Bool {
    let (start, end) = ("style-".utf8, ".css".utf8)
    guard address.utf8.starts(with: start), address.utf8.suffix(end.count).elementsEqual(end) else {
      return false
    }
    let digits = address.utf8.dropFirst(start.count).dropLast(end.count)
    return digits.count == 12 && digits.allSatisfy(\.isHexadecimalDigit)
  }
}
