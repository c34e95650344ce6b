#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// A folder that is open for looking at very many of its files: the system need not find its path
/// for each of them.
struct OpenFolder: ~Copyable {
  private let descriptor: Int32

  /// Opens a folder.
  ///
  /// - Parameter path: Its path; empty for the working folder.
  init(_ path: String) throws(ExportError) {
    descriptor = open(path.isEmpty ? "." : path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw ExportError.ofFile(path, "cannot open") }
  }

  deinit {
    _ = closeDescriptor(descriptor)
  }

  /// The size of a file in the folder; nil if there is none.
  borrowing func size(of name: String) -> Int? {
    var status = stat()
    return fstatat(descriptor, name, &status, 0) == 0 ? status.fileSize : nil
  }
}

// The name `close` is better not looked up as a member.
private let closeDescriptor = close

extension stat {
  /// The size of what this tells of; nil if it is no file.
  var fileSize: Int? {
    st_mode & S_IFMT == S_IFREG ? Int(st_size) : nil
  }
}
