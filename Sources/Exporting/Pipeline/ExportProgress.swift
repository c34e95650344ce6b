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
  /// The number of lines of the list that name no bot.
  public var badLines = 0
  /// The number of notes kept because a person has edited them.
  public var kept = 0
  /// The number of completed bots of this run that lack a transcript or insights.
  public var incomplete = 0
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
