internal import LibC

/// A folder of packs, each in a subfolder with the pack's name.
///
/// It uses POSIX calls rather than Foundation, which would take a third of the program's start-up
/// time.
package struct PackFolder: PackSource {
  /// The maximum size of a pack file in bytes.
  private static let maximumFileSize = 8 << 20

  let path: String

  /// Makes a source from a folder, which need not exist.
  package init(path: String) {
    self.path = path
  }

  package func packNames() -> [String] {
    Self.entries(of: path).filter { Self.isFile("\(path)/\($0)/\(PackManifest.fileName)") }
  }

  package func folder(ofPack name: String) -> String? { "\(path)/\(name)" }

  package func files(ofPack name: String) throws(ReportError) -> [PackFile]? {
    let folder = "\(path)/\(name)"
    guard Self.isFile("\(folder)/\(PackManifest.fileName)") else { return nil }
    return Self.files(in: folder)
  }

  /// Whether there is a folder at a path.
  package static func isFolder(_ path: String) -> Bool {
    kind(of: path) == S_IFDIR
  }

  /// Whether there is a regular file at a path.
  package static func isFile(_ path: String) -> Bool {
    kind(of: path) == S_IFREG
  }

  /// Whether two paths lead to one folder.
  static func isSame(_ path: String, _ other: String) -> Bool {
    var (first, second) = (stat(), stat())
    return stat(path, &first) == 0 && stat(other, &second) == 0 && first.st_ino == second.st_ino
      && first.st_dev == second.st_dev
  }

  /// The name of the folder at a path; nil if it cannot be determined.
  static func name(of path: String) -> String? {
    func last(_ path: String) -> String? {
      path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) }
    }
    guard let name = last(path), ![".", ".."].contains(name) else {
      guard let resolved = realpath(path, nil) else { return nil }
      defer { free(resolved) }
      return last(String(cString: resolved))
    }
    return name
  }

  /// The files of the pack in a folder; anything else there is ignored.
  package static func files(in folder: String) -> [PackFile] {
    entries(of: folder).filter { PackFileName($0) != nil }.map { name in
      let path = "\(folder)/\(name)"
      do throws(ReportError) {
        return try file(named: name, at: path)
      } catch {
        return PackFile(name: name, path: path, fault: error)
      }
    }
  }

  /// The names of the files in a pack's folder that look like files of a pack but are none.
  package static func unusedNames(in folder: String) -> [String] {
    entries(of: folder).filter { name in
      PackFileName(name) == nil && isFile("\(folder)/\(name)")
        && [".mustache", ".css", ".json"].contains { ending in
          name.utf8.suffix(ending.utf8.count).elementsEqual(ending.utf8)
        }
    }
  }

  /// Reads a file.
  package static func file(named name: String, at path: String) throws(ReportError) -> PackFile {
    guard isFile(path) else {
      throw ReportError(.unreadablePack, at: path, "there is no readable file here")
    }
    // Another program may put a pipe in its place, which must not be waited for.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw unreadable(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw ReportError(.unreadablePack, at: path, "there is no readable file here")
    }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        throw unreadable(path)
      }
      if count == 0 { break }
      bytes.append(contentsOf: chunk[..<count])
      guard bytes.count <= maximumFileSize else {
        throw ReportError(
          .unreadablePack, at: path,
          "the file is larger than the \(maximumFileSize >> 20) MB that a template may have")
      }
    }
    return try PackFile(name: name, path: path, bytes: bytes)
  }

  /// The names of a folder's entries, sorted by bytes; empty if it cannot be read.
  private static func entries(of folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) {
          String(cString: $0)
        }
      }
      if name.utf8.first != UInt8(ascii: ".") { names.append(name) }
    }
    return names.sorted()
  }

  private static func kind(of path: String) -> mode_t? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return status.st_mode & S_IFMT
  }

  private static func unreadable(_ path: String) -> ReportError {
    ReportError(
      .unreadablePack, at: path, "the file cannot be read: \(String(cString: strerror(errno)))")
  }
}
