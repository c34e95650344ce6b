internal import Crypto
internal import Exporting
internal import Reports
internal import SiteSearch
internal import TextEscaping
internal import TextScanning

/// The list of a site's files with the SHA-256 of each, by which a folder is known to be a site.
///
/// It is kept in `.debrief-site`, in the format of `sha256sum`, and may be copied to where the site is
/// served from. A comment has the stamp of a page, a SHA-256 of all that it was made of: while that
/// stays the same, the page need not be made again. Other comments have the names that the site shows,
/// and the digest of the record that this one is to replace, or was replaced by, where the site is not
/// in place.
///
///     # debrief site 1
///     # base 9f86d081…
///     # person Ann Lee
///     # room weekly-sync
///     # 258b06fc…  2026-03-02-weekly-sync.html
///     ba7816bf…  2026-03-02-weekly-sync.html
struct SiteRecord: Sendable, Hashable {
  /// The name of the record's file.
  static let fileName = ".debrief-site"
  /// The name of the record that a run was about to put in its place.
  static let nextFileName = ".debrief-site-next"
  /// The first line of every record that this version reads.
  private static let heading = "# debrief site 1"

  /// The files with their hashes, and the stamps of the pages that have one.
  private(set) var files = FileTable()
  /// The names of the people and rooms that the site shows, each on one line.
  private(set) var names: Set<TopicName> = []
  /// The digest of the record that this one is to replace, or that replaced it; nil in a site that is
  /// in place.
  private(set) var base: String?

  /// Makes a record without files.
  init(names: Set<TopicName> = [], base: String? = nil) {
    self.names = names
    self.base = base
  }

  /// Makes the record of files.
  init(of staged: StagedFiles, names: Set<TopicName>, base: String? = nil) throws(ExportError) {
    self.init(names: names, base: base)
    var (count, letters, stamps) = (0, 0, 0)
    try staged.forEach { (file) throws(ExportError) in
      count += 1
      letters += file.name.utf8.count
      stamps += file.stamp == nil ? 0 : 1
    }
    files.reserveCapacity(count, letters: letters, stamps: stamps)
    try staged.forEach { (file) throws(ExportError) in
      try add(file.name, hash: file.hash, stamp: file.stamp)
    }
  }

  /// The hash of a file; nil if the site does not have it.
  func hash(of name: String) -> ContentHash? { files.index(of: name).map { files.hash($0) } }

  /// The stamp of a file; nil if it has none.
  func stamp(of name: String) -> ContentHash? { files.index(of: name).flatMap { files.stamp($0) } }

  /// The names of the files, in order.
  var fileNames: some Sequence<String> { files.indices.lazy.map { files.name($0) } }

  /// The record of a site that is in place.
  var withoutBase: SiteRecord {
    var record = self
    record.base = nil
    return record
  }

  /// The SHA-256 of the record in hexadecimal digits.
  var digest: String {
    var hash = SHA256()
    forEachPiece { hash.update(data: $0) }
    return hash.finalize().hexadecimal
  }

  /// Adds a file behind all others.
  ///
  /// - Throws: An ``ExportError`` if its name is not behind that of the last one, or if there are more
  ///   names than a table can have: the file would be missing from the site.
  mutating func add(
    _ name: String, hash: ContentHash, stamp: ContentHash?
  ) throws(ExportError) {
    guard files.append(name.utf8, hash: hash, stamp: stamp) else { throw .scratchDamage }
  }

  /// Reads the record of the site in a folder; nil if there is none.
  init?(presentIn folder: Folder) throws(ExportError) {
    guard folder.entry(Self.fileName) != nil else { return nil }
    try self.init(Self.fileName, in: folder)
  }

  /// Reads a record in a folder.
  init(_ name: String, in folder: Folder) throws(ExportError) {
    try self.init(try folder.read(name), path: folder.path + name)
  }

