internal import Crypto
package import Deflate
internal import TextEscaping
internal import TextScanning

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
  /// From 1 to 12, of which higher ones take more time for smaller files.
  private static let level: Int32 = 1

  /// The name by which other files know it: twelve digits of a SHA-256.
  package let key: String
  /// The bytes of the file.
  package let bytes: [UInt8]
  /// The number of bytes of its data.
  let size: Int

  /// The name of the file.
  package var name: String { Self.name(of: key) }

  /// What compresses the data of any number of files.
  static func packer() throws(DeflateError) -> ZlibPacker { try ZlibPacker(level: level) }

  /// Compresses data.
  package init(_ data: [UInt8]) throws(DeflateError) {
    try self.init(data, with: Self.packer())
  }

  /// Compresses data.
  init(_ data: [UInt8], with packer: borrowing ZlibPacker) throws(DeflateError) {
    let key = Self.key(of: data)
    self.key = key
    size = data.count
    var bytes = Array(Self.opening(key).utf8)
    Base64.append(try packer.packed(data), to: &bytes)
    bytes += Self.closing.utf8
    self.bytes = bytes
  }

  private static func opening(_ key: String) -> String { "debriefSearch(\"\(key)\",\"" }
  private static let closing = "\");\n"

  /// The data in the bytes of a file with a key; nil if they are not those of one.
  static func data(in bytes: [UInt8], key: String) -> [UInt8]? {
    let opening = opening(key).utf8
    let text = bytes.dropFirst(opening.count)
    guard bytes.starts(with: opening), text.suffix(closing.utf8.count).elementsEqual(closing.utf8),
      let packed = Base64.decoded(text.dropLast(closing.utf8.count)),
      let data = try? ZlibFormat.unpacked(packed, upTo: maximumSize), Self.key(of: data) == key
    else { return nil }
    return data
  }

  /// The data in the bytes of a file with a name, if it is text, as all files of a search have but those
  /// of words, and the first one; nil for those, and for a file that is not of a search.
  package static func text(in bytes: [UInt8], named name: String) -> [UInt8]? {
    guard isName(name) else { return nil }
    let key = String(Substring(name.utf8.dropFirst(start.utf8.count).dropLast(end.utf8.count)))
    guard let data = data(in: bytes, key: key),
      // Those of words have lengths in bytes between the words.
      !data.contains(where: { $0 < 0x20 && $0 != UInt8(ascii: "\t") && $0 != UInt8(ascii: "\n") }),
      String(validating: data, as: UTF8.self) != nil,
      // The first file has numbers, names of files and a table of letters.
      !data.starts(with: firstFileOpening.utf8)
    else { return nil }
    return data
  }

  private static let firstFileOpening = "{\"segments\":"

  /// More than any data that a site of a million meetings has in a file, in bytes.
  private static let maximumSize = 256 << 20

  private static func key(of data: [UInt8]) -> String {
    SHA256.hash(data: data).prefix(6).hexadecimal
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
