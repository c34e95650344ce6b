internal import LibC

/// A file open for appending, and for reading at any offset.
package struct OpenFile: ~Copyable {
  let path: String
  private let descriptor: Int32
  private let calls: FileCalls

  /// How a file is opened.
  package enum Opening {
    /// Makes an empty file, replacing an existing one.
    case new
    /// Opens the existing file, or makes an empty one.
    case present
    /// Opens the existing file for reading only.
    case reading
  }

  /// Opens a file.
  package init(
    _ name: String, in folder: Folder, _ opening: Opening, calls: FileCalls
  ) throws(ExportError) {
    path = folder.path + name
    self.calls = calls
    descriptor =
      switch opening {
      case .new: try folder.made(name)
      case .present: try folder.opened(name, flags: O_RDWR | O_CREAT | O_APPEND)
      case .reading: try folder.opened(name, flags: O_RDONLY)
      }
  }

  /// Takes over the descriptor of an open file.
  init(_ descriptor: Int32, path: String, calls: FileCalls = .system) {
    self.descriptor = descriptor
    self.path = path
    self.calls = calls
  }

  deinit {
    _ = closeDescriptor(descriptor)
  }

  /// Appends bytes.
  package func append(_ bytes: borrowing [UInt8]) throws(ExportError) {
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes { calls.write(descriptor, .init(rebasing: $0[start...])) }
      if count >= 0 {
        start += count
      } else if errno != EINTR {
        throw ExportError.ofFile(path, "cannot write")
      }
    }
  }

  /// Sets the permission bits.
  func setMode(_ mode: mode_t) throws(ExportError) {
    guard fchmod(descriptor, mode) == 0 else { throw ExportError.ofFile(path, "cannot change") }
  }

  /// Flushes the file to disk (fsync).
  package func sync() throws(ExportError) {
    try FileCalls.flush(descriptor, at: path, with: calls.sync)
  }

  /// Reads bytes from an offset: as many as requested, fewer only at the end of the file.
  package func read(_ count: Int, at offset: Int) throws(ExportError) -> [UInt8] {
    try FileSystem.read(descriptor, count, at: offset, name: path)
  }

  func truncate(to size: Int) throws(ExportError) {
    guard retryingInterrupted({ ftruncate(descriptor, off_t(size)) }) == 0 else {
      throw ExportError.ofFile(path, "cannot shorten")
    }
  }
}

// Keeps the name `close` from being looked up as a member.
private let closeDescriptor = close

extension ExportError {
  /// The error for a call on a file that has just failed.
  static func ofFile(_ path: String, _ what: String) -> ExportError {
    let isFull = errno == ENOSPC || errno == EDQUOT
    return ExportError(
      .failed, at: path, "\(what): \(FileSystem.lastError())",
      advice: isFull ? .makeRoomAndResume : .fixAndResume)
  }
}

extension ExportError.Advice {
  /// Make room on a full disk, and run a command again that resumes where it stopped.
  package static let makeRoomAndResume: Self =
    "make room, and run the same command again: it resumes where it stopped"
  /// Fix what failed, and run a command again that resumes where it stopped.
  package static let fixAndResume: Self =
    "fix it, and run the same command again: it resumes where it stopped"
}
