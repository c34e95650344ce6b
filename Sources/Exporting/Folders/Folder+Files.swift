#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

extension Folder {
  /// Opens a regular file; anything else under its name is refused.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - flags: Those of the system's call.
  ///   - mode: The mode of a file that is made.
  func opened(_ name: String, flags: Int32) throws(ExportError) -> Int32 {
    try check(name)
    // Opening a device may already do something.
    if let kind = entry(name)?.kind, kind != .file { throw refusal(of: name, kind) }
    let file = descriptor(of: name, flags: flags)
    guard file >= 0 else { throw ExportError.ofFile(path + name, "cannot open") }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(file)
      throw refusal(of: name, .special)
    }
    return file
  }

  /// Makes an empty file; a file or a link that has its name is removed.
  func made(_ name: String) throws(ExportError) -> Int32 {
    try check(name)
    let flags = O_RDWR | O_CREAT | O_EXCL | O_APPEND
    var file = descriptor(of: name, flags: flags)
    if file < 0, errno == EEXIST {
      try remove(name)
      file = descriptor(of: name, flags: flags)
    }
    guard file >= 0 else { throw ExportError.ofFile(path + name, "cannot make this file") }
    return file
  }

  /// What the system's call gives that opens a file: a descriptor, or -1 and a reason in `errno`.
  ///
  /// A link is not followed, and a pipe not waited for.
  func descriptor(of name: String, flags: Int32, mode: mode_t = 0o666) -> Int32 {
    retryingInterrupted {
      openat(descriptor, name, flags | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, mode)
    }
  }

  /// All bytes of a file.
  package func read(_ name: String) throws(ExportError) -> [UInt8] {
    let file = try opened(name, flags: O_RDONLY)
    defer { close(file) }
    return try FileSystem.readToEnd(file, name: path + name)
  }

  /// Writes bytes behind what a file holds, in one call, so that two programs that do it at once do
  /// not mix their lines; the file is made if there is none.
  ///
  /// A file that has another name elsewhere is replaced by a copy of its own first.
  package func append(_ bytes: [UInt8], to name: String) throws(ExportError) {
    if let entry = entry(name), entry.kind == .file, entry.linkCount > 1 {
      try AtomicFile.write(try read(name), in: self, name: name)
    }
    let file = try opened(name, flags: O_WRONLY | O_APPEND | O_CREAT)
    defer { close(file) }
    _ = try FileSystem.write(bytes, to: file, name: path + name)
  }

  /// Removes a file or a link; one that is not there is no error.
  package func remove(_ name: String) throws(ExportError) {
    try check(name)
    guard retryingInterrupted({ unlinkat(descriptor, name, 0) }) == 0 || errno == ENOENT else {
      throw ExportError.ofFile(path + name, "cannot remove")
    }
  }

  /// Removes a folder inside, with the files and links in it, but not with folders in it.
  ///
  /// - Parameter keptName: The name of a file in it that stays if it is there, and the folder with
  ///   it.
  package func removeFolder(
    _ name: String, keeping keptName: String? = nil
  ) throws(ExportError) {
    guard let kind = entry(name)?.kind else { return }
    guard kind == .folder else { throw refusal(of: name, kind, expected: "a folder") }
    let inner = try folder(name)
    if let keptName, inner.entry(keptName) != nil {
      for name in try inner.names() where name != keptName { try inner.remove(name) }
      return
    }
    for name in try inner.names() { try inner.remove(name) }
    let result = retryingInterrupted { unlinkat(descriptor, name, AT_REMOVEDIR) }
    guard result == 0 || errno == ENOENT else {
      throw ExportError.ofFile(path + name, "cannot remove")
    }
  }

  /// Gives a file another name, here or in another folder; what has that name is replaced, and a
  /// link there is replaced itself.
  package func rename(
    _ name: String, to newName: String, in target: Folder, calls: FileCalls = .system
  ) throws(ExportError) {
    try check(name)
    try check(newName)
    let result = retryingInterrupted {
      calls.rename(descriptor, name, target.descriptor, newName)
    }
    guard result == 0 else {
      throw ExportError.ofFile(target.path + newName, "cannot put the file in its place")
    }
  }

  /// Has the names in the folder on the disk.
  package func sync(_ calls: FileCalls = .system) throws(ExportError) {
    guard retryingInterrupted({ calls.sync(descriptor) }) == 0 else {
      throw ExportError.ofFile(path, "cannot write to the disk")
    }
  }

  /// Has everything on the disk that was written to the file system of the folder.
  ///
  /// - Returns: false where the system cannot do that.
  package func syncAll(_ calls: FileCalls = .system) throws(ExportError) -> Bool {
    guard let syncAll = calls.syncAll else { return false }
    guard retryingInterrupted({ syncAll(descriptor) }) == 0 else {
      throw ExportError.ofFile(path, "cannot write to the disk")
    }
    return true
  }
}
