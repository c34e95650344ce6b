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
/// Until ``commit()`` the destination is as it was; a file that is given up leaves nothing.
package struct AtomicFile: ~Copyable {
  private let path: String
  private let temporaryPath: String
  private let descriptor: Int32
  private var isCommitted = false

  /// Opens a file beside a destination, in the same folder, so that the renaming stays on one
  /// file system.
  ///
  /// A link at the destination is followed, so that the link stays and its target is replaced.
  ///
  /// - Parameters:
  ///   - path: The destination.
  ///   - mode: The file's mode; nil for that of the file that is replaced, or of any new file.
  package init(path: String, mode: mode_t? = nil) throws(ExportError) {
    let target = Self.resolved(path)
    self.path = target
    let pattern = Self.folder(of: target) + ".debrief-XXXXXX"
    var name = Array(pattern.utf8CString)
    let descriptor = mkstemp(&name)
    guard descriptor >= 0 else {
      throw ExportError(
        .failed, "\(path): cannot write here: \(FileSystem.lastError())",
        hint: "choose another place with -o")
    }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    self.descriptor = descriptor
    self.temporaryPath = name.withUnsafeBufferPointer { pointer in
      pointer.baseAddress.map { String(cString: $0) } ?? pattern
    }
    // A temporary file is its owner's alone; this one becomes a file like others.
    var status = stat()
    let usual = stat(target, &status) == 0 ? status.st_mode & 0o777 : 0o666 & ~Self.mask
    fchmod(descriptor, mode ?? usual)
  }

  /// Writes bytes behind those already written.
  package func append(_ bytes: [UInt8]) throws(ExportError) {
    _ = try FileSystem.write(bytes, to: descriptor, name: path)
  }

  /// Puts the file in its place.
  package mutating func commit() throws(ExportError) {
    guard rename(temporaryPath, path) == 0 else {
      throw ExportError(.failed, "\(path): cannot replace: \(FileSystem.lastError())")
    }
    isCommitted = true
  }

  deinit {
    close(descriptor)
    if !isCommitted { unlink(temporaryPath) }
  }

  /// Writes a whole file at once.
  package static func write(_ bytes: [UInt8], to path: String) throws(ExportError) {
    var file = try AtomicFile(path: path)
    try file.append(bytes)
    try file.commit()
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return String(path[...slash])
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  /// The file mode creation mask, which the system only tells by setting it; read once, before
  /// any file is made.
  private static let mask: mode_t = {
    let mask = umask(0o022)
    umask(mask)
    return mask
  }()
}
