internal import Exporting
internal import JSONDocument

/// What earlier runs have read of the sources of a site: the entries of their meetings, so that a source
/// that has not changed is not parsed again, and where the index of the search begins.
///
/// It is in `.debrief-site-cache` in the folder of the site, as JSON Lines, and may be removed at any
/// time. Besides SHA-256 hashes, of sources and of the IDs of bots, it has only what the site shows.
/// A source that changes has another hash, and other options have another key, so nothing in it can
/// be out of date. The first line has a hash of the others: a damaged cache is left out.
struct SiteCache: Sendable {
  /// The name of its file.
  static let fileName = ".debrief-site-cache"
  /// What the first line says of the format, which changes with it.
  private static let format = "debrief site cache 1"

  /// A SHA-256 of all that determines what is read of a source, in hexadecimal digits.
  let key: String
  /// The key of the first file of the search; nil without one.
  var searchKey: String?
  /// The meetings of each source, by the SHA-256 of its text.
  private(set) var sources: [ContentHash: [MeetingReading]] = [:]

  /// Makes an empty cache.
  init(key: String) {
    self.key = key
  }

  /// Reads the cache of the site in a folder, or else in one of others: an empty one if none has it.
  ///
  /// - Parameter key: The key of this run; the entries of a cache with another one are left out.
  init(in folders: [Folder], key: String) {
    self.init(key: key)
    let folder = folders.first { $0.entry(Self.fileName)?.kind == .file }
    if let folder { read(in: folder) }
  }

  private mutating func read(in folder: Folder) {
    guard let bytes = Self.bytes(in: folder) else { return }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard let header = lines.first,
      let value = try? JSONParser.parse(Array(header)).objectValue,
      value["format"]?.stringValue == Self.format,
      value["hash"]?.stringValue == ContentHash(of: Array(bytes.dropFirst(header.count + 1))).text
    else { return }
    searchKey = value["search"]?.stringValue
    guard value["key"]?.stringValue == key else { return }
    for line in lines.dropFirst() {
      guard let row = (try? JSONParser.parse(Array(line)))?.arrayValue,
        let hash = row.first?.stringValue.flatMap({ ContentHash(text: $0.utf8) })
      else { continue }
      let readings = row.dropFirst().compactMap { MeetingReading($0) }
      if readings.count == row.count - 1 { sources[hash] = readings }
    }
  }

  /// Whether no source is known.
  var isEmpty: Bool { sources.isEmpty }

  /// Keeps what was read of the sources of this run, and nothing else.
  mutating func replaceSources(_ sources: [ContentHash: [MeetingReading]]) {
    self.sources = sources
  }

  /// Whether the cache in a folder, which was read, has the same.
  func hasSame(as known: SiteCache, in folder: Folder) -> Bool {
    folder.entry(Self.fileName) != nil && known.searchKey == searchKey
      && known.sources.keys == sources.keys
  }

  /// Writes the cache, for its owner alone.
  func write(in folder: Folder) throws(ExportError) {
    var rest: [UInt8] = []
    for (hash, readings) in sources.sorted(by: { $0.key < $1.key }) {
      JSONWriter.append(.array([.string(hash.text)] + readings.map(\.json)), to: &rest)
      rest.append(UInt8(ascii: "\n"))
    }
    var bytes = JSONWriter.bytes(of: [
      "format": .string(Self.format), "key": .string(key),
      "search": .text(searchKey), "hash": .string(ContentHash(of: rest).text),
    ])
    bytes.append(UInt8(ascii: "\n"))
    bytes += rest
    try Self.write(bytes, in: folder)
  }

  /// The bytes of the cache in a folder; nil without one.
  static func bytes(in folder: Folder) -> [UInt8]? {
    guard folder.entry(fileName)?.kind == .file else { return nil }
    return try? folder.read(fileName)
  }

  /// Writes the bytes of a cache.
  static func write(_ bytes: [UInt8], in folder: Folder) throws(ExportError) {
    var file = try AtomicFile(in: folder, name: fileName, mode: 0o600)
    try file.append(bytes)
    try file.commit()
  }
}
