internal import Crypto
internal import Exporting
internal import Synchronization
internal import TextScanning

/// The hashes of sources that were read before: as long as the file system says the same of a file, it
/// need not be read again to know its hash (``KnownFiles``).
///
/// They are in `.debrief-site-sources` in the folder of the site, a line for each file, and may be removed
/// at any time. A line has half of a SHA-256 of what the file system says, and then the hash:
///
///     258b06fc… ba7816bf…
///
/// Only files on the file system of the site are among them, since its clock tells when a run begins.
final class KnownSources: Sendable {
  /// The name of their file.
  static let fileName = ".debrief-site-sources"
  /// The first line, which changes with the format.
  private static let heading = "# debrief site sources 1"

  /// A file, as the file system described it before it was read.
  struct State: Sendable {
    fileprivate let fingerprint: Fingerprint
    fileprivate let isSettled: Bool
  }

  /// What the last run knew, in the order of the fingerprints.
  private let fingerprints: [Fingerprint]
  private let hashes: [ContentHash]
  /// When the run began by the clock of the file system, in nanoseconds.
  private let start: Int64
  /// The number of the file system.
  private let device: UInt64?
  /// The SHA-256 of the lines in the first folder; nil if it has no list.
  private let hash: ContentHash?
  private let noted: Mutex<Noted>

  /// What this run knows.
  private struct Noted {
    var rows: RowSorter
    /// The rows in order, once all have been noted.
    var sorted: SortedRows?
  }

  /// The number of bytes that are held in memory before they are written.
  private static let memory = 1 << 16

  /// Reads what is known of the sources of the site in a folder, or else in one of others: nothing if
  /// none has the list, or it is damaged.
  ///
  /// - Parameters:
  ///   - scratch: The folder for temporary files, as it was made when the run began.
  ///   - entry: The entry of that folder.
  init(in folders: [Folder], scratch: Folder, _ entry: FolderEntry?) {
    var (list, number): (Lines?, Int) = (nil, 0)
    while list == nil, number < folders.count {
      list = Self.lines(in: folders[number])
      number += 1
    }
    (fingerprints, hashes) = list.map { ($0.fingerprints, $0.hashes) } ?? ([], [])
    hash = number == 1 ? list?.hash : nil
    start = entry?.statusTime ?? 0
    device = entry?.identity.first
    noted = Mutex(Noted(rows: RowSorter(".sources", in: scratch, memory: Self.memory)))
  }

  private struct Lines {
    var fingerprints: [Fingerprint] = []
    var hashes: [ContentHash] = []
    /// The SHA-256 of the lines.
    var hash: ContentHash?
  }

  /// What the list in a folder says; nil without one, and for one that was not written as it is.
  private static func lines(in folder: Folder) -> Lines? {
    guard folder.entry(fileName)?.kind == .file,
      var lines = try? FileLines(fileName, in: folder),
      (try? lines.next())??.elementsEqual(heading.utf8) ?? false
    else { return nil }
    var known = Lines()
    var contents = SHA256()
    while let line = (try? lines.next()) ?? nil {
      guard line.count == 97, line[line.startIndex + 32] == UInt8(ascii: " "),
        let fingerprint = Fingerprint(text: String(decoding: line.prefix(32), as: UTF8.self)),
        let hash = ContentHash(text: line.suffix(64)),
        known.fingerprints.last.map({ $0 < fingerprint }) ?? true
      else { return nil }
      known.fingerprints.append(fingerprint)
      known.hashes.append(hash)
      contents.update(data: Array(line) + [UInt8(ascii: "\n")])
    }
    known.hash = ContentHash(contents.finalize())
    return lines.rest.isEmpty ? known : nil
  }

  /// What the file system says of a source; nil if it is no file.
  func state(of input: Input) -> State? {
    guard let path = input.path, let entry = FileSystem.entry(at: path), entry.kind == .file,
      entry.identity.first == device
    else { return nil }
    return State(
      fingerprint: Fingerprint(of: entry.state.map(String.init).joined(separator: " ")),
      isSettled: entry.isSettled(before: start))
  }

  /// The hash of a file that need not be read; nil if it has to be.
  func hash(of state: State) -> ContentHash? {
    var (low, high) = (0, fingerprints.count)
    while low < high {
      let middle = (low + high) / 2
      if fingerprints[middle] < state.fingerprint { low = middle + 1 } else { high = middle }
    }
    return low < fingerprints.count && fingerprints[low] == state.fingerprint ? hashes[low] : nil
  }

  /// Notes the hash of a file for the next run, if a change would be seen; it may be called by several
  /// tasks at once.
  ///
  /// - Parameter state: What the file system said before the file was read.
  func note(_ hash: ContentHash, of state: State) throws(ExportError) {
    guard state.isSettled else { return }
    try noted.withLock { (noted) throws(ExportError) in
      try noted.rows.add(Array("\(state.fingerprint.text) \(hash.text)\n".utf8))
    }
  }

  /// Ends the noting of hashes, before the folder of the temporary files is removed.
  func finish() throws(ExportError) {
    try noted.withLock { (noted) throws(ExportError) in noted.sorted = try noted.rows.finish() }
  }

  /// Writes what this run knows, for the owner of the site alone, unless the list has just that.
  func write(in folder: Folder) throws(ExportError) {
    guard let sorted = noted.withLock({ $0.sorted }) else { return }
    var contents = SHA256()
    try sorted.forEach { (row) throws(ExportError) in contents.update(data: row) }
    if hash == ContentHash(contents.finalize()), folder.entry(Self.fileName) != nil { return }
    var file = try AtomicFile(in: folder, name: Self.fileName, mode: 0o600)
    try file.append(Array((Self.heading + "\n").utf8))
    try sorted.forEach { (row) throws(ExportError) in try file.append(row) }
    try file.commit()
  }
}
