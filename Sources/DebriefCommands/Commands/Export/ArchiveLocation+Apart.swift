internal import Exporting

extension ArchiveLocation {
  /// The location of an archive that `--archive` puts elsewhere; nil if it is in the folder of the
  /// notes.
  ///
  /// - Throws: An ``ExportError`` if the folder has an archive of its own.
  static func apart(
    _ path: String?, from folder: String
  ) throws(ExportError) -> ArchiveLocation? {
    guard let path else { return nil }
    let location = ArchiveLocation(path)
    guard location.folder?.asFolder != folder.asFolder else { return nil }
    if FileSystem.kind(of: ArchiveLocation(folder).path) != nil {
      throw ExportError(
        .usage, "\(folder) has an archive of its own",
        advice: "move its debrief.sqlite to \(location.path), or leave out --archive")
    }
    return location
  }
}
