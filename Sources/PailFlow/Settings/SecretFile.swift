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
  /// How long a pipe may take until all of it has arrived, in milliseconds, and how long to wait at a
  /// time before it is looked whether the work was cancelled.
  private static let longestWait = 60_000
  private static let tick = 50

  /// Reads a file; symbolic links are followed, since mounted secrets use them.
  ///
  /// A pipe, such as that of `<(…)` in a shell, is read until it is closed, for a minute, and until
  /// the task is cancelled.
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
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 4_096)
    var waited = 0
    while true {
      // A pipe that nobody has opened for writing yet has no end, though a read would find one.
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, Int32(tick)) > 0 else {
        waited += tick
        guard !Task.isCancelled else { throw .unreadable("the program is being stopped") }
        guard waited < longestWait else {
          throw .unreadable("it is a pipe that was not closed within a minute")
        }
        continue
      }
      let count = read(descriptor, &part, part.count)
      guard count >= 0 else {
        guard errno == EINTR || errno == EAGAIN else { throw .unreadable(lastError()) }
        continue
      }
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += part[..<count]
      guard bytes.count <= maximumSize else { throw .isTooLong }
    }
  }

  private static func lastError() -> String { String(cString: strerror(errno)) }
}
