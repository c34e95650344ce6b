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
  /// Everything requested of a meeting is in place: whether anything in the folder is new, and what
  /// has become of its notes.
  case done(bot: BotID, isNew: Bool, notes: [NoteOutcome])
  /// A new answer about a bot lacks parts that the stored one has, which stays.
  case answerKept(bot: BotID, missing: [Requirement])
  /// A bot has not finished, or has not stored its results.
  case waiting(bot: BotID, reason: String)
  /// A meeting or a whole source could not be rendered or exported, and the others continue; the
  /// bot is nil if unknown.
  case failed(bot: BotID?, ExportError)
  /// The current progress.
  case progress(ExportProgress)
  /// The service is down and is asked only occasionally, until the given time at the latest.
  case holding(reason: String, bots: Int, first: BotID?, until: Instant)
  /// The service limits the rate, and is not asked until the given time.
  case rateLimited(until: Instant)
  /// The service answers again.
  case resumed(after: Duration)
  /// Bots that have not finished are asked about again after a pause.
  case pausing(Duration, waiting: Int)
}

/// The progress of an export, in meetings.
public struct ExportProgress: Sendable, Hashable {
  /// The number of meetings on the list.
  public var total = 0
  /// The number of meetings with something new in the folder.
  public var written = 0
  /// The number of meetings with everything already in the folder.
  public var unchanged = 0
  /// The number of meetings that have not finished.
  public var waiting = 0
  /// The number of meetings that failed.
  public var failed = 0
  /// The number of failed meetings whose failure the archive does not record: their notes could not be
  /// put in place, or it has no answer to make them from.
  public var unrecorded = 0
  /// The number of lines of the list that name no bot.
  public var badLines = 0
  /// The number of notes kept because a person has edited them.
  public var kept = 0
  /// The number of notes that a person has edited, and that new texts were merged into without a
  /// conflict.
  public var merged = 0
  /// The number of completed bots of this run that lack a transcript or insights.
  public var incomplete = 0
  /// The number of bots whose stored answers stay, since the new ones lack parts of them.
  public var answersKept = 0
  /// Whether the run waited for bots that had not finished.
  public var hasWaited = false
  /// The number of bots that the service was asked about.
  public var asked = 0
  /// The time since the start.
  public var elapsed = Duration.zero

  /// Makes a progress with all counts at zero.
  public init() {}

  /// The number of meetings that are settled, whatever the outcome.
  public var settled: Int { written + unchanged + waiting + failed }

  /// The number of meetings asked about or written per second.
  public var rate: Double {
    let seconds = elapsed / .seconds(1)
    return seconds > 0 ? Double(settled - unchanged) / seconds : 0
  }

  /// The estimated time left at the current rate; nil if unknown.
  public var timeLeft: Duration? {
    guard rate > 0, total > settled else { return nil }
    return .seconds(Double(total - settled) / rate)
  }
}

/// The outcome of rendering or exporting meetings.
public struct ExportSummary: Sendable {
  /// The number of meetings in each state.
  public var progress = ExportProgress()
  /// The first failure in the order of the sources; nil if there was none.
  public var firstFailure: ExportError?

  /// Whether at least one meeting is in place.
  public var hasSuccess: Bool { progress.written + progress.unchanged > 0 }
}
