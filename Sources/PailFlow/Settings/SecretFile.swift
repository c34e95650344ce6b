import LibC
package import MeetingModel
import TextScanning

/// The text of a file that holds a secret, such as a key, with warnings about its permissions.
package struct SecretFile: Sendable {
  /// Why a file cannot be used.
  package enum Failure: Error {
    /// It cannot be read: the system's reason.
    case unreadable(String)
    /// Others than its owner can write it, and so choose the secret.
    case isWritableByOthers
    /// It is too long for a secret.
    case isTooLong
  }

  /// The whole text.
  package let text: String
  /// Warnings about its permissions.
  package let warnings: [Warning]

  private static let maximumSize = 64 << 10

  /// Reads a file; symbolic links are followed, since mounted secrets use them.
  ///
  /// - Parameter name: What the file is called in warnings, such as `the key file “key”`.
  package init(path: String, name: String) throws(Failure) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(Self.lastError()) }
    defer { close(descriptor) }
    // The open file is checked, not what the path may lead to by now.
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable(Self.lastError()) }
    guard status.st_mode & (S_IWGRP | S_IWOTH) == 0 else { throw .isWritableByOthers }
    let isReadable =
      status.st_mode & (S_IRGRP | S_IROTH) != 0 && !Self.isCredential(path)
    warnings =
      isReadable ? [Warning("\(name) can be read by others; run `chmod go-r` on it")] : []
    text = try Self.text(of: descriptor)
  }

  /// Whether a file is one that systemd gives to this service alone, by an access control list that
  /// looks like a permission of the group (systemd.exec(5), LoadCredential).
  private static func isCredential(_ path: String) -> Bool {
    guard let folder = getenv("CREDENTIALS_DIRECTORY") else { return false }
    return path.utf8.starts(with: (String(cString: folder) + "/").utf8)
  }

  private static func text(of descriptor: Int32) throws(Failure) -> String {
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 4_096)
    while true {
      let count = read(descriptor, &part, part.count)
      guard count >= 0 else {
        guard errno == EINTR else { throw .unreadable(lastError()) }
        continue
      }
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += part[..<count]
      guard bytes.count <= maximumSize else { throw .isTooLong }
    }
  }

  private static func lastError() -> String { String(cString: strerror(errno)) }
}
