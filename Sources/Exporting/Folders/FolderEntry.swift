#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// What lies in a folder under a name; a link is a link, wherever it leads.
package struct FolderEntry: Sendable, Hashable {
  /// What kinds of entries there are.
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

  /// What it is.
  package let kind: Kind
  /// How many bytes it has.
  package let size: Int
  /// The permission bits of its mode.
  package let permissions: UInt32
  /// How many names it has: more than one if it is also known elsewhere, by a hard link.
  package let linkCount: Int
  /// The device and the number by which the system knows it.
  package let identity: [UInt64]

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
  }
}

extension FolderEntry.Kind {
  /// How messages name it.
  var words: String {
    switch self {
    case .file: "a file"
    case .folder: "a folder"
    case .link: "a link"
    case .special: "a pipe, a socket or a device"
    }
  }
}
