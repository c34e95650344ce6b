internal import LibC

/// A folder that is held open; all output is written and read back through it.
///
/// Every call names an entry of the folder and uses the folder's descriptor, so that it acts in
/// this folder even if its path leads elsewhere in the meantime. Links in the folder are never
/// followed, and pipes and devices never opened: whoever made the folder may have put them there.
/// The path of the folder itself is the user's, and may lead through links.
package final class Folder: Sendable {
  /// The folder's path as given, ending in `/`; empty for the working directory.
  package let path: String
  let descriptor: Int32

  /// Opens an existing folder; an empty path is the working directory.
  package init(_ path: String) throws(ExportError) {
    self.path = Self.prefix(of: path)
    descriptor = retryingInterrupted {
      systemOpen(path.isEmpty ? "." : path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    guard descriptor >= 0 else {
      throw ExportError(
        errno == ENOENT || errno == ENOTDIR ? .badInput : .failed,
        at: path, "cannot open this folder: \(FileSystem.lastError())")
    }
  }

  /// Opens a folder, making it and its missing parents if necessary.
  package convenience init(making path: String) throws(ExportError) {
    if !path.isEmpty { try FileSystem.makeFolder(path) }
    try self.init(path)
  }

  /// Opens the folder that contains a file, which need not exist; returns the file's name in it.
  package static func holding(
    _ path: String, isMade: Bool = false
  ) throws(ExportError) -> (Folder, name: String) {
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let start = slash.map { path.utf8.index(after: $0) } ?? path.startIndex
    let folder = String(path[..<start])
    return (isMade ? try Folder(making: folder) : try Folder(folder), String(path[start...]))
  }

  private init(path: String, descriptor: Int32) {
    self.path = path
    self.descriptor = descriptor
  }

  deinit {
    _ = systemClose(descriptor)
  }

  /// The path with a trailing `/`; an empty path stays empty.
  package static func prefix(of path: String) -> String {
    path.isEmpty || path.utf8.last == UInt8(ascii: "/") ? path : path + "/"
  }

  /// Whether both are the same folder, whatever their paths.
  package func isSame(as other: Folder) -> Bool {
    var status = stat()
    var otherStatus = stat()
    return fstat(descriptor, &status) == 0 && fstat(other.descriptor, &otherStatus) == 0
      && status.st_dev == otherStatus.st_dev && status.st_ino == otherStatus.st_ino
  }

  /// Opens a subfolder; `isMade` makes a missing one.
  package func folder(_ name: String, isMade: Bool = false) throws(ExportError) -> Folder {
    try check(name)
    if isMade, retryingInterrupted({ mkdirat(descriptor, name, 0o777) }) != 0, errno != EEXIST {
      throw ExportError.ofFile(path + name, "cannot make this folder")
    }
    if let kind = entry(name)?.kind, kind != .folder {
      throw refusal(of: name, kind, expected: "a folder")
    }
    let inner = retryingInterrupted {
      openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    }
    guard inner >= 0 else { throw ExportError.ofFile(path + name, "cannot open this folder") }
    return Folder(path: path + name + "/", descriptor: inner)
  }

  /// The entry with a name; nil if there is none.
  package func entry(_ name: String) -> FolderEntry? {
    guard Self.isEntryName(name) else { return nil }
    var status = stat()
    guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
    return FolderEntry(status)
  }

  /// The size of the file at a path; nil if there is none, or if it is not a regular file.
  package func size(of path: String) -> Int? {
    guard let (folder, name) = (try? holder(of: path)) ?? nil,
      let entry = folder.entry(name), entry.kind == .file
    else { return nil }
    return entry.size
  }

  /// The names of all entries that begin with a prefix, in no particular order.
  package func names(startingWith prefix: String = "") throws(ExportError) -> [String] {
    // A separate descriptor, since reading a folder moves the descriptor's position.
    let copy = retryingInterrupted { openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard copy >= 0, let stream = fdopendir(copy) else {
      if copy >= 0 { _ = systemClose(copy) }
      throw ExportError(.badInput, at: path, "cannot read this folder: \(FileSystem.lastError())")
    }
    defer { closedir(stream) }
    var names: [String] = []
    let prefixLength = prefix.utf8.count
    while let entry = readdir(stream) {
      // Of many names, few may have the prefix: no text is made of the others.
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 1) {
          strncmp($0, prefix, prefixLength) == 0 ? String(cString: $0) : nil
        }
      }
      if let name, name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// Whether a text can be the name of an entry: anything else would lead out of the folder.
  static func isEntryName(_ name: String) -> Bool {
    !name.isEmpty && name != "." && name != ".."
      && !name.utf8.contains { $0 == UInt8(ascii: "/") || $0 == 0 }
  }

  func check(_ name: String) throws(ExportError) {
    guard Self.isEntryName(name) else {
      throw ExportError(.badInput, at: path, "\(name.debugDescription) is not the name of a file")
    }
  }

  func refusal(
    of name: String, _ kind: FolderEntry.Kind, expected: String = "a file"
  ) -> ExportError {
    let reason = kind == .link ? ", which is not followed" : ", where \(expected) belongs"
    return ExportError(
      .badInput, "\(path)\(name) is \(kind.words)\(reason)",
      advice: "move it away, or choose another folder")
  }
}

// Keeps the names from being looked up as members.
private let systemClose = close
private func systemOpen(_ path: String, _ flags: Int32) -> Int32 { open(path, flags) }
