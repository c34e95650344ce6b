internal import Crypto
internal import Exporting
internal import JSONDocument

/// The first line of a cache.
struct SiteCacheHeader: Sendable, Hashable {
  var key: String
  var search: String?
  /// The SHA-256 of the other lines, in hexadecimal digits.
  var hash: String

  init(key: String, search: String?, hash: String) {
    self.key = key
    self.search = search
    self.hash = hash
  }

  /// Reads the line; nil for anything else.
  init?(_ line: [UInt8]) {
    guard let value = try? JSONParser.parse(line).objectValue,
      value["format"]?.stringValue == SiteCache.format,
      let key = value["key"]?.stringValue, let hash = value["hash"]?.stringValue
    else { return nil }
    self.init(key: key, search: value["search"]?.stringValue, hash: hash)
  }

  /// The line, with its line break.
  var line: [UInt8] {
    JSONWriter.bytes(of: [
      "format": .string(SiteCache.format), "key": .string(key),
      "search": search.map { .string($0) } ?? .null, "hash": .string(hash),
    ]) + [UInt8(ascii: "\n")]
  }
}

/// The lines of a cache, which are in the order of the hashes at their beginning: where each is in the
/// file, but not the lines themselves.
final class CacheLines: Sendable {
  let header: SiteCacheHeader
  private let file: OpenFile
  private let sources: [ContentHash]
  /// Where each line begins, and where the last one ends.
  private let starts: [Int]

  private static let pieceSize = 65_536
  /// More than the first line ever has.
  private static let headerSize = 4_096

  /// Opens the cache in a folder.
  ///
  /// - Throws: An ``ExportError`` also for a file that is not as it was written.
  init(in folder: Folder) throws(ExportError) {
    file = try OpenFile(SiteCache.fileName, in: folder, .reading, calls: .system)
    let beginning = try file.read(Self.headerSize, at: 0)
    guard let end = beginning.firstIndex(of: UInt8(ascii: "\n")),
      let header = SiteCacheHeader(Array(beginning[..<end]))
    else { throw .scratchDamage }
    self.header = header
    var hash = SHA256()
    var (sources, starts): ([ContentHash], [Int]) = ([], [end + 1])
    var offset = end + 1
    var line: [UInt8] = []
    while true {
      let piece = try file.read(Self.pieceSize, at: offset)
      if piece.isEmpty { break }
      hash.update(data: piece)
      var rest = piece[...]
      while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
        if line.count < Self.prefixSize { line += rest[..<end].prefix(Self.prefixSize) }
        guard let source = Self.source(of: line), sources.last.map({ $0 < source }) ?? true else {
          throw .scratchDamage
        }
        sources.append(source)
        starts.append(offset + end + 1)
        line.removeAll(keepingCapacity: true)
        rest = rest[(end + 1)...]
      }
      if line.count < Self.prefixSize { line += rest.prefix(Self.prefixSize) }
      offset += piece.count
    }
    guard line.isEmpty, ContentHash(hash.finalize()).text == header.hash else {
      throw .scratchDamage
    }
    (self.sources, self.starts) = (sources, starts)
  }

  /// The size in bytes of the hash at the beginning of a line, with what is in front: `["`.
  private static let prefixSize = 66

  private static func source(of line: [UInt8]) -> ContentHash? {
    guard line.starts(with: "[\"".utf8) else { return nil }
    return ContentHash(text: line.prefix(prefixSize).dropFirst(2))
  }

  var isEmpty: Bool { sources.isEmpty }

  /// The line of a source; nil if there is none.
  func line(of source: ContentHash) throws(ExportError) -> [UInt8]? {
    var (low, high) = (0, sources.count)
    while low < high {
      let middle = (low + high) / 2
      if sources[middle] < source { low = middle + 1 } else { high = middle }
    }
    guard low < sources.count, sources[low] == source else { return nil }
    return try file.read(starts[low + 1] - starts[low] - 1, at: starts[low])
  }
}
