public import MeetingModel

/// Something that happened while meetings were rendered or exported.
public enum ExportEvent: Sendable {
  /// The list was read; the progress counts what is already done.
  case begun(ExportProgress)
  /// A line of the list names no bot.
  case badLine(ListFault)
  /// Something in a meeting or its answer was unusual; `meeting` is its bot's ID, or its source.
  case warning(meeting: String, Warning)
  /// The outcome of a note or a file of lines.
  case note(NoteOutcome)
  /// Everything requested of a meeting is in place.
  case done(bot: BotID)
  /// A bot has not finished, or has not stored its results.
  case waiting(bot: BotID, reason: String)
  /// A meeting or a whole source could not be rendered or exported, and the others continue; the
  /// bot is nil if unknown.
  case failed(bot: BotID?, ExportError)
  /// The current progress.
  case progress(ExportProgress)
  /// The service is down and is asked only occasionally, until the given time at the latest.
  case holding(reason: String, bots: Int, first: BotID?, until: Instant)
  /// The service answers again.
  case resumed(after: Duration)
  /// Bots that have not finished are asked about again after a pause.
  case pausing(Duration, waiting: Int)
}
