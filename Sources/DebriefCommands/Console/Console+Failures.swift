internal import Exporting

extension Console {
  /// Tells where to find why meetings failed: what failed in the folder, and not in asking or reading,
  /// is no state of a bot, and the next export tries it again.
  func sayWhereReasonsAre(_ progress: ExportProgress, folder: String) {
    let recorded = progress.failed - progress.unrecorded
    let places = "in \(folder.asFolder)failures.jsonl, and in: debrief status \(folder)"
    switch (recorded, progress.unrecorded) {
    case (_, 0): say(.info, "the reasons are \(places)")
    case (...0, _):
      say(.info, "the reasons are in the messages above, and are not recorded")
    case (_, let others):
      say(
        .info,
        "the reasons of \(recorded) are \(places); those of \(others) are in the messages above, and"
          + " are not recorded")
    }
  }
}
