internal import Exporting

extension ExportError {
  /// The error of a run that has published nothing: the next one begins anew, and does not resume
  /// where this one stopped.
  ///
  /// A temporary file tells nobody anything: in its place, the folder of the site is named.
  ///
  /// - Parameter folder: The folder of the site.
  func beforePublishing(in folder: Folder) -> ExportError {
    let words: Advice
    switch advice {
    case Advice.makeRoomAndResume?: words = "make room, and run the same command again"
    case Advice.fixAndResume?: words = "fix it, and run the same command again"
    default: return self
    }
    let staging = folder.path + SiteFolder.stagingName
    let isTemporary = place?.utf8.starts(with: staging.utf8) == true
    let site = folder.path.isEmpty ? "." : folder.path
    return ExportError(
      kind, at: isTemporary ? site : place, "\(reason); nothing was published", advice: words,
      underlying: underlying)
  }

  /// A temporary file of a site is not as it was written.
  static var scratchDamage: ExportError {
    ExportError(
      .failed, "a temporary file of the site has been changed; nothing was published",
      advice: "run the same command again")
  }
}
