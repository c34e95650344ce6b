internal import Crypto
internal import Foundation

/// The one script that a page may have, known byte for byte.
struct KnownScript: Sendable, Hashable {
  private let element: [UInt8]
  /// The sources by which a policy allows it, and what it brings in itself.
  let sources: [String]

  /// Makes it of its text.
  init(_ text: [UInt8]) {
    element = Array("<script>".utf8) + text + Array("</script>".utf8)
    let hash = Data(SHA256.hash(data: Data(text))).base64EncodedString()
    sources = ["'sha256-\(hash)'", "'strict-dynamic'"]
  }

  /// A page with white space in the place of the script; nil if it does not have it.
  func removed(from page: [UInt8]) -> [UInt8]? {
    let start = page.indices.first { offset in
      page[offset] == element[0] && page[offset...].starts(with: element)
    }
    guard let start else { return nil }
    var rest = page
    for offset in start..<(start + element.count) where rest[offset] != UInt8(ascii: "\n") {
      rest[offset] = 0x20
    }
    return rest
  }
}
