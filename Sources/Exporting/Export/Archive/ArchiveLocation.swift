internal import Archive
internal import MeetingModel

/// The location of an archive: in the folder of its export, or elsewhere.
///
/// An archive elsewhere never says where its notes are: its folder has to be named, since whoever
/// made the archive could name any folder.
public struct ArchiveLocation: Sendable, Hashable {
  /// The path of the file.
  public let path: String
  /// The folder of the notes if the archive is in it; nil for an archive elsewhere.
  public let folder: String?

  /// Resolves a word of the command line: a folder with an archive of the usual name, or a file.
  ///
  /// A path that does not exist is a file if its name ends in `.sqlite` or `.db`.
  public init(_ word: String) {
    let isFile =
      switch FileSystem.kind(of: word) {
      case .folder: false
      case .file, .special: true
      case nil: [".sqlite", ".db"].contains { word.hasSuffix($0) }
      }
    path = isFile ? word : Folder.prefix(of: word) + Archive.fileName
    folder = isFile ? nil : word
  }

  /// The location of the archive of a folder, or of one elsewhere.
  init(folder: String, path: String?) {
    self.path = path ?? Folder.prefix(of: folder) + Archive.fileName
    self.folder = path == nil ? folder : nil
  }

  /// What to do where there is no archive at a path: look elsewhere, if its folder has the notes of an
  /// export.
  static func advice(onMissing path: String) -> ExportError.Advice {
    guard let (folder, _) = try? Folder.holding(path), let names = try? folder.names() else {
      return .nameExport
    }
    let lines = LinesFile.allCases.map(\.name)
    let hasNotes = names.contains { name in
      let parts = NoteFileName(name)
      return lines.contains(name)
        || ["md", "html"].contains(parts.fileExtension)
          && BotID(String(decoding: parts.stem.utf8.suffix(36), as: UTF8.self)) != nil
    }
    return hasNotes ? .nameArchive : .nameExport
  }

  /// Whether the notes of the archive are in a folder, which need not exist.
  public func hasNotes(in folder: String) throws(ExportError) -> Bool {
    if let own = self.folder, Folder.prefix(of: own) == Folder.prefix(of: folder) { return true }
    guard FileSystem.kind(of: folder) == .folder else { return false }
    let folder = try Folder(folder)
    let own = try self.folder.map { path throws(ExportError) in try Folder(path) }
    let archive = try Archive.opened(at: path, .reading)
    do throws(ArchiveError) {
      let bots = try archive.bots(
        after: 0, linesFrom: 0, others: ArchivedFormat.uncommon, limit: 1_000)
      let outputs = bots.flatMap { [$0.markdown, $0.html].compactMap(\.self) + $0.others.values }
      let names = outputs.map(\.name)
      let size = try archive.segments().reduce(0) { $0 + $1.size }
      let linesName = try archive.linesFile()?.name
      try archive.close()
      func holdsNotes(_ folder: Folder) -> Bool {
        names.contains { folder.size(of: $0) != nil }
          || linesName.map { folder.size(of: $0) == size } ?? false
      }
      // If the notes are beside the archive, those in another folder are copies.
      let isApart = own.map { $0.isSame(as: folder) || !holdsNotes($0) } ?? true
      return isApart && holdsNotes(folder)
    } catch {
      throw ExportError(error)
    }
  }
}

extension Archive {
  static func opened(at path: String, _ opening: Archive.Opening) throws(ExportError) -> Archive {
    do {
      return try Archive(path: path, opening)
    } catch {
      throw ExportError(error)
    }
  }

  func closed() throws(ExportError) {
    do {
      try close()
    } catch {
      throw ExportError(error)
    }
  }
}

extension ExportError {
  /// Whether there is no archive where one was expected.
  var isOfMissingArchive: Bool { (underlying as? ArchiveError)?.kind == .missing }

  init(_ error: ArchiveError) {
    let kind: Kind =
      switch error.kind {
      case .missing, .damaged, .newer: .badInput
      case .unwritable, .older, .failed: .failed
      case .cancelled: .interrupted
      }
    let advice: Advice =
      switch error.kind {
      case .missing: ArchiveLocation.advice(onMissing: error.place ?? "")
      case .newer: .otherFolder(or: "use that version")
      case .unwritable: .otherFolder(or: "change its permissions")
      case .damaged, .older, .failed, .cancelled: .text(error.advice)
      }
    self.init(kind, at: error.place, error.reason, advice: advice, underlying: error)
  }
}
