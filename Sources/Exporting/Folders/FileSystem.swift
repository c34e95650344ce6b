internal import LibC

/// The few system calls needed to read and write files.
///
/// POSIX, not Foundation: the program starts faster, and a failed write gives a reason.
package enum FileSystem {
  /// The kind of entry at a path.
  package enum Kind: Sendable {
    /// A folder.
    case folder
    /// A regular file.
    case file
    /// A device, a pipe or a socket.
    case special
  }

  /// The entry at a path, following links; nil if there is none.
  package static func entry(at path: String) -> FolderEntry? {
    var status = stat()
    return stat(path, &status) == 0 ? FolderEntry(status) : nil
  }

  /// The kind of entry at a path, following links; nil if there is none.
  package static func kind(of path: String) -> Kind? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return .folder
    case S_IFREG: return .file
    default: return .special
    }
  }

  /// A path from the root, in which no links are left; the path itself if it leads nowhere.
  static func absolute(_ path: String) -> String {
    guard let found = realpath(path, nil) else { return path }
    defer { free(found) }
    return String(cString: found)
  }

  /// Whether the user's output path is a device or a pipe, which is written to in place.
  ///
  /// A link counts as one only in the system's own `/dev` and `/proc`: `/dev/stdout` is a link.
  package static func isWrittenInPlace(_ path: String) -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0 else { return false }
    switch FolderEntry(status).kind {
    case .special: return true
    case .link: return ["/dev/", "/proc/"].contains { path.utf8.starts(with: $0.utf8) }
    case .file, .folder: return false
    }
  }

  /// Gives standard streams that are closed a descriptor that cannot be used.
  ///
  /// Otherwise a file would get their number, and be read or written in their place.
  package static func occupyStandardDescriptors() {
    for (descriptor, mode) in [
      (STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY),
    ] where fcntl(descriptor, F_GETFD) < 0 {
      // The lowest number that is free.
      _ = open("/dev/null", mode)
    }
  }

  /// The names in a folder, in no particular order.
  package static func names(inFolder path: String) throws(ExportError) -> [String] {
    do {
      return try Folder(path).names()
    } catch {
      throw ExportError(.badInput, at: error.place, error.reason, underlying: error)
    }
  }

  /// All bytes of a file, or of standard input for nil.
  package static func read(_ path: String?) throws(ExportError) -> [UInt8] {
    guard let path else {
      return try readToEnd(0, name: "standard input")
    }
    let descriptor = try opened(path)
    defer { close(descriptor) }
    return try readToEnd(descriptor, name: path)
  }

  /// Reads a file of any size, or standard input for nil, in chunks.
  package static func readPieces(
    of path: String?, _ body: ([UInt8]) throws(ExportError) -> Void
  ) throws(ExportError) {
    let descriptor = if let path { try opened(path) } else { STDIN_FILENO }
    defer { if path != nil { close(descriptor) } }
    while true {
      let piece = try readPiece(descriptor, capacity: 1 << 20, name: path ?? "standard input")
      guard !piece.isEmpty else { return }
      try body(piece)
    }
  }

  /// Opens a file for reading; a pipe that nobody has opened for writing yet does not hold it up.
  static func opened(_ path: String) throws(ExportError) -> Int32 {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw ExportError(.badInput, at: path, "cannot open: \(lastError())")
    }
    return descriptor
  }

  /// All bytes from a descriptor's current position to the end.
  static func readToEnd(_ descriptor: Int32, name: String) throws(ExportError) -> [UInt8] {
    var status = stat()
    let known = fstat(descriptor, &status) == 0 ? Int(clamping: status.st_size) : 0
    var bytes: [UInt8] = []
    var capacity = max(known + 1, 65_536)
    while true {
      let piece = try readPiece(descriptor, capacity: capacity, name: name)
      guard !piece.isEmpty else { return bytes }
      if bytes.isEmpty { bytes = piece } else { bytes.append(contentsOf: piece) }
      capacity = max(65_536, min(bytes.count, 16 << 20))
    }
  }

  /// Reads the next bytes, at most `capacity`; returns none at the end.
  ///
  /// - Throws: An error of the kind interrupted if the work is cancelled while they are waited for.
  static func readPiece(
    _ descriptor: Int32, capacity: Int, name: String
  ) throws(ExportError) -> [UInt8] {
    let waits = DescriptorWait.isNeeded(for: Int32(POLLIN), on: descriptor)
    while true {
      if waits { try wait(for: Int32(POLLIN), on: descriptor, name: name) }
      var count = 0
      let piece = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, initialized in
        count = systemRead(descriptor, buffer.baseAddress, buffer.count)
        initialized = max(count, 0)
      }
      if count >= 0 { return piece }
      guard isPassing(errno) else {
        throw ExportError(.badInput, at: name, "cannot read: \(lastError())")
      }
    }
  }

  /// Reads bytes from an offset: as many as requested, fewer only at the end of the file.
  static func read(
    _ descriptor: Int32, _ count: Int, at offset: Int, name: String
  ) throws(ExportError) -> [UInt8] {
    var filled = 0
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: max(count, 1)) { buffer, initialized in
      while filled < count {
        let got = pread(
          descriptor, buffer.baseAddress?.advanced(by: filled), count - filled,
          off_t(offset + filled))
        if got > 0 {
          filled += got
        } else if got == 0 || errno != EINTR {
          failed = got < 0
          break
        }
      }
      initialized = filled
    }
    guard !failed else { throw ExportError.ofFile(name, "cannot read") }
    return bytes
  }

  /// Whether two paths lead to one file that exists.
  static func isSameFile(_ one: String, _ other: String) -> Bool {
    guard let first = entry(at: one), let second = entry(at: other) else { return false }
    return first.identity == second.identity
  }

  /// Whether a path leads to the regular file that a descriptor is open on.
  static func isFile(at path: String, openAs descriptor: Int32) -> Bool {
    var status = stat()
    guard let entry = entry(at: path), entry.kind == .file, fstat(descriptor, &status) == 0
    else { return false }
    return entry.identity == FolderEntry(status).identity
  }

  /// Makes a folder and its missing parents.
  package static func makeFolder(_ path: String) throws(ExportError) {
    if kind(of: path) == .folder { return }
    let parts = path.utf8.split(separator: UInt8(ascii: "/"))
    var parent = path.utf8.first == UInt8(ascii: "/") ? "/" : ""
    if parts.count > 1 {
      parent = String(path.utf8.prefix(upTo: parts[parts.count - 2].endIndex)) ?? path
      try makeFolder(parent)
    }
    let result = retryingInterrupted { mkdir(path, 0o777) }
    guard result == 0 || (errno == EEXIST && kind(of: path) == .folder) else {
      throw ExportError(
        .failed, at: path, "cannot make this folder: \(lastError())",
        advice: .otherFolder())
    }
    // Not every folder can be read, and not every file system can sync folders.
    try? Folder(parent).sync()
  }

  /// Removes a folder, if it is empty.
  package static func removeFolderIfEmpty(_ path: String) {
    _ = retryingInterrupted { rmdir(path) }
  }

  /// The operating system's message for the call that just failed.
  package static func lastError() -> String {
    String(cString: strerror(errno))
  }
}

// The name is shadowed inside the type.
private let systemRead = read