  /// Reads a record.
  ///
  /// - Throws: An ``ExportError`` for anything that was not written as one: it would name files to
  ///   replace and remove.
  init(_ bytes: [UInt8], path: String) throws(ExportError) {
    var lines = bytes.split(separator: UInt8(ascii: "\n"))[...]
    guard let first = lines.popFirst(), first.elementsEqual(Self.heading.utf8),
      bytes.last == UInt8(ascii: "\n")
    else { throw Self.damage(at: path) }
    // The stamp of a file stands just before it.
    var stamp: (hash: ContentHash, name: ArraySlice<UInt8>)?
    for (index, line) in lines.enumerated() {
      if stamp == nil, readComment(line) { continue }
      let isStamp = stamp == nil && line.starts(with: "# ".utf8)
      guard let (hash, name) = Self.hashAndName(in: isStamp ? line.dropFirst(2) : line),
        isStamp || stamp?.name.elementsEqual(name) ?? true,
        isStamp || files.append(name, hash: hash, stamp: stamp?.hash)
      else { throw Self.damage(at: "\(path):\(index + 2)") }
      stamp = isStamp ? (hash, name) : nil
    }
    guard stamp == nil else { throw Self.damage(at: "\(path):\(lines.count + 1)") }
  }

  /// Reads a name or the base; returns whether the line is one.
  private mutating func readComment(_ line: ArraySlice<UInt8>) -> Bool {
    for (word, kind) in [("# person ", TopicName.Kind.person), ("# room ", .room)]
    where line.starts(with: word.utf8) {
      names.insert(TopicName(kind: kind, text: Self.text(line.dropFirst(word.utf8.count))))
      return true
    }
    let word = "# base "
    guard line.starts(with: word.utf8), base == nil else { return false }
    base = Self.text(line.dropFirst(word.utf8.count))
    return true
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    PlainText.singleLine(String(decoding: bytes, as: UTF8.self))
  }

  /// The parts of a line of the format of `sha256sum`; nil for another line, or another name than a
  /// file of a site can have.
  private static func hashAndName(
    in line: ArraySlice<UInt8>
  ) -> (hash: ContentHash, name: ArraySlice<UInt8>)? {
    let hash = ContentHash(text: line.prefix(64))
    let rest = line.dropFirst(64)
    let name = rest.dropFirst(2)
    guard let hash, line.prefix(64).allSatisfy({ !$0.isUppercase }),
      rest.starts(with: "  ".utf8), let text = String(validating: name, as: UTF8.self),
      canBeOurs(text)
    else { return nil }
    return (hash, name)
  }

  /// The size in bytes of the pieces in which the file is written.
  private static let pieceSize = 65_536

  /// Calls a body with the bytes of the file, piece by piece, with the names in order.
  private func forEachPiece<Failure>(_ body: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    var bytes = Array((Self.heading + "\n").utf8)
    if let base { bytes += "# base \(base)\n".utf8 }
    for name in names.sorted() {
      bytes += "# \(name.kind == .person ? "person" : "room") \(name.text)\n".utf8
    }
    for index in files.indices {
      let name = files.name(index)
      if let stamp = files.stamp(index) { bytes += "# \(stamp.text)  \(name)\n".utf8 }
      bytes += "\(files.hash(index).text)  \(name)\n".utf8
      if bytes.count >= Self.pieceSize {
        try body(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
    }
    try body(bytes)
  }

  /// Writes the file.
  func write(_ name: String = fileName, in folder: Folder) throws(ExportError) {
    var file = try AtomicFile(in: folder, name: name)
    try forEachPiece { (bytes) throws(ExportError) in try file.append(bytes) }
    try file.commit()
  }

  /// Whether a file of a site can have a name: no record makes another one ours.
  static func canBeOurs(_ name: String) -> Bool {
    guard let first = name.utf8.first, first != UInt8(ascii: ".") else { return false }
    let isName = name.utf8.allSatisfy { $0 != UInt8(ascii: "/") && $0 >= 0x20 && $0 != 0x7F }
    guard isName else { return false }
    let isForPrograms =
      [SitePageName.feed, SitePageName.robots, SitePageName.overview].contains(name)
      || name.utf8.starts(with: "sitemap".utf8) && name.endsByBytes(with: ".xml")
    return isForPrograms || SearchFile.isName(name)
      || [".html", ".css", ".md"].contains { name.endsByBytes(with: $0) }
  }

  /// The order of names: by their bytes.
  static func isBefore(_ one: String, _ other: String) -> Bool {
    one.utf8.lexicographicallyPrecedes(other.utf8)
  }

  private static func damage(at path: String) -> ExportError {
    ExportError(
      .badInput, at: path, "this is not the record of a site that this version can read",
      advice: "publish into an empty folder, or use the version that wrote it")
  }
}
