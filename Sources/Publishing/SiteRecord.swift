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

  /// The hash of each file, by its name.
  private(set) var hashes: [String: ContentHash] = [:]
  /// The stamps of the pages that have one, likewise.
  private(set) var stamps: [String: ContentHash] = [:]
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
  init(of files: [SiteFile], names: Set<TopicName>, base: String? = nil) {
    self.init(names: names, base: base)
    for file in files { add(file.name, hash: file.hash, stamp: file.stamp) }
  }

  /// The record of a site that is in place.
  var withoutBase: SiteRecord {
    var record = self
    record.base = nil
    return record
  }

  /// The SHA-256 of the record in hexadecimal digits.
  var digest: String { SHA256.hash(data: bytes).hexadecimal }

  /// Adds a file.
  mutating func add(_ name: String, hash: ContentHash, stamp: ContentHash?) {
    hashes[name] = hash
    stamps[name] = stamp
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
    for (index, line) in lines.enumerated() {
      if readComment(line) { continue }
      let isStamp = line.starts(with: "# ".utf8)
      guard let (hash, name) = Self.hashAndName(in: isStamp ? line.dropFirst(2) : line) else {
        throw Self.damage(at: "\(path):\(index + 2)")
      }
      let previous =
        isStamp
        ? stamps.updateValue(hash, forKey: name) : hashes.updateValue(hash, forKey: name)
      guard previous == nil else { throw Self.damage(at: "\(path):\(index + 2)") }
    }
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
  private static func hashAndName(in line: ArraySlice<UInt8>) -> (hash: ContentHash, name: String)?
  {
    let hash = ContentHash(text: line.prefix(64))
    let rest = line.dropFirst(64)
    let name = String(decoding: rest.dropFirst(2), as: UTF8.self)
    guard let hash, line.prefix(64).allSatisfy({ !$0.isUppercase }),
      rest.starts(with: "  ".utf8), canBeOurs(name)
    else { return nil }
    return (hash, name)
  }

  /// The bytes of the file, with the names in order.
  var bytes: [UInt8] {
    var bytes = Array((Self.heading + "\n").utf8)
    if let base { bytes += "# base \(base)\n".utf8 }
    for name in names.sorted() {
      bytes += "# \(name.kind == .person ? "person" : "room") \(name.text)\n".utf8
    }
    for (name, hash) in hashes.sorted(by: { Self.isBefore($0.key, $1.key) }) {
      if let stamp = stamps[name] { bytes += "# \(stamp.text)  \(name)\n".utf8 }
      bytes += "\(hash.text)  \(name)\n".utf8
    }
    return bytes
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
