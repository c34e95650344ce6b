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
  /// How long a pipe may take until its next bytes arrive, in milliseconds.
  private static let longestWait: Int32 = 60_000

  /// Reads a file; symbolic links are followed, since mounted secrets use them.
  ///
  /// A pipe, such as that of `<(…)` in a shell, is read until it is closed, for a minute without
  /// bytes at most, and until the task is cancelled.
  ///
  /// - Parameter name: What the file is called in warnings, such as `the key file “key”`.
  package init(path: String, name: String) throws(Failure) {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
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
    do {
      return String(
        decoding: try WaitingFile.bytes(
          of: descriptor, maximumSize: maximumSize, limit: longestWait), as: UTF8.self)
    } catch {
      switch error {
      case .failed(let reason): throw .unreadable(reason)
      case .cancelled: throw .unreadable("the program is being stopped")
      case .late: throw .unreadable("it is a pipe that was not closed within a minute")
      case .tooLong: throw .isTooLong
      }
    }
  }

  private static func lastError() -> String { String(cString: strerror(errno)) }
}
