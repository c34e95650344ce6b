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
}
