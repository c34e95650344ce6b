internal import Archive
internal import BotStatus

/// An archive that is merged into another, and the folder of its notes.
///
/// Neither is ever changed: the archive is opened so that nothing is written, not even beside it. One
/// of an earlier version, or one whose export was killed before everything was in its file, is read
/// from a copy.
final class MergeSource {
  /// The word of the command line that names it.
  let name: String
  /// The path of the archive.
  let path: String
  let archive: Archive
  /// Whether it is read from a copy.
  let isCopy: Bool
  /// The folder of its notes; nil if it is not known.
  let folder: Folder?
  /// The options of its newest export, as words of a command line; empty if they are not known.
  let command: [String]
  /// The formats that were written.
  let formats: [String]
  /// What the texts of its notes are made again with.
  private(set) lazy var bases = try? NoteBases(
    archive, templates: [], numbers: [:], reader: BotStatusReader())

  private let place: MergePlace
  /// The file as it was when it was opened.
  private let opened: FileState

  /// - Parameters:
  ///   - place: The archive, and the folder that has it.
  ///   - number: A number for the name of a copy.
  ///   - staging: Makes the folder for copies, if one is needed.
  init(
    _ place: MergePlace, number: Int, copyingInto staging: () throws(ExportError) -> Folder
  ) throws(ExportError) {
    self.place = place
    name = place.word
    path = place.location.path
    folder = try place.notesFolder.map { path throws(ExportError) in try Folder(path) }
    opened = FileState(place)
    (archive, isCopy) = try Self.archive(place, number, staging)
    do throws(ArchiveError) {
      formats = try archive.formats().map(\.rawValue)
    } catch {
      try? archive.close()
      throw ExportError(error)
    }
    // Options that cannot be read are not known.
    command = (try? archive.command()) ?? []
  }

  /// Whether the archive was written since it was opened, or is being written.
  var hasChanged: Bool { FileState(place) != opened || !place.isFree }

  /// Whether notes were written, and none of the first ones is in the folder.
  var lacksNotes: Bool {
    let bots = try? archive.bots(after: 0, linesFrom: 0, limit: 100)
    let names = (bots ?? []).flatMap { [$0.markdown, $0.html].compactMap(\.?.name) }
    return !names.isEmpty && !names.contains { folder?.size(of: $0) != nil }
  }

  private static func archive(
    _ place: MergePlace, _ number: Int, _ staging: () throws(ExportError) -> Folder
  ) throws(ExportError) -> (Archive, isCopy: Bool) {
    let path = place.location.path
    if Archive.isClosed(at: path) {
      do throws(ArchiveError) {
        return (try Archive(path: path, .unchanged), false)
      } catch {
        guard error.kind == .older else { throw ExportError(error) }
      }
    } else {
      // A link, a pipe or another program's file is refused before anything is copied.
      do throws(ArchiveError) {
        try Archive.check(path: path)
      } catch {
        throw ExportError(error)
      }
    }
    let staging = try staging()
    let name = "source-\(number).sqlite"
    for suffix in ["", "-wal"] where place.folder.entry(place.name + suffix) != nil {
      try copy(place.folder, place.name + suffix, to: staging, name + suffix)
    }
    return (try Archive.opened(at: staging.path + name, .existing), true)
  }

  private static func copy(
    _ folder: Folder, _ name: String, to target: Folder, _ newName: String
  ) throws(ExportError) {
    let copy = try OpenFile(newName, in: target, .new, calls: .system)
    try copy.setMode(0o600)
    try folder.readPieces(of: name) { piece throws(ExportError) in try copy.append(piece) }
  }
}

/// Where a source of a merge is.
struct MergePlace {
  /// The word of the command line that names it.
  let word: String
  let location: ArchiveLocation
  /// The folder that has the archive, and the archive's name in it.
  let folder: Folder
  let name: String
  /// The path of the folder of its notes; nil if it is not known.
  let notesFolder: String?

  /// Finds an archive.
  ///
  /// - Throws: An ``ExportError`` if it is not there, or if another process is writing it.
  init(_ word: String) throws(ExportError) {
    self.word = word
    location = ArchiveLocation(word)
    guard let kind = FileSystem.kind(of: location.path) else {
      throw ExportError(
        .badInput, at: location.path, "there is no archive here",
        advice: ArchiveLocation.advice(onMissing: location.path))
    }
    guard kind == .file else {
      throw ExportError(
        .badInput, at: location.path, "this is no file of an archive", advice: .nameExport)
    }
    (folder, name) = try Folder.holding(location.path)
    // An archive of the usual name is among its notes; others never say where these are.
    notesFolder = name == Archive.fileName ? location.folder ?? folder.path : nil
    try checkFree()
  }

  /// Throws if another process holds a lock of the archive or of its folder.
  private func checkFree() throws(ExportError) {
    try FolderLock.checkFree(folder)
    try FolderLock.checkFree(folder, name: name + "-lock")
  }

  /// Whether no other process holds a lock of the archive or of its folder.
  var isFree: Bool { (try? checkFree()) != nil }

  /// What tells whether two paths lead to one file.
  var identity: [UInt64] { folder.entry(name)?.identity ?? [] }
}

/// What tells whether an archive was written: its file and its log as the file system describes them,
/// and the database's own counter of changes.
private struct FileState: Hashable {
  private struct State: Hashable {
    let size: Int
    let times: [Int64]
    let identity: [UInt64]
  }

  private let states: [State?]
  /// The file change counter (sqlite.org/fileformat.html, section 1.3.7).
  private let counter: [UInt8]?

  init(_ place: MergePlace) {
    states = ["", "-wal"].map { suffix in
      place.folder.entry(place.name + suffix).map { entry in
        State(
          size: entry.size, times: [entry.contentTime, entry.statusTime], identity: entry.identity)
      }
    }
    let isFile = place.folder.entry(place.name)?.kind == .file
    counter =
      isFile
      ? try? OpenFile(place.name, in: place.folder, .reading, calls: .system).read(4, at: 24) : nil
  }
}
