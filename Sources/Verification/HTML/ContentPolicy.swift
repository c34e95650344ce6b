internal import Crypto
internal import Foundation

/// A Content-Security-Policy of a page (CSP Level 3, section 2.2).
struct ContentPolicy {
  /// The directives, in lower case, each with its values; the first of a name counts.
  private var directives: [String: [String]] = [:]
  /// The hashes of the stylesheets that are allowed.
  private var styleHashes: Set<String> = []
  /// What is wrong with the policy; nil if nothing is.
  private(set) var fault: String?

  init(_ content: String) {
    for part in content.split(separator: ";") {
      let words = part.split {
        $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\u{C}" || $0 == "\r"
      }
      .map(String.init)
      guard let name = words.first?.lowercased(), directives[name] == nil else { continue }
      directives[name] = Array(words.dropFirst())
    }
    fault = findFault()
    styleHashes = Set(directives["style-src"] ?? [])
  }

  private func findFault() -> String? {
    for name in ["default-src", "base-uri", "form-action"] where directives[name] != ["'none'"] {
      return "a policy without \(name) 'none'"
    }
    for (name, values) in directives.sorted(by: { $0.key < $1.key }) where values != ["'none'"] {
      guard name == "style-src", values.allSatisfy({ $0.hasPrefix("'sha256-") }) else {
        return "a policy that allows more: \(([name] + values).joined(separator: " ").excerpt)"
      }
    }
    return nil
  }

  /// Both policies: a browser applies each.
  func joined(with other: ContentPolicy) -> ContentPolicy {
    var result = self
    result.styleHashes.formIntersection(other.styleHashes)
    result.fault = fault ?? other.fault
    return result
  }

  /// Whether a browser applies a stylesheet: its hash is in the policy.
  func allowsStyle(_ text: String) -> Bool {
    let hash = Data(SHA256.hash(data: Data(text.utf8))).base64EncodedString()
    return styleHashes.contains("'sha256-\(hash)'")
  }
}
