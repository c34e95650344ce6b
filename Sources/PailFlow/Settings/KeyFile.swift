import LibC
import MeetingModel
import TextScanning

/// A key read from a file, with warnings about the file's permissions.
struct KeyFile {
  let key: APIKey
  let warnings: [Warning]

  /// Reads a key file; symbolic links are followed, since mounted secrets use them.
  ///
  /// - Throws: ``PailFlowError/Kind/missingKey`` if it cannot be read,
  ///   ``PailFlowError/Kind/unsafeKeyFile`` if others than its owner can write it, and so choose
  ///   whose account is used.
  init(path: String) throws(PailFlowError) {
    let name = "the key file “\(path.printable())”"
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw KeyFile.unreadable(name, errno) }
    defer { close(descriptor) }
    // The open file is checked, not what the path may lead to by now.
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw KeyFile.unreadable(name, errno) }
    guard status.st_mode & (S_IWGRP | S_IWOTH) == 0 else {
      throw PailFlowError(
        .unsafeKeyFile, "\(name) can be written by others",
        advice: "Run `chmod go-w` on it, and check that the key in it is yours")
    }
    let isReadable = status.st_mode & (S_IRGRP | S_IROTH) != 0
    self.warnings =
      isReadable
      ? [Warning("\(name) can be read by others; run `chmod go-r` on it")] : []
    self.key = try APIKey(KeyFile.text(of: descriptor, name: name))
  }

  private static let maximumSize = 64 << 10

  private static func text(of descriptor: Int32, name: String) throws(PailFlowError) -> String {
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 4_096)
    while true {
      let count = read(descriptor, &part, part.count)
      guard count >= 0 else {
        guard errno == EINTR else { throw unreadable(name, errno) }
        continue
      }
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += part[..<count]
      guard bytes.count <= maximumSize else {
        throw PailFlowError(
          .malformedKey, "\(name) is far too long for a key",
          advice: "The file must contain only the key")
      }
    }
  }

  private static func unreadable(_ name: String, _ code: Int32) -> PailFlowError {
    PailFlowError(
      .missingKey, "\(name) cannot be read: \(String(cString: strerror(code)))",
      advice: .checkKeyFile)
  }
}
