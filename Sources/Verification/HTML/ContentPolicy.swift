internal import Crypto
internal import Foundation
internal import TextScanning

/// A page's Content-Security-Policy, parsed as a browser does (CSP Level 3, section 2.2.1).
///
/// It is parsed by bytes: in Swift, a semicolon can be part of a `Character` with other scalars.
struct ContentPolicy {
  /// The values of each directive by its lower-case name; the first directive of a name counts.
  private var directives: [String: [String]] = [:]
  /// The hashes of the allowed stylesheets.
  private var styleHashes: Set<String> = []
  /// Whether the page is one of a site, which shares a stylesheet and links to its other pages.
  private(set) var isOfSite = false
  /// What is wrong with the policy; nil if nothing is.
  private(set) var fault: String?

  /// Parses a policy.
  ///
  /// - Parameter script: The script that the page has, which the policy may allow; nil if it has none.
  init(_ content: String, script: KnownScript? = nil) {
    for part in content.utf8.split(separator: UInt8(ascii: ";")) {
      let words = part.split(whereSeparator: \.isHTMLWhiteSpace).map { String(Substring($0)) }
      guard let name = words.first?.lowercasedASCII, directives[name] == nil else { continue }
      directives[name] = Array(words.dropFirst())
    }
    fault = findFault(in: content, script)
    styleHashes = Set(directives["style-src"] ?? [])
    isOfSite = directives["style-src"] == Self.sitesStyles
  }

  private func findFault(in content: String, _ script: KnownScript?) -> String? {
    // Browsers skip a directive that is not ASCII, and some split a policy at commas.
    guard content.utf8.allSatisfy({ $0 < 0x7F && $0 != UInt8(ascii: ",") }) else {
      return "a policy with a comma or characters that are not ASCII"
    }
    for name in ["default-src", "base-uri", "form-action"] where directives[name] != ["'none'"] {
      return "a policy without \(name) 'none'"
    }
    for (name, values) in directives.sorted(by: { $0.key < $1.key }) where values != ["'none'"] {
      if name == "script-src", let script, values == script.sources { continue }
      guard name == "style-src", values == Self.sitesStyles || values.allSatisfy(Self.isHash) else {
        return "a policy that allows more: \(([name] + values).joined(separator: " ").excerpt())"
      }
    }
    return nil
  }

  /// The sources of a site's stylesheet: its own files, also on a disk.
  private static let sitesStyles = ["'self'", "file:"]

  /// Whether a source expression is the hash of a stylesheet: `'sha256-…'`.
  private static func isHash(_ expression: String) -> Bool {
    let bytes = Array(expression.utf8)
    let start = Array("'sha256-".utf8)
    guard bytes.starts(with: start), bytes.count == start.count + 45, bytes.last == 0x27 else {
      return false
    }
    return bytes[start.count...].dropLast().allSatisfy {
      $0.isAlphanumeric || "+/=".utf8.contains($0)
    }
  }

  /// The combination of two policies, both of which a browser enforces.
  func joined(with other: ContentPolicy) -> ContentPolicy {
    var result = self
    result.styleHashes.formIntersection(other.styleHashes)
    result.isOfSite = isOfSite && other.isOfSite
    result.fault = fault ?? other.fault
    return result
  }

  /// Whether a browser applies a stylesheet, because its hash is in the policy.
  func allowsStyle(_ text: String) -> Bool {
    let hash = Data(SHA256.hash(data: Data(text.utf8))).base64EncodedString()
    return styleHashes.contains("'sha256-\(hash)'")
  }
}
