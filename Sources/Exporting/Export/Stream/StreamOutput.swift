internal import LibC

/// The places that the results of a streaming export go to: standard output, and for failures a
/// file.
actor StreamOutput {
  private let executor = SerialQueue(label: "debrief.output")
  private let failures: StreamExportOptions.Failures
  private var file: AtomicFile?
  /// A pipe or a device for failures.
  private var device: Int32?
  private var hasFailures = false
  /// Whether standard output is a pipe, which may be full for as long as its reader likes.
  private let isPipe: Bool

  /// How long the rest of a line is waited for after a stop.
  private static let stopTime = Duration.seconds(2)

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  /// - Throws: An ``ExportError`` if the file of failures cannot be written.
  init(failures: StreamExportOptions.Failures) throws(ExportError) {
    self.failures = failures
    var status = stat()
    isPipe = fstat(STDOUT_FILENO, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO
    guard case .file(let path) = failures else { return }
    if FileSystem.isWrittenInPlace(path) {
      device = try FileSystem.openedForWriting(path)
    } else {
      file = try AtomicFile(path: path)
    }
  }

  deinit {
    if let device { close(device) }
  }

  /// Writes a result where it belongs; false if the reader of standard output has gone.
  func write(_ result: StreamedBot) throws -> Bool {
    if case .line(let bytes) = result.outcome { return try writeOut(bytes) }
    guard let record = result.failureRecord else { return true }
    hasFailures = true
    switch failures {
    case .reported: break
    case .inline: return try writeOut(record)
    case .file(let path):
      try file?.append(record)
      if let device, try !FileSystem.write(record, to: device, name: path) {
        throw ExportError(.failed, at: path, "nobody reads the failures any more")
      }
    }
    return true
  }

  /// Puts the file of failures into place.
  ///
  /// - Parameter hasEnded: Whether all of the list was dealt with. If not, the file says what has
  ///   failed so far; one that is there is not replaced with nothing.
  func finish(hasEnded: Bool) throws(ExportError) {
    if hasEnded || hasFailures { try file?.commit() }
    file = nil
  }

  private func writeOut(_ bytes: [UInt8]) throws -> Bool {
    guard isPipe else {
      return try FileSystem.write(bytes, to: STDOUT_FILENO, name: "standard output")
    }
    var rest = bytes[...]
    var stop: ContinuousClock.Instant?
    while !rest.isEmpty {
      var waiting = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
      if poll(&waiting, 1, DescriptorWait.patience) == 0 {
        guard Task.isCancelled else { continue }
        // A line that has begun is completed, if somebody reads it.
        guard rest.count < bytes.count else { throw CancellationError() }
        stop = stop ?? .now + Self.stopTime
        if let stop, stop < .now { throw CancellationError() }
        continue
      }
      let piece = Array(rest.prefix(FileSystem.pipePieceSize))
      guard try FileSystem.write(piece, to: STDOUT_FILENO, name: "standard output") else {
        return false
      }
      rest = rest.dropFirst(piece.count)
    }
    return true
  }
}

/// Waits until the reader of standard output has gone.
actor OutputWatch {
  private let executor = SerialQueue(label: "debrief.reader")

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  /// - Throws: `CancellationError`.
  func waitForEnd() throws {
    var waiting = pollfd(fd: STDOUT_FILENO, events: 0, revents: 0)
    let closed = Int16(POLLERR) | Int16(POLLHUP)
    repeat {
      try Task.checkCancellation()
      _ = poll(&waiting, 1, DescriptorWait.patience)
    } while waiting.revents & closed == 0
  }
}
