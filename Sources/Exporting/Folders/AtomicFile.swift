#if canImport(Darwin)
  package import Darwin
#elseif canImport(Musl)
  package import Musl
#else
  package import Glibc
#endif

/// A file that appears under its name only when it is complete: it is written beside its
/// destination and renamed over it.
///
/// Until ``commit()`` the destination is as it was; a file that is given up leaves nothing. A link
/// at the destination is replaced, never followed, and so is one of several names of a file.
package struct AtomicFile: ~Copyable {
  private let folder: Folder
  private let name: String
  private let temporaryName: String
  private let descriptor: Int32
  private var isCommitted = false

  /// Opens a file beside a destination, in the same folder, so that the renaming stays on one
  /// file system.
  ///
  /// - Parameters:
  ///   - folder: The folder of the destination.
  ///   - name: The destination's name in it.
  ///   - mode: The file's mode; nil for that of the file that is replaced, or of any new file.
  package init(in folder: Folder, name: String, mode: mode_t? = nil) throws(ExportError) {
    try folder.check(name)
    let present = folder.entry(name)
    if let kind = present?.kind, kind != .file, kind != .link {
      throw folder.refusal(of: name, kind)
    }
    let number = String(UInt64.random(in: .min ... .max), radix: 36)
    let temporaryName = ".debrief-\(number)"
    let descriptor = folder.descriptor(
      of: temporaryName, flags: O_RDWR | O_CREAT | O_EXCL, mode: 0o600)
    guard descriptor >= 0 else {
      throw ExportError(
        .failed, "\(folder.path)\(name): cannot write here: \(FileSystem.lastError())",
        hint: "choose another place with -o")
    }
    self.folder = folder
    self.name = name
    self.temporaryName = temporaryName
    self.descriptor = descriptor
    // A temporary file is its owner's alone; this one becomes a file like others.
    let usual =
      present?.kind == .file
      ? mode_t(truncatingIfNeeded: present?.permissions ?? 0) & 0o777 : 0o666 & ~Self.mask
    fchmod(descriptor, mode ?? usual)
  }

  /// Opens a file beside a destination that a path names.
  package init(path: String, mode: mode_t? = nil) throws(ExportError) {
    let (folder, name) = try Folder.holding(path)
    try self.init(in: folder, name: name, mode: mode)
  }

  /// Writes bytes behind those already written.
  package func append(_ bytes: [UInt8]) throws(ExportError) {
    _ = try FileSystem.write(bytes, to: descriptor, name: folder.path + name)
  }

  /// Puts the file in its place.
  package mutating func commit() throws(ExportError) {
    try folder.rename(temporaryName, to: name, in: folder)
    isCommitted = true
  }

  deinit {
    close(descriptor)
    if !isCommitted { try? folder.remove(temporaryName) }
  }

  /// Writes a whole file at once.
  package static func write(
    _ bytes: [UInt8], in folder: Folder, name: String
  ) throws(ExportError) {
    var file = try AtomicFile(in: folder, name: name)
    try file.append(bytes)
    try file.commit()
  }

  /// The file mode creation mask, which the system only tells by setting it; read once, before
  /// any file is made.
  private static let mask: mode_t = {
    let mask = umask(0o022)
    umask(mask)
    return mask
  }()
}
