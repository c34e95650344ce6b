internal import Exporting

extension ExportReport {
  /// Reports the outcome of a note.
  func say(_ outcome: NoteOutcome) {
    func say(
      _ level: Console.Level, _ message: String, event: String,
      _ fields: [(name: String, value: String)]
    ) {
      console.say(level, message, fields: (detail == .many ? [("event", event)] : []) + fields)
    }
    switch outcome {
    case .written(let path):
      say(detail == .few ? .info : .debug, "wrote \(path)", event: "written", [("path", path)])
    case .unchanged(let path):
      say(.debug, "\(path) is unchanged", event: "unchanged", [("path", path)])
    case .kept(let path, let newPath):
      say(
        .warning,
        "\(path) has been edited since it was written, and is kept; the new text is in \(newPath)"
          + " (--force overwrites)", event: "kept", [("path", path), ("new_path", newPath)])
    case .keptAsBefore(let path):
      say(
        .warning,
        "\(path) has been edited since it was written, and is kept; its text is not new"
          + " (--force overwrites)", event: "kept", [("path", path)])
    case .merged(let path):
      say(
        .info, "\(path) has been edited since it was written; the new text is merged into it",
        event: "merged", [("path", path)])
    case .conflicting(let path, let newPath):
      say(
        .warning,
        "\(path) has been edited where the new text differs, too: your text is kept there, and the"
          + " rest is merged; the new text is in \(newPath) (--force overwrites)",
        event: "conflict", [("path", path), ("new_path", newPath)])
    case .leftForNextRun(let path):
      say(
        .warning,
        "\(path) was saved while its new text was being merged, and is left as it is; run the same"
          + " command again to merge it", event: "kept", [("path", path)])
    case .blocked(let path, let newPath):
      say(
        .warning,
        "another file is called \(path), and is kept; the note is in \(newPath) (--force overwrites)",
        event: "kept", [("path", path), ("new_path", newPath)])
    case .blockedAsBefore(let path):
      say(
        .warning,
        "another file is called \(path), and is kept; the text of the note is not new"
          + " (--force overwrites)", event: "kept", [("path", path)])
    case .keptUnderOldName(let path, let newPath):
      say(
        .warning,
        "\(path) has been edited since it was written, and is kept; the note is \(newPath) now",
        event: "kept", [("path", path), ("new_path", newPath)])
    case .moved(let path, let newPath):
      say(
        .warning, "\(path) has been edited since it was written, and is \(newPath) now",
        event: "moved", [("path", path), ("new_path", newPath)])
    }
  }
}
