internal import Crypto
internal import Exporting

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

  /// A part of the SHA-256 of each line, as a line is not needed to see whether it is there.
  private var lines: Set<Fingerprint> = []

  /// Reads what is known of the files in a folder.
  init(in folder: Folder) {
    guard folder.entry(Self.fileName)?.kind == .file else { return }
    do {
      var lines = try FileLines(Self.fileName, in: folder)
      guard let first = try lines.next(), first.elementsEqual(Self.heading.utf8) else { return }
      while let line = try lines.next() { self.lines.insert(Self.fingerprint(of: line)) }
    } catch {
      self.lines = []
    }
  }

  private static func fingerprint(of line: ArraySlice<UInt8>) -> Fingerprint {
    Fingerprint(SHA256.hash(data: line))
  }

  private static func line(
    _ name: String, _ hash: ContentHash, _ entry: FolderEntry
  ) -> [UInt8] {
    Array(
      "\(hash.text) \(entry.state.map(String.init).joined(separator: " ")) \(name)".utf8)
  }

  /// Whether a file is as it was when it had a SHA-256.
  func has(_ name: String, _ hash: ContentHash, _ entry: FolderEntry) -> Bool {
    !lines.isEmpty && lines.contains(Self.fingerprint(of: Self.line(name, hash, entry)[...]))
  }

  /// Writes what the file system says of the files of a site, which are in place.
  ///
  /// - Parameter start: When the run began by the clock of the file system, in nanoseconds.
  static func write(
    _ files: StagedFiles, in folder: Folder, start: Int64
  ) throws(ExportError) {
    var file = try AtomicFile(in: folder, name: fileName, mode: 0o600)
    var hash = SHA256()
    var bytes = Array((heading + "\n").utf8)
    func write() throws(ExportError) {
      hash.update(data: bytes)
      try file.append(bytes)
      bytes.removeAll(keepingCapacity: true)
    }
    try files.forEach { (file) throws(ExportError) in
      // The others have been put in place by this run.
      guard file.state == .unchanged, let entry = folder.entry(file.name), entry.kind == .file,
        entry.isSettled(before: start)
      else { return }
      bytes += line(file.name, file.hash, entry)
      bytes.append(UInt8(ascii: "\n"))
      if bytes.count >= pieceSize { try write() }
    }
    try write()
    if folder.entry(fileName)?.kind == .file,
      ContentHash(try folder.hash(of: fileName)) == ContentHash(hash.finalize())
    {
      return
    }
    try file.commit()
  }

  /// The size in bytes of the pieces in which the file is written.
  private static let pieceSize = 65_536
}

extension FolderEntry {
  /// What changes with the content of a file.
  var state: [Int64] {
    [Int64(size), contentTime, statusTime] + identity.map { Int64(bitPattern: $0) }
  }

  /// How long before a run a file must have changed, in nanoseconds: far more than the steps of the
  /// clocks of file systems that tell nanoseconds.
  private static let settledTime: Int64 = 100_000_000

  /// File systems that tell the time in such steps, or in seconds, would not tell of every change.
  private static let coarseStep: Int64 = 10_000_000

  /// Whether a later change of the file would have another time than its last one.
  ///
  /// - Parameter start: When the run began that reads the file, by the clock of the file system, in
  ///   nanoseconds.
  func isSettled(before start: Int64) -> Bool {
    statusTime < start - Self.settledTime && !statusTime.isMultiple(of: Self.coarseStep)
  }
}
