#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The right to write into an export's folder, which one process at a time has.
///
/// It is a lock of the operating system on a file, which ends with the process however that ends.
/// The file says who holds it.
package struct FolderLock: ~Copyable {
  /// The name of the file in the folder.
  package static let fileName = ".debrief-lock"

  private let path: String
  private let descriptor: Int32

  /// Takes the lock.
  ///
  /// - Parameters:
  ///   - folder: The folder, which is made if it is not there.
  ///   - command: What is done, for those who find the folder locked.
  /// - Throws: ``ExportError`` that says who holds it.
  package init(folder: String, command: String) throws(ExportError) {
    let folder = OutputFolder.folderPath(folder)
    if !folder.isEmpty { try FileSystem.makeFolder(folder) }
    let path = folder + Self.fileName
    descriptor = try Self.lockedFile(path, folder: folder)
    self.path = path
    let text = "process \(getpid()) on \(Self.hostName()), \(command)\n"
    ftruncate(descriptor, 0)
    _ = try? FileSystem.write(Array(text.utf8), to: descriptor, name: path)
  }

  deinit {
    unlink(path)
    close(descriptor)
  }

  private static func lockedFile(
    _ path: String, folder: String
  ) throws(ExportError) -> Int32 {
    while true {
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
      guard descriptor >= 0 else {
        throw ExportError(
          .failed, "\(folder): cannot write here: \(FileSystem.lastError())",
          hint: "choose another folder with -o, or change its permissions")
      }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        let holder = holder(descriptor)
        close(descriptor)
        throw ExportError(
          .failed, "\(folder): another debrief is writing here\(holder)",
          hint: "wait until it has ended, or choose another folder with -o")
      }
      // Whoever held it before may have removed the file since it was opened.
      guard isSame(descriptor, path) else {
        close(descriptor)
        continue
      }
      return descriptor
    }
  }

  private static func holder(_ descriptor: Int32) -> String {
    let bytes = [UInt8](unsafeUninitializedCapacity: 256) { buffer, count in
      count = max(pread(descriptor, buffer.baseAddress, buffer.count, 0), 0)
    }
    let text = String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    return text.isEmpty ? "" : ": \(text)"
  }

  private static func isSame(_ descriptor: Int32, _ path: String) -> Bool {
    var held = stat()
    var present = stat()
    return fstat(descriptor, &held) == 0 && stat(path, &present) == 0
      && held.st_ino == present.st_ino && held.st_dev == present.st_dev
  }

  private static func hostName() -> String {
    var name = [CChar](repeating: 0, count: 256)
    guard gethostname(&name, name.count - 1) == 0 else { return "this machine" }
    return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
