public import MeetingModel

/// Something that happened while meetings were rendered or exported.
public enum ExportEvent: Sendable {
  /// The list was read, and this much of it is there already.
  case begun(ExportProgress)
  /// A line of the list names no bot.
  case badLine(ListFault)
  /// Something in a meeting, or in the way its answer came, was odd; `meeting` names it by the ID of
  /// its bot, or by its source.
  case warning(meeting: String, Warning)
  /// What became of a note, or of a file of lines.
  case note(NoteOutcome)
  /// All that was asked for of a meeting is in its place.
  case done(bot: BotID)
  /// A bot has not finished, or has not stored its results.
  case waiting(bot: BotID, reason: String)
  /// A meeting, or a whole source, could not be rendered or exported; the others go on. The bot is nil
  /// where none is known.
  case failed(bot: BotID?, ExportError)
  /// How far it is.
  case progress(ExportProgress)
  /// The service is down; it is asked once in a while only, until a moment at the latest.
  case holding(reason: String, bots: Int, first: BotID?, until: Instant)
  /// The service answers again.
  case resumed(after: Duration)
  /// Those that wait are asked again after a pause.
  case pausing(Duration, waiting: Int)
}
