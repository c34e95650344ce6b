internal import LibC

/// A file that appears under its name only when it is complete: it is written beside its
/// destination and renamed over it.
///
/// For many files at once, see ``OutputFolder``.
///
/// Until ``commit()``, the destination is unchanged; an abandoned file leaves nothing behind.
/// Leftovers of a stopped process are removed when the next file is written there. A symbolic link
/// at the destination is replaced, never followed; so is a name that is one of several hard links.
package struct AtomicFile: ~Copyable {
  private static let prefix = ".debrief-part-"

  private let folder: Folder
  private let name: String
  private let temporaryName: String
  private let file: OpenFile
  private var isCommitted = false

  /// Opens a file in its destination's folder, so that the rename stays on one file system.
  ///
  /// - Parameter mode: The file's mode; nil for that of the replaced file, or the default.
  package init(in folder: Folder, name: String, mode: UInt32? = nil) throws(ExportError) {
    try folder.check(name)
    let present = folder.entry(name)
    if let kind = present?.kind, kind != .file, kind != .link {
      throw folder.refusal(of: name, kind)
    }
    folder.clearLeftovers(prefix: Self.prefix)
    let (temporaryName, descriptor) = try Self.temporaryFile(in: folder, for: name)
    self.folder = folder
    self.name = name
    self.temporaryName = temporaryName
    let file = OpenFile(descriptor, path: folder.path + name)
    // A temporary file is private to its owner; this one gets the usual permissions.
    let usual =
      present?.kind == .file
      ? mode_t(truncatingIfNeeded: present?.permissions ?? 0) & 0o777 : 0o666 & ~Self.mask
    try? file.setMode(mode.map { mode_t(truncatingIfNeeded: $0) } ?? usual)
    self.file = file
  }

  /// Opens a file beside the destination at a path.
  package init(path: String, mode: UInt32? = nil) throws(ExportError) {
    let (folder, name) = try Folder.holding(path)
    try self.init(in: folder, name: name, mode: mode)
  }

  /// Removes incomplete files left behind by processes that have ended.
  package static func clearLeftovers(in folder: Folder) {
    folder.clearLeftovers(prefix: prefix)
  }

  /// Appends bytes.
  package func append(_ bytes: [UInt8]) throws(ExportError) {
    try file.append(bytes)
  }

  /// Syncs the file and renames it into place.
  package mutating func commit() throws(ExportError) {
    try file.sync()
    try folder.rename(temporaryName, to: name, in: folder)
    isCommitted = true
    try folder.sync()
  }

  /// Reads bytes that were written, starting at an offset.
  func read(_ count: Int, at offset: Int) throws(ExportError) -> [UInt8] {
    try file.read(count, at: offset)
  }

  private static func temporaryFile(
    in folder: Folder, for name: String
  ) throws(ExportError) -> (name: String, descriptor: Int32) {
    while true {
      let temporaryName = Folder.temporaryName(prefix: prefix)
      let descriptor = folder.descriptor(
        of: temporaryName, flags: O_RDWR | O_CREAT | O_EXCL, mode: 0o600)
      guard descriptor >= 0 else {
        throw ExportError(
          .failed, at: folder.path + name, "cannot write here: \(FileSystem.lastError())",
          advice: .otherPlace)
      }
      if folder.keepFromClearing(temporaryName, descriptor) { return (temporaryName, descriptor) }
      close(descriptor)
    }
  }

  deinit {
    if !isCommitted { try? folder.remove(temporaryName) }
  }

  /// Writes a whole file at once.
  ///
  /// - Parameter mode: The file's mode; nil for that of the replaced file, or the default.
  package static func write(
    _ bytes: [UInt8], in folder: Folder, name: String, mode: UInt32? = nil
  ) throws(ExportError) {
    var file = try AtomicFile(in: folder, name: name, mode: mode)
    try file.append(bytes)
    try file.commit()
  }

  /// The file mode creation mask (umask), read by setting it, once before any file is made.
  private static let mask: mode_t = {
    let mask = umask(0o022)
    umask(mask)
    return mask
  }()
}

/// A file that only its owner can read: raw answers contain what people said.
public enum PrivateFile {
  /// Writes a whole file with mode 600, or writes to the device or pipe at the path.
  public static func write(_ bytes: [UInt8], to path: String) throws(ExportError) {
    if FileSystem.isWrittenInPlace(path) {
      try FileSystem.write(bytes, toSpecial: path)
      return
    }
    var file = try AtomicFile(path: path, mode: 0o600)
    try file.append(bytes)
    try file.commit()
  }
}
