/// Puts notes into a folder or a file without overwriting what a person has edited.
///
/// A note that is there already and was not written by this program, or was edited since, stays;
/// the new text goes to `NAME.new.EXT` beside it.
package struct NoteWriter {
  /// What became of a note.
  package enum Outcome: Sendable, Hashable {
    /// It was written.
    case written(path: String)
    /// It was there already, byte for byte.
    case unchanged(path: String)
    /// A person has edited what was there: it was kept, and the new text is beside it.
    case kept(path: String, newPath: String)
  }

  private let folder: String
  private let overwritesEdited: Bool
  private var hashes: WrittenHashes

  /// Opens a folder, which is made if it is not there.
  ///
  /// - Parameters:
  ///   - folder: The folder's path; empty for the working folder.
  ///   - overwritesEdited: Whether a note that a person has edited is overwritten (`--force`).
  package init(folder: String, overwritesEdited: Bool) throws(ExportError) {
    let path = folder.isEmpty || folder.utf8.last == UInt8(ascii: "/") ? folder : folder + "/"
    if !path.isEmpty { try FileSystem.makeFolder(path) }
    self.folder = path
    self.overwritesEdited = overwritesEdited
    self.hashes = try WrittenHashes(folder: path)
  }

  /// Writes a note under a file name.
  package mutating func write(_ bytes: [UInt8], fileName: String) throws(ExportError) -> Outcome {
    switch try state(of: fileName, comparedTo: bytes) {
    case .same:
      return .unchanged(path: folder + fileName)
    case .absent, .ours:
      try put(bytes, under: fileName)
      return .written(path: folder + fileName)
    case .edited:
      let newName = try writeBeside(fileName, bytes)
      return .kept(path: folder + fileName, newPath: folder + newName)
    }
  }

  private enum State {
    case absent
    case same
    case ours
    case edited
  }

  private func state(
    of fileName: String, comparedTo bytes: [UInt8]
  ) throws(ExportError) -> State {
    guard FileSystem.kind(of: folder + fileName) == .file else { return .absent }
    let present = try FileSystem.read(folder + fileName)
    if present == bytes { return .same }
    return overwritesEdited || hashes.isOurs(present, name: fileName) ? .ours : .edited
  }

  /// Writes the new text of an edited note: to `notes.new.md` for `notes.md`, or to
  /// `notes.new-2.md` and so on where that was edited too.
  private mutating func writeBeside(
    _ fileName: String, _ bytes: [UInt8]
  ) throws(ExportError) -> String {
    let dot = fileName.utf8.lastIndex(of: UInt8(ascii: ".")) ?? fileName.endIndex
    var count = 1
    while true {
      let mark = count == 1 ? ".new" : ".new-\(count)"
      let newName = String(fileName[..<dot]) + mark + fileName[dot...]
      switch try state(of: newName, comparedTo: bytes) {
      case .same:
        return newName
      case .absent, .ours:
        try put(bytes, under: newName)
        return newName
      case .edited:
        count += 1
      }
    }
  }

  private mutating func put(_ bytes: [UInt8], under fileName: String) throws(ExportError) {
    try hashes.record(bytes, name: fileName)
    try AtomicFile.write(bytes, to: folder + fileName)
  }
}
