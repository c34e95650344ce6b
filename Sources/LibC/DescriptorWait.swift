/// Waiting until a pipe, a device or a connection can be read or written, which ends when the work is
/// cancelled: a call that blocks would hold up a signal for as long as the other end likes.
package enum DescriptorWait {
  /// How long a wait takes at most to notice that it was cancelled, in milliseconds.
  package static let patience: Int32 = 200

  /// Why a wait ended.
  package enum End: Sendable {
    /// The descriptor can be read or written, if only to learn of its end or its fault.
    case ready
    /// The work was cancelled.
    case cancelled
    /// The time is over.
    case late
  }

  /// Waits for a descriptor.
  ///
  /// Whatever is ready is ready, also once the work is cancelled. A pipe that nobody has opened for
  /// writing yet has no end, though a read would find one.
  ///
  /// - Parameters:
  ///   - events: What to wait for, such as `POLLIN`.
  ///   - limit: How long to wait at most, in milliseconds; nil for as long as it takes.
  ///   - grace: How long to go on after the work was cancelled, in milliseconds.
  package static func wait(
    for events: Int32, on descriptor: Int32, limit: Int32? = nil, grace: Int32 = 0
  ) -> End {
    var waiting = pollfd(fd: descriptor, events: Int16(truncatingIfNeeded: events), revents: 0)
    var (waited, waitedCancelled): (Int32, Int32) = (0, 0)
    while true {
      // What cannot be polled can be read and written.
      guard poll(&waiting, 1, patience) >= 0 || errno == EINTR else { return .ready }
      if waiting.revents != 0 { return .ready }
      if Task.isCancelled {
        guard waitedCancelled < grace else { return .cancelled }
        waitedCancelled += patience
      }
      waited += patience
      if let limit, waited >= limit { return .late }
    }
  }

  /// Whether reading from a descriptor or writing to it can take as long as somebody else likes: it is
  /// a pipe, a connection or a device, and is open for that; otherwise the call ends at once.
  ///
  /// A standard stream that was closed at the start may be a descriptor of the system's own by now,
  /// which has no kind (epoll(7)) and could be waited for without end.
  ///
  /// - Parameter events: `POLLIN` for reading, `POLLOUT` for writing.
  package static func isNeeded(for events: Int32, on descriptor: Int32) -> Bool {
    var status = stat()
    guard fstat(descriptor, &status) == 0,
      [S_IFIFO, S_IFSOCK, S_IFCHR].contains(status.st_mode & S_IFMT)
    else { return false }
    let mode = fcntl(descriptor, F_GETFL) & O_ACCMODE
    return mode != (events == Int32(POLLIN) ? O_WRONLY : O_RDONLY)
  }
}
