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
struct SiteRecord: SiteContents, Sendable, Hashable {
  /// The name of the record's file.
  static let fileName = ".debrief-site"
  /// The name of the record that a run was about to put in its place.
  static let nextFileName = ".debrief-site-next"
  /// The first line of every record that this version reads.
  static let heading = "# debrief site 1"

  /// The files with their hashes, and the stamps of the pages that have one.
  private(set) var files = FileTable()
  private(set) var names: Set<TopicName> = []
  private(set) var base: String?

  /// Makes a record without files.
  init(names: Set<TopicName> = [], base: String? = nil) {
    self.names = names
    self.base = base
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

  func forEachFile(_ body: (RecordedFile) throws(ExportError) -> Void) throws(ExportError) {
    for index in files.indices { try body(files[index]) }
  }

  func forEachStaged(
    in folder: Folder, _ body: (String) throws(ExportError) -> Void
  ) throws(ExportError) {
    for index in files.indices where folder.entry(files.name(index)) != nil {
      try body(files.name(index))
    }
  }

  /// Whether a site is the one of this record.
  func isRecord(of site: some SiteContents) throws(ExportError) -> Bool {
    guard site.names == names, site.base == base else { return false }
    var (count, isEqual) = (0, true)
    try site.forEachFile { (file) throws(ExportError) in
      isEqual = isEqual && count < files.count && files[count] == file
      count += 1
    }
    return isEqual && count == files.count
  }

  /// Adds a file behind all others.
  ///
  /// - Throws: An ``ExportError`` if its name is not behind that of the last one.
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
  ///
  /// - Throws: An ``ExportError`` for anything that was not written as one: it would name files to
  ///   replace and remove.
  init(_ name: String, in folder: Folder) throws(ExportError) {
    let path = folder.path + name
    var lines = try FileLines(name, in: folder)
    guard let first = try lines.next(), first.elementsEqual(Self.heading.utf8) else {
      throw Self.damage(at: path)
    }
    var number = 1
    // The stamp of a file stands just before it.
    var stamp: (hash: ContentHash, name: [UInt8])?
    while let line = try lines.next() {
      number += 1
      if stamp == nil, readComment(line) { continue }
      let isStamp = stamp == nil && line.starts(with: "# ".utf8)
      guard let (hash, name) = Self.hashAndName(in: isStamp ? line.dropFirst(2) : line),
        isStamp || stamp?.name.elementsEqual(name) ?? true,
        isStamp || files.append(name, hash: hash, stamp: stamp?.hash)
      else { throw Self.damage(at: "\(path):\(number)") }
      stamp = isStamp ? (hash, Array(name)) : nil
    }
    guard stamp == nil, lines.rest.isEmpty else { throw Self.damage(at: "\(path):\(number)") }
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
