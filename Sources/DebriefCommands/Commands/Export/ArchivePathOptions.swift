internal import ArgumentParser
internal import Exporting

/// The option for an archive that is not in the folder of its notes.
struct ArchivePathOptions: ParsableArguments {
  @Option(
    name: .customLong("archive"),
    help: .init(
      "Where to keep the archive if not in the notes' folder: a file or a folder.",
      valueName: "path"),
    completion: .file())
  var given: String?

  /// The path of the archive; nil if it is in the folder of the notes.
  ///
  /// - Throws: An ``ExportError`` if the folder has an archive of its own besides.
  func path(apartFrom folder: String) throws(ExportError) -> String? {
    guard let given else { return nil }
    let location = ArchiveLocation(given)
    guard location.folder?.asFolder != folder.asFolder else { return nil }
    if FileSystem.kind(of: ArchiveLocation(folder).path) != nil {
      throw ExportError(
        .usage, "\(folder) has an archive of its own",
        advice: "move its debrief.sqlite to \(location.path), or leave out --archive")
    }
    return location.path
  }
}
