internal import LibC

/// Reading a file that the user names, which may be a pipe, such as that of `<(…)` in a shell.
enum WaitingFile {
  /// Why it cannot be read.
  enum Failure: Error {
    /// The system's reason.
    case failed(String)
    /// The work was cancelled.
    case cancelled
    /// It is a pipe from which nothing came for too long.
    case late
    /// It is too long.
    case tooLong
  }

  /// All bytes of the file at a path.
  static func bytes(
    path: String, maximumSize: Int, limit: Int32
  ) throws(Failure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw .failed(lastError()) }
    defer { close(descriptor) }
    return try bytes(of: descriptor, maximumSize: maximumSize, limit: limit)
  }

  /// All bytes from a descriptor that does not block.
  ///
  /// - Parameters:
  ///   - maximumSize: The most bytes that it may have.
  ///   - limit: How long to wait for its next bytes at most, in milliseconds.
  static func bytes(
    of descriptor: Int32, maximumSize: Int, limit: Int32
  ) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 4_096)
    while true {
      switch DescriptorWait.wait(for: Int32(POLLIN), on: descriptor, limit: limit) {
      case .ready: break
      case .cancelled: throw .cancelled
      case .late: throw .late
      }
      let count = read(descriptor, &part, part.count)
      guard count >= 0 else {
        guard errno == EINTR || errno == EAGAIN else { throw .failed(lastError()) }
        continue
      }
      guard count > 0 else { return bytes }
      bytes += part[..<count]
      guard bytes.count <= maximumSize else { throw .tooLong }
    }
  }

  private static func lastError() -> String { String(cString: strerror(errno)) }
}
