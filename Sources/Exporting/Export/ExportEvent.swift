public import MeetingModel

/// Something that happened in an export.
public enum ExportEvent: Sendable {
  /// The list was read, and this much of it is there already.
  case begun(ExportProgress)
  /// A line of the list names no bot.
  case badLine(ListFault)
  /// Something in a meeting, or in the way its answer came, was odd.
  case warning(bot: BotID, Warning)
  /// A note was written.
  case written(path: String)
  /// A person has edited a note: it was kept, and the new text is beside it.
  case kept(path: String, newPath: String)
  /// A person has edited a note, and has been given its present text before: it was kept.
  case keptAsBefore(path: String)
  /// A note has another name now; what a person has edited under the old one was kept.
  case keptUnderOldName(path: String, newPath: String)
  /// All that was asked for of a meeting is in its place.
  case done(bot: BotID)
  /// A bot has not finished, or has not stored its results.
  case waiting(bot: BotID, reason: String)
  /// A bot could not be exported; the others go on.
  case failed(bot: BotID, ExportError)
  /// How far it is.
  case progress(ExportProgress)
  /// The service is down; it is asked once in a while only, until a moment at the latest.
  case holding(reason: String, bots: Int, first: BotID?, until: Instant)
  /// The service answers again.
  case resumed(after: Duration)
  /// Those that wait are asked again after a pause.
  case pausing(Duration, waiting: Int)
}
