internal import Archive
internal import Reports

/// Something to do about a bot.
struct WorkItem: Sendable {
  let bot: ArchivedBot
  /// Whether the service is to be asked.
  let isAsked: Bool
  /// The formats that are wanting even if its answer has not changed.
  let formats: Set<OutputFormat>
  /// Whether its answer in the archive has to be looked at, because parts of it are required.
  var isChecked = false
}

/// A bot of the archive, after a look at the folder.
struct CheckedBot: Sendable {
  let bot: ArchivedBot
  /// The formats whose notes are not in the folder as they should be; none where there are to be no
  /// notes.
  let staleNotes: Set<OutputFormat>
}

extension ArchivedBot {
  /// What was written of it in a format; nil if nothing was.
  func output(in format: OutputFormat) -> ArchivedOutput? {
    switch format {
    case .markdown: markdown
    case .html: html
    case .jsonLines: jsonLines
    }
  }
}
