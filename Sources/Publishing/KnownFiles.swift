internal import Exporting
internal import TextScanning

/// What the file system says of the files of a site that were found to be as they were written: as
/// long as it says the same, they need not be read again.
///
/// It is in `.debrief-site-files` in the folder of the site, a line for each file, and may be removed
/// at any time. Whoever changes a file changes the time of its status (`st_ctime`), which programs
/// cannot set. Only files are in it that had not changed since well before the run that read them: a
/// change in the meantime has another time.
///
///     258b06fc… 4096 1774364400123456789 1774364400123456789 2049 131077 index.html
struct KnownFiles: Sendable {
  /// The name of its file.
  static let fileName = ".debrief-site-files"
  /// The first line, which changes with the format.
  private static let heading = "# debrief site files 1"
  /// How long before the run a file must have changed, in nanoseconds: far more than the steps of the
  /// clocks of file systems that tell nanoseconds.
  private static let settledTime: Int64 = 100_000_000

  private struct File: Sendable, Hashable {
    let hash: ContentHash
    /// The size, the times and the identity.
    let state: [Int64]
  }

  /// File systems that tell the time in such steps, or in seconds, would not tell of every change.
  private static let coarseStep: Int64 = 10_000_000

  private var files: [String: File] = [:]

  /// Reads what is known of the files in a folder.
  init(in folder: Folder) {
    guard folder.entry(Self.fileName)?.kind == .file,
      let bytes = try? folder.read(Self.fileName)
    else { return }
    var lines = bytes.split(separator: UInt8(ascii: "\n"))[...]
    guard let first = lines.popFirst(), first.elementsEqual(Self.heading.utf8) else { return }
    for line in lines {
      let parts = line.split(separator: UInt8(ascii: " "), maxSplits: 6)
      let state = parts.dropFirst().prefix(5).compactMap {
        Int64(String(decoding: $0, as: UTF8.self))
      }
      guard parts.count == 7, state.count == 5, let hash = ContentHash(text: parts[0]) else {
        continue
      }
      files[String(decoding: parts[6], as: UTF8.self)] = File(hash: hash, state: state)
    }
  }

  /// The SHA-256 of a file, if it is as it was.
  func hash(of name: String, _ entry: FolderEntry) -> ContentHash? {
    guard let file = files[name], file.state == entry.state else { return nil }
    return file.hash
  }

  /// Writes what the file system says of the files of a site, which are as the record has it.
  ///
  /// - Parameter start: When the run began by the clock of the file system, in nanoseconds.
  static func write(
    of record: SiteRecord, in folder: Folder, start: Int64
  ) throws(ExportError) {
    var bytes = Array((heading + "\n").utf8)
    for (name, hash) in record.hashes.sorted(by: { SiteRecord.isBefore($0.key, $1.key) }) {
      guard let entry = folder.entry(name), entry.kind == .file,
        entry.statusTime < start - settledTime, !entry.statusTime.isMultiple(of: coarseStep)
      else { continue }
      bytes += "\(hash.text) \(entry.state.map(String.init).joined(separator: " ")) \(name)\n".utf8
    }
    if folder.entry(fileName)?.kind == .file, try folder.read(fileName) == bytes { return }
    try AtomicFile.write(bytes, in: folder, name: fileName, mode: 0o600)
  }
}

extension FolderEntry {
  /// What changes with the content of a file.
  fileprivate var state: [Int64] {
    [Int64(size), contentTime, statusTime] + identity.map { Int64(bitPattern: $0) }
  }
}
