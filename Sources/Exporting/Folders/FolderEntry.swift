internal import LibC

/// An entry of a folder; a link is reported as a link, whatever its target.
package struct FolderEntry: Sendable, Hashable {
  /// The kinds of entries.
  package enum Kind: Sendable, Hashable {
    /// A regular file.
    case file
    /// A folder.
    case folder
    /// A symbolic link.
    case link
    /// A pipe, a socket or a device.
    case special
  }

  /// The kind of the entry.
  package let kind: Kind
  /// The size in bytes.
  package let size: Int
  /// The permission bits of its mode.
  package let permissions: UInt32
  /// The number of hard links: more than one if the file also has another name.
  package let linkCount: Int
  /// The device and inode numbers.
  package let identity: [UInt64]
  /// When the content was last changed, as far as programs do not say otherwise (`st_mtime`), in
  /// nanoseconds since 1970.
  package let contentTime: Int64
  /// When anything about the entry was last changed, which no program can set (`st_ctime`), likewise.
  package let statusTime: Int64

  init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .special
      }
    size = Int(clamping: status.st_size)
    permissions = UInt32(status.st_mode & 0o7777)
    linkCount = Int(clamping: status.st_nlink)
    identity = [UInt64(truncatingIfNeeded: status.st_dev), UInt64(status.st_ino)]
    #if canImport(Darwin)
      let (content, change) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (content, change) = (status.st_mtim, status.st_ctim)
    #endif
    contentTime = Self.nanoseconds(content)
    statusTime = Self.nanoseconds(change)
  }

  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }
}

extension FolderEntry.Kind {
  var words: String {
    switch self {
    case .file: "a file"
    case .folder: "a folder"
    case .link: "a link"
    case .special: "a pipe, a socket or a device"
    }
  }
}
