internal import LibC
internal import TextScanning

/// The paths of an archive and of the files that SQLite keeps beside it, and their state.
struct ArchivePlace {
  /// The file's path.
  let path: String

  /// Whether the file exists.
  var isThere: Bool { status("") != nil }

  var isWritable: Bool { access(path, W_OK) == 0 && access(folder, W_OK) == 0 }

  /// Whether the file has several names, by hard links: the files that SQLite keeps beside it have one
  /// name each, so it cannot be written without damage to it under the others.
  var hasOtherNames: Bool { status("")?.st_nlink ?? 0 > 1 }

  /// Whether changes are in the log beside the file that are not in the file yet.
  var hasLog: Bool { status("-wal")?.st_size ?? 0 > 0 }

  /// The size of the file in bytes.
  var size: Int { Int(clamping: status("")?.st_size ?? 0) }

  /// Throws if a file is not what it should be.
  ///
  /// SQLite follows links, blocks on pipes, and executes a journal that anyone may have written.
  func check(isReading: Bool) throws(ArchiveError) {
    for suffix in ["", "-wal", "-shm", "-journal"] {
      guard let status = status(suffix) else { continue }
      let name = path + suffix
      switch status.st_mode & S_IFMT {
      case S_IFREG: break
      case S_IFLNK: throw .foreign("\(name) is a link, which is not followed")
      case S_IFDIR: throw .foreign("\(name) is a folder, where a file belongs")
      default: throw .foreign("\(name) is a pipe, a socket or a device, where a file belongs")
      }
      guard status.st_nlink <= 1 || (isReading && suffix.isEmpty) else {
        throw .foreign("\(name) is another file as well, by a hard link")
      }
    }
    try checkMark()
    // Such a journal can name any file for deletion. An archive keeps its changes in `-wal`.
    guard status("-journal") == nil || size == 0 else {
      throw .foreign("\(path)-journal is a journal that no archive has")
    }
  }

  /// Throws if the file was made by another program, before SQLite changes anything in it.
  private func checkMark() throws(ArchiveError) {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    // "Application ID", a big-endian number (sqlite.org/fileformat.html#application_id).
    var mark: [UInt8] = [0, 0, 0, 0]
    guard pread(descriptor, &mark, mark.count, 68) == mark.count else { return }
    let number = mark.reduce(0) { $0 << 8 | Int($1) }
    guard number == 0 || number == Schema.applicationID else {
      throw .damaged(path, "debrief did not create it")
    }
  }

  /// The path to open the file with.
  ///
  /// - Parameters:
  ///   - isReading: Whether the file is only read. In a folder that is not writable, a file that was
  ///     closed properly is then opened as immutable.
  ///   - isUnchanged: Whether nothing may be made in a folder that is writable either.
  func databasePath(isReading: Bool, isUnchanged: Bool = false) -> String {
    let plain = path.utf8.first == UInt8(ascii: "/") ? path : "./" + path
    guard isReading, isUnchanged || access(folder, W_OK) != 0, !hasLog else {
      return plain
    }
    // Percent-encoding: RFC 3986. A path that begins with "file:" is read as a URI
    // (sqlite.org/uri.html).
    return "file:" + Self.percentEncoded(plain) + "?mode=ro&immutable=1"
  }

  /// The folder of the file.
  var folder: String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return String(path[...slash])
  }

  private func status(_ suffix: String) -> stat? {
    var status = stat()
    return lstat(path + suffix, &status) == 0 ? status : nil
  }

  private static func percentEncoded(_ path: String) -> String {
    let bytes = path.utf8.flatMap { byte -> [UInt8] in
      guard !byte.isAlphanumeric, !"/.-_".utf8.contains(byte) else { return [byte] }
      return [
        UInt8(ascii: "%"), UInt8(uppercaseHexadecimalDigit: byte >> 4),
        UInt8(uppercaseHexadecimalDigit: byte & 15),
      ]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
