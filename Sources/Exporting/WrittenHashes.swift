internal import Crypto

/// The hashes of what was written into a folder, by which a note that a person has edited since
/// is told from one of ours.
///
/// They are kept in `.debrief-written`, a line a file as `sha256sum` writes them, so that
/// `sha256sum --check .debrief-written` reads them too. Lines are only ever appended, and before
/// the file they speak of is put in its place: a stop in between cannot make our own file look
/// edited. All hashes that a file ever had count as ours.
package struct WrittenHashes {
  /// The name of the file beside the notes.
  package static let fileName = ".debrief-written"

  private let folder: Folder
  private var known: [String: Set<String>] = [:]

  /// Reads what is known of a folder; a folder without such a file knows nothing.
  ///
  /// - Parameter folder: The folder.
  package init(folder: Folder) throws(ExportError) {
    self.folder = folder
    guard folder.entry(Self.fileName) != nil else { return }
    let bytes = try folder.read(Self.fileName)
    for line in bytes.split(separator: UInt8(ascii: "\n")) where line.count > 66 {
      let hash = String(decoding: line.prefix(64), as: UTF8.self)
      known[String(decoding: line.dropFirst(66), as: UTF8.self), default: []].insert(hash)
    }
  }

  /// Whether a file's bytes are what was written under its name at some time.
  package func isOurs(_ bytes: [UInt8], name: String) -> Bool {
    known[name]?.contains(Self.hash(of: bytes)) ?? false
  }

  /// Keeps the hash of what is about to be written under a name.
  package mutating func record(_ bytes: [UInt8], name: String) throws(ExportError) {
    let hash = Self.hash(of: bytes)
    guard known[name, default: []].insert(hash).inserted else { return }
    // A name with a line break cannot stand on a line; its file then counts as edited.
    guard !name.utf8.contains(UInt8(ascii: "\n")) else { return }
    do {
      try folder.append(Array("\(hash)  \(name)\n".utf8), to: Self.fileName)
    } catch {
      throw ExportError(
        .failed, "cannot write \(name): \(error.reason)", hint: "choose another place with -o")
    }
  }

  private static func hash(of bytes: [UInt8]) -> String {
    SHA256.hash(data: bytes).hexadecimal
  }
}
