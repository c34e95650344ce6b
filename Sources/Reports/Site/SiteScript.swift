internal import Crypto
internal import Mustache
internal import TextEscaping

/// The script of a site's search page, which is compiled into the program.
///
/// It is the only script that a page of debrief has. The page's policy allows it by its hash, and with
/// `'strict-dynamic'` (CSP Level 3, section 8.2) the files of the index, which it brings in.
package struct SiteScript: Sendable {
  /// The text of the script.
  package let bytes: [UInt8]
  /// Its SHA-256 in Base64.
  package let hash: String

  /// Reads the script.
  package init() {
    var text: [UInt8] = []
    BuiltInPacks().forEachFile { folder, name, bytes in
      if folder == "search", name == "search.js" { text.append(contentsOf: bytes) }
    }
    bytes = text
    hash = Base64.encoded(SHA256.hash(data: text))
  }

  /// The directive of the policy that allows the script, and nothing else but what it brings in.
  var directive: String { "script-src 'sha256-\(hash)' 'strict-dynamic'" }

  /// The element of the script, as a value of templates.
  var value: Value {
    let element = Array("<script>".utf8) + bytes + Array("</script>".utf8)
    return .fragment(Fragment(source: "search.js") { $0.append(contentsOf: element) })
  }
}
