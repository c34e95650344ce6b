internal import LibC

/// Writing to descriptors, devices and pipes, and waiting for who is at their other end.
extension FileSystem {
  /// How many bytes a pipe takes whole once it can be written (POSIX, `PIPE_BUF`).
  static let pipePieceSize = 4_096
  /// How long a write goes on after the work was cancelled, if nobody reads, in milliseconds.
  private static let writingGrace: Int32 = 1_400

  /// Writes all bytes to a descriptor; false if the reading end of a pipe is closed.
  ///
  /// - Throws: An error of the kind interrupted if the work is cancelled and nobody reads.
  package static func write(
    _ bytes: [UInt8], to descriptor: Int32, name: String
  ) throws(ExportError) -> Bool {
    let waits = DescriptorWait.isNeeded(for: Int32(POLLOUT), on: descriptor)
    var start = 0
    while start < bytes.count {
      if waits {
        try wait(for: Int32(POLLOUT), on: descriptor, grace: writingGrace, name: name)
      }
      let end = waits ? min(start + pipePieceSize, bytes.count) : bytes.count
      let count = bytes.withUnsafeBytes {
        systemWrite(descriptor, $0.baseAddress?.advanced(by: start), end - start)
      }
      if count >= 0 {
        start += count
      } else if errno == EPIPE {
        return false
      } else if !isPassing(errno) {
        throw ExportError(.failed, at: name, "cannot write: \(lastError())")
      }
    }
    return true
  }

  /// Opens the device or pipe at a path, to write more than once; a pipe must have a reader.
  static func openedForWriting(_ path: String) throws(ExportError) -> Int32 {
    let descriptor = retryingInterrupted {
      open(path, O_WRONLY | O_APPEND | O_CLOEXEC | O_NONBLOCK)
    }
    guard descriptor >= 0 else {
      throw ExportError(
        .failed, at: path,
        errno == ENXIO ? "nobody reads this pipe" : "cannot open: \(lastError())")
    }
    return descriptor
  }

  /// Writes bytes to the device or pipe at a path; a pipe is waited for until somebody reads it.
  package static func write(_ bytes: [UInt8], toSpecial path: String) throws(ExportError) {
    // Standard output may be a file that already has content.
    func opened() -> Int32 {
      retryingInterrupted { open(path, O_WRONLY | O_APPEND | O_CLOEXEC | O_NONBLOCK) }
    }
    var descriptor = opened()
    while descriptor < 0, errno == ENXIO, isPipe(path) {
      if Task.isCancelled { throw interruption(at: path) }
      _ = poll(nil, 0, DescriptorWait.patience / 4)
      descriptor = opened()
    }
    guard descriptor >= 0 else {
      throw ExportError(.failed, at: path, "cannot open: \(lastError())")
    }
    defer { close(descriptor) }
    _ = try write(bytes, to: descriptor, name: path)
  }

  /// Whether there is a pipe at a path; keeps the reason of the last failure (`errno`).
  private static func isPipe(_ path: String) -> Bool {
    let reason = errno
    defer { errno = reason }
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO
  }

  /// Whether a call that failed can be repeated: a signal came in between, or it would have blocked on
  /// a descriptor that was made non-blocking.
  static func isPassing(_ number: Int32) -> Bool {
    number == EINTR || number == EAGAIN || number == EWOULDBLOCK
  }

  /// Waits until a descriptor can be read or written.
  ///
  /// - Parameter grace: How long to go on after the work was cancelled, in milliseconds.
  static func wait(
    for events: Int32, on descriptor: Int32, grace: Int32 = 0, name: String
  ) throws(ExportError) {
    guard DescriptorWait.wait(for: events, on: descriptor, grace: grace) == .ready else {
      throw interruption(at: name)
    }
  }

  /// The error of work that was cancelled while it waited for the other end of a pipe.
  static func interruption(at name: String) -> ExportError {
    ExportError(.interrupted, at: name, "interrupted", underlying: CancellationError())
  }
}

// The name is shadowed inside the type.
private let systemWrite = write
