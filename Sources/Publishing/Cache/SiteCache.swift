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
  static let format = "debrief site cache 1"

  /// A SHA-256 of all that determines what is read of a source, in hexadecimal digits.
  let key: String
  /// The key of the first file of the search; nil without one.
  private(set) var searchKey: String?
  /// What the file itself says that it is of; nil without a file.
  private(set) var header: SiteCacheHeader?
  /// The lines with the meetings of each source; nil without any.
  private var lines: CacheLines?
  /// Whether the file is in the first of the folders.
  private(set) var isInPlace = false

  /// Makes an empty cache.
  init(key: String) {
    self.key = key
  }

  /// Reads the cache of the site in a folder, or else in one of others: an empty one if none has it.
  ///
  /// - Parameter key: The key of this run; the entries of a cache with another one are left out.
  init(in folders: [Folder], key: String) {
    self.init(key: key)
    guard let number = folders.firstIndex(where: { $0.entry(Self.fileName)?.kind == .file }),
      let lines = try? CacheLines(in: folders[number])
    else { return }
    header = lines.header
    isInPlace = number == 0
    searchKey = lines.header.search
    if lines.header.key == key { self.lines = lines }
  }

  /// Whether no source is known.
  var isEmpty: Bool { lines?.isEmpty ?? true }

  /// The meetings of a source, by the SHA-256 of its text; nil if it is not known, or if the cache
  /// cannot be read anymore.
  ///
  /// It may be called by several tasks at once.
  func readings(of source: ContentHash) -> [MeetingReading]? {
    guard let line = try? lines?.line(of: source),
      let row = (try? JSONParser.parse(line))?.arrayValue
    else { return nil }
    let readings = row.dropFirst().compactMap { MeetingReading($0) }
    return readings.count == row.count - 1 ? readings : nil
  }
}

extension SiteCache {
  /// The files that only save the next run time.
  private static let names = [fileName, KnownSources.fileName, KnownFiles.fileName]

  /// Takes what saves time of one folder over into another, which has none of it; what that fails for is
  /// lost, and the next run makes it again.
  static func move(from folder: Folder, to other: Folder) {
    for name in [fileName, KnownSources.fileName] where folder.entry(name)?.kind == .file {
      try? folder.rename(name, to: name, in: other)
    }
  }

  /// Removes what saves the next run time: it has words that are on the site, and goes before they do.
  static func remove(from folder: Folder) throws(ExportError) {
    for name in names { try folder.remove(name) }
  }
}
