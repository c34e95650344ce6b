internal import Crypto
internal import Exporting
internal import JSONDocument

/// What this run has read of the sources, for the next run.
struct SiteCacheRows {
  private let key: String
  /// The key of the first file of the search.
  var searchKey: String?
  private var rows: RowSorter
  /// The rows in order, once all have been added.
  private var sorted: SortedRows?

  /// Prepares to keep it in a folder.
  init(key: String, in folder: Folder) {
    self.key = key
    rows = RowSorter(".cache", in: folder)
  }

  /// Adds the meetings of a source.
  mutating func add(_ readings: [MeetingReading], of source: ContentHash) throws(ExportError) {
    try rows.add(
      JSONWriter.bytes(of: .array([.string(source.text)] + readings.map(\.json)))
        + [UInt8(ascii: "\n")])
  }

  /// Ends the adding of rows, before the folder of the temporary files is removed.
  mutating func finish() throws(ExportError) { sorted = try rows.finish() }

  /// Writes the cache for its owner alone, unless the one that is there has the same.
  func write(in folder: Folder, replacing known: SiteCache) throws(ExportError) {
    guard let sorted else { return }
    var hash = SHA256()
    try sorted.forEach { (row) throws(ExportError) in hash.update(data: row) }
    let header = SiteCacheHeader(
      key: key, search: searchKey, hash: ContentHash(hash.finalize()).text)
    if known.isInPlace, known.header == header, folder.entry(SiteCache.fileName) != nil { return }
    var file = try AtomicFile(in: folder, name: SiteCache.fileName, mode: 0o600)
    try file.append(header.line)
    try sorted.forEach { (row) throws(ExportError) in try file.append(row) }
    try file.commit()
  }
}
