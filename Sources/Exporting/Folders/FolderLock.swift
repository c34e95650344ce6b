internal import LibC

/// The right to write into an export's folder, held by one process at a time.
///
/// It is a lock of the operating system on a file, released when the process ends for whatever
/// reason. The file names the holder.
package struct FolderLock: ~Copyable {
  /// The name of the file in the folder.
  package static let fileName = ".debrief-lock"

  private let folder: Folder
  private let name: String
  private let descriptor: Int32

  /// Takes the lock.
  ///
  /// - Parameter command: The activity, shown to others who find the folder locked.
  /// - Throws: An ``ExportError`` that names the holder.
  package init(
    _ folder: Folder, name: String = fileName, command: String, calls: FileCalls = .system
  ) throws(ExportError) {
    self.folder = folder
    self.name = name
    descriptor = try Self.lockedFile(name, in: folder, calls)
    let text = "process \(getpid()) on \(Self.hostName()), \(command)\n"
    ftruncate(descriptor, 0)
    _ = try? FileSystem.write(Array(text.utf8), to: descriptor, name: folder.path + name)
  }

  deinit {
    try? folder.remove(name)
    close(descriptor)
  }

  private static func lockedFile(
    _ fileName: String, in folder: Folder, _ calls: FileCalls
  ) throws(ExportError) -> Int32 {
    while true {
      if let kind = folder.entry(fileName)?.kind, kind != .file {
        throw folder.refusal(of: fileName, kind)
      }
      let descriptor = folder.descriptor(of: fileName, flags: O_RDWR | O_CREAT, mode: 0o644)
      guard descriptor >= 0 else {
        throw ExportError(
          .failed, at: folder.path, "cannot write here: \(FileSystem.lastError())",
          advice: .otherFolder(or: "change its permissions"))
      }
      guard retryingInterrupted({ calls.lock(descriptor) }) == 0 else {
        let error = failure(folder, descriptor)
        close(descriptor)
        throw error
      }
      var status = stat()
      fstat(descriptor, &status)
      let held = FolderEntry(status)
      // The previous holder may have removed the file since it was opened.
      guard let present = folder.entry(fileName), present.identity == held.identity else {
        close(descriptor)
        continue
      }
      guard held.linkCount == 1 else {
        close(descriptor)
        throw ExportError(
          .badInput, "\(folder.path)\(fileName) is another file as well, by a hard link",
          advice: "remove it, or choose another folder")
      }
      return descriptor
    }
  }

  /// Makes sure that no process holds the lock of a folder, in which nothing is changed for that.
  ///
  /// - Throws: An ``ExportError`` that names the holder.
  static func checkFree(
    _ folder: Folder, name: String = fileName
  ) throws(ExportError) {
    let descriptor = folder.descriptor(of: name, flags: O_RDONLY)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    guard retryingInterrupted({ flock(descriptor, LOCK_SH | LOCK_NB) }) != 0,
      errno == EWOULDBLOCK || errno == EAGAIN
    else { return }
    throw ExportError(
      .failed, at: folder.path, "another debrief is writing here\(holder(descriptor))",
      advice: "wait until it has ended, and run the same command again")
  }

  /// Why the file could not be locked: another process holds it, or the file system has no locks.
  private static func failure(_ folder: Folder, _ descriptor: Int32) -> ExportError {
    guard errno == EWOULDBLOCK || errno == EAGAIN else {
      return ExportError(
        .failed, at: folder.path,
        "files cannot be locked on this file system: \(FileSystem.lastError())",
        advice: "choose a folder on another file system, or have locks enabled on this one")
    }
    return ExportError(
      .failed, at: folder.path, "another debrief is writing here\(holder(descriptor))",
      advice: .otherFolder(or: "wait until it has ended"), underlying: FolderInUse())
  }

  private static func holder(_ descriptor: Int32) -> String {
    let bytes = [UInt8](unsafeUninitializedCapacity: 256) { buffer, count in
      count = max(pread(descriptor, buffer.baseAddress, buffer.count, 0), 0)
    }
    let text = String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    return text.isEmpty ? "" : ": \(text)"
  }

  private static func hostName() -> String {
    var name = [CChar](repeating: 0, count: 256)
    guard gethostname(&name, name.count - 1) == 0 else { return "this machine" }
    return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Locks an archive outside the folder that is already locked; nil if it is in the folder.
  static func ofArchive(
    _ location: ArchiveLocation, command: String, calls: FileCalls = .system
  ) throws(ExportError) -> FolderLock? {
    guard location.folder == nil else { return nil }
    let (folder, name) = try Folder.holding(location.path, isMade: true)
    return try FolderLock(folder, name: name + "-lock", command: command, calls: calls)
  }
}

/// What an ``ExportError`` is made from if another process holds the lock of a folder.
private struct FolderInUse: Error {}

extension ExportError {
  /// Whether another process is writing into the folder, so that waiting for it helps.
  package var isOfFolderInUse: Bool { underlying is FolderInUse }
}
