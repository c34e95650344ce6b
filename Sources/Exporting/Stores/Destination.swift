public import Reports

/// The destination of notes.
public enum Destination: Sendable, Hashable {
  /// Standard output, which takes one format.
  case standardOutput
  /// One file.
  case file(path: String)
  /// A folder, in which each note is named after its meeting.
  case folder(path: String)

  /// Resolves the path that the user gives for the output.
  ///
  /// No path and `-` mean standard output. A folder is one that exists, a path that ends in `/`,
  /// or any path if several files result.
  ///
  /// - Parameters:
  ///   - path: The given path; nil if there is none.
  ///   - formats: The formats to write.
  ///   - hasManySources: Whether more than one source was given, so that more than one file
  ///     results unless all go into one JSON Lines file.
  public init(path: String?, formats: [OutputFormat], hasManySources: Bool) throws(ExportError) {
    guard let path, path != "-" else {
      guard formats.count == 1 else {
        throw ExportError(
          .usage, "standard output takes one format, not \(formats.count)",
          advice: .folderOrOneFormat)
      }
      self = .standardOutput
      return
    }
    if path.utf8.last == UInt8(ascii: "/") || FileSystem.kind(of: path) == .folder {
      self = .folder(path: path)
    } else if formats.count == 1, !hasManySources || formats == [.jsonLines] {
      self = .file(path: path)
    } else if FileExtension.isDocument(path) || FileSystem.kind(of: path) != nil {
      throw ExportError(
        .usage, at: path, "cannot write several notes into one file",
        advice: .folder(path: path))
    } else {
      self = .folder(path: path)
    }
  }

  /// The folder that the user's path names, where only a folder is possible.
  ///
  /// - Throws: An ``ExportError`` for a path named like a document that is not a folder.
  public static func folder(meantBy path: String) throws(ExportError) -> String {
    guard path.utf8.last != UInt8(ascii: "/"), FileExtension.isDocument(path),
      FileSystem.kind(of: path) != .folder
    else { return path }
    throw ExportError(
      .usage, at: path, "an export writes a folder, and this is the name of a file",
      advice: .exportFolder(path: path))
  }
}
