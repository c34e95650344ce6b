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

  private let folder: Folder
  private let overwritesEdited: Bool
  private var hashes: WrittenHashes

  /// Prepares to write notes into a folder.
  ///
  /// - Parameters:
  ///   - folder: The folder.
  ///   - overwritesEdited: Whether a note that a person has edited is overwritten (`--force`).
  package init(folder: Folder, overwritesEdited: Bool) throws(ExportError) {
    self.folder = folder
    self.overwritesEdited = overwritesEdited
    self.hashes = try WrittenHashes(folder: folder)
  }

  /// Writes a note under a file name.
  package mutating func write(_ bytes: [UInt8], fileName: String) throws(ExportError) -> Outcome {
    switch try state(of: fileName, comparedTo: bytes) {
    case .same:
      return .unchanged(path: folder.path + fileName)
    case .absent, .ours:
      try put(bytes, under: fileName)
      return .written(path: folder.path + fileName)
    case .edited:
      let newName = try writeBeside(fileName, bytes)
      return .kept(path: folder.path + fileName, newPath: folder.path + newName)
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
    guard let kind = folder.entry(fileName)?.kind else { return .absent }
    // Whoever put a link here did so since; it is replaced itself, and where it leads is not touched.
    if kind == .link { return overwritesEdited ? .ours : .edited }
    let present = try folder.read(fileName)
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
    try AtomicFile.write(bytes, in: folder, name: fileName)
  }
}
