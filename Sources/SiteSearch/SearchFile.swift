internal import Crypto
package import Deflate
internal import TextEscaping

/// A file of the search: compressed data that a script element brings into the page.
///
/// Pages that are opened from a disk may load scripts and nothing else, so each file is one call:
///
///     debriefSearch("3f9c5e2a1b04","eNpL…");
///
/// The data is in the zlib format (RFC 1950), which browsers decompress, and in Base64. The file is
/// named after its data, so that caches never mix two versions of a site.
package struct SearchFile: Sendable, Hashable {
  private static let start = "search-"
  private static let end = ".js"
  /// From 1 to 12.
  private static let level: Int32 = 6

  /// The name by which other files know it: twelve digits of a SHA-256.
  package let key: String
  /// The bytes of the file.
  package let bytes: [UInt8]
  /// The number of bytes of its data.
  let size: Int

  /// The name of the file.
  package var name: String { Self.name(of: key) }

  /// Compresses data.
  package init(_ data: [UInt8]) throws(DeflateError) {
    let digits = SHA256.hash(data: data).prefix(6).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    key = digits.joined()
    size = data.count
    let packed = Base64.encoded(try ZlibFormat.packed(data, level: Self.level))
    bytes = Array("debriefSearch(\"\(key)\",\"\(packed)\");\n".utf8)
  }

  /// The name of the file with a key.
  package static func name(of key: String) -> String { start + key + end }

  /// Whether a file of the search can have a name.
  package static func isName(_ name: String) -> Bool {
    guard name.utf8.starts(with: start.utf8),
      name.utf8.suffix(end.utf8.count).elementsEqual(end.utf8)
    else { return false }
    let key = name.utf8.dropFirst(start.utf8.count).dropLast(end.utf8.count)
    return key.count == 12
      && key.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}
