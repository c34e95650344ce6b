internal import LibC

/// Reads the files and folders of a time zone database.
enum ZoneFile {
  /// The bytes of a file; nil if it is not a regular file, cannot be read or is larger.
  static func bytes(at path: String, maximumSize: Int) -> [UInt8]? {
    // Non-blocking, so that opening a pipe does not wait.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_size <= maximumSize
    else { return nil }
    var isWhole = true
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
      while count < buffer.count {
        let read = read(descriptor, buffer.baseAddress?.advanced(by: count), buffer.count - count)
        if read < 0, errno == EINTR { continue }
        guard read > 0 else {
          isWhole = false
          return
        }
        count += read
      }
    }
    return isWhole ? bytes : nil
  }

  static func begins(_ path: String, with text: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var start = [UInt8](repeating: 0, count: text.utf8.count)
    return read(descriptor, &start, start.count) == start.count && start.elementsEqual(text.utf8)
  }

  /// The target of a symbolic link; nil if there is none.
  static func target(ofLink path: String) -> String? {
    var target = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &target, target.count)
    guard count > 0 else { return nil }
    return String(decoding: target[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The relative paths of everything in a folder, including its folders up to a depth.
  static func paths(in folder: String, depth: Int) -> [String] {
    guard depth > 0, let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var paths: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) {
          String(cString: $0)
        }
      }
      guard name.utf8.first != UInt8(ascii: ".") else { continue }
      paths.append(name)
      paths += Self.paths(in: "\(folder)/\(name)", depth: depth - 1).map { "\(name)/\($0)" }
    }
    return paths
  }
}
