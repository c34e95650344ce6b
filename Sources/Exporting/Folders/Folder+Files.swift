internal import LibC

extension Folder {
  /// Opens a regular file; refuses anything else under its name.
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

  /// Makes an empty file, replacing an existing file or link.
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

  /// Opens an entry with the system call: a descriptor, or -1 with the reason in `errno`.
  ///
  /// A link is not followed, and a pipe does not block.
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

  /// Appends bytes to a file in one call, so that concurrent writers do not mix their lines; a
  /// missing file is made.
  ///
  /// A file with a hard link elsewhere is first replaced by a copy of its own.
  package func append(_ bytes: [UInt8], to name: String) throws(ExportError) {
    if let entry = entry(name), entry.kind == .file, entry.linkCount > 1 {
      try AtomicFile.write(try read(name), in: self, name: name)
    }
    let file = try opened(name, flags: O_WRONLY | O_APPEND | O_CREAT)
    defer { close(file) }
    _ = try FileSystem.write(bytes, to: file, name: path + name)
  }

  /// Removes a file or a link; a missing one is not an error.
  package func remove(_ name: String) throws(ExportError) {
    try check(name)
    guard retryingInterrupted({ unlinkat(descriptor, name, 0) }) == 0 || errno == ENOENT else {
      throw ExportError.ofFile(path + name, "cannot remove")
    }
  }

  /// Removes a subfolder with its files and links, but not one that contains folders.
  ///
  /// - Parameter keptName: The name of a file in it that stays, and the folder with it.
  package func removeFolder(_ name: String, keeping keptName: String? = nil) throws(ExportError) {
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

  /// Removes a subfolder if there is one and nothing is in it.
  package func removeFolderIfEmpty(_ name: String) throws(ExportError) {
    try check(name)
    guard retryingInterrupted({ unlinkat(descriptor, name, AT_REMOVEDIR) }) != 0 else { return }
    guard [ENOENT, ENOTEMPTY, EEXIST, ENOTDIR].contains(errno) else {
      throw ExportError.ofFile(path + name, "cannot remove")
    }
  }

  /// Lets nobody but the owner list, enter or change the folder.
  package func makePrivate() throws(ExportError) {
    guard fchmod(descriptor, 0o700) == 0 else {
      throw ExportError.ofFile(path, "cannot change the permissions")
    }
  }

  /// Renames a file, here or into another folder, replacing a target, even one that is a link.
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

  /// Flushes the directory's entries to disk (fsync).
  package func sync(_ calls: FileCalls = .system) throws(ExportError) {
    try FileCalls.flush(descriptor, at: path, with: calls.sync)
  }

  /// Flushes everything written to the folder's file system to disk (syncfs).
  ///
  /// - Returns: false if the system has no such call.
  package func syncAll(_ calls: FileCalls = .system) throws(ExportError) -> Bool {
    guard let syncAll = calls.syncAll else { return false }
    try FileCalls.flush(descriptor, at: path, with: syncAll)
    return true
  }
}
