import MeetingModel

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A file that holds a key, and what is to be said about its permissions.
struct KeyFile {
  let key: APIKey
  let warnings: [Warning]

  /// Reads a key file; its name may lead to it through links, as mounted secrets do.
  ///
  /// - Throws: ``PailFlowError/Kind/missingKey`` where it cannot be read,
  ///   ``PailFlowError/Kind/unsafeKeyFile`` where others than its owner can write it and so choose
  ///   whose account is used.
  init(path: String) throws(PailFlowError) {
    let name = "the key file “\(printable(path))”"
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw KeyFile.unreadable(name, errno) }
    defer { close(descriptor) }
    // What was opened is looked at, not what the name leads to by now.
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw KeyFile.unreadable(name, errno) }
    guard status.st_mode & (S_IWGRP | S_IWOTH) == 0 else {
      throw PailFlowError(
        .unsafeKeyFile, "\(name) can be written by others",
        advice: "Take that away with `chmod go-w`, and look whether the key in it is yours")
    }
    let isReadable = status.st_mode & (S_IRGRP | S_IROTH) != 0
    self.warnings =
      isReadable
      ? [Warning("\(name) can be read by others; `chmod go-r` takes that away")] : []
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
          advice: "The file holds the key and nothing else")
      }
    }
  }

  private static func unreadable(_ name: String, _ code: Int32) -> PailFlowError {
    PailFlowError(
      .missingKey, "\(name) cannot be read: \(String(cString: strerror(code)))",
      advice: "Check the path that --api-key-file names")
  }
}
