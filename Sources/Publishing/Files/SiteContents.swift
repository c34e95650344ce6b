internal import Crypto
internal import Exporting
internal import TextScanning

/// What a site consists of, as its record has it: the names that it shows, and its files in the order of
/// their names.
protocol SiteContents {
  /// The names of the people and rooms that the site shows, each on one line.
  var names: Set<TopicName> { get }
  /// The digest of the record that this one is to replace, or that replaced it; nil in a site that is
  /// in place.
  var base: String? { get }
  /// Calls a body with each file, in the order of the names.
  func forEachFile(_ body: (RecordedFile) throws(ExportError) -> Void) throws(ExportError)
  /// Calls a body with the name of each file that is staged in a folder, in order.
  func forEachStaged(
    in folder: Folder, _ body: (String) throws(ExportError) -> Void
  ) throws(ExportError)
}

/// A file of a site.
struct RecordedFile: Sendable, Equatable {
  let name: String
  let hash: ContentHash
  /// The SHA-256 of all that it was made of; nil if that is not recorded.
  let stamp: ContentHash?

  /// Whether the files are the same, with the same bytes in their names.
  static func == (one: RecordedFile, other: RecordedFile) -> Bool {
    one.name.utf8.elementsEqual(other.name.utf8) && one.hash == other.hash
      && one.stamp == other.stamp
  }
}

extension SiteContents {
  /// The SHA-256 of the record in hexadecimal digits.
  func digest() throws(ExportError) -> String {
    var hash = SHA256()
    try forEachPiece { (bytes) throws(ExportError) in hash.update(data: bytes) }
    return hash.finalize().hexadecimal
  }

  /// Writes the record.
  func write(
    _ name: String = SiteRecord.fileName, in folder: Folder
  ) throws(ExportError) {
    var file = try AtomicFile(in: folder, name: name)
    try forEachPiece { (bytes) throws(ExportError) in try file.append(bytes) }
    try file.commit()
  }

  /// Calls a body with the bytes of the record, piece by piece, with the names in order.
  private func forEachPiece(
    _ body: ([UInt8]) throws(ExportError) -> Void
  ) throws(ExportError) {
    var bytes = Array((SiteRecord.heading + "\n").utf8)
    if let base { bytes += "# base \(base)\n".utf8 }
    for name in names.sorted() {
      bytes += "# \(name.kind == .person ? "person" : "room") \(name.text)\n".utf8
    }
    try forEachFile { (file) throws(ExportError) in
      if let stamp = file.stamp { bytes += "# \(stamp.text)  \(file.name)\n".utf8 }
      bytes += "\(file.hash.text)  \(file.name)\n".utf8
      if bytes.count >= pieceSize {
        try body(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
    }
    try body(bytes)
  }
}

/// The size in bytes of the pieces in which a record is written.
private let pieceSize = 65_536
