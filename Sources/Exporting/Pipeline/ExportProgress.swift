/// How far an export is, in meetings.
public struct ExportProgress: Sendable, Hashable {
  /// How many there are on the list.
  public var total = 0
  /// How many have something new in the folder.
  public var written = 0
  /// How many have all in the folder already.
  public var unchanged = 0
  /// How many have not finished.
  public var waiting = 0
  /// How many failed.
  public var failed = 0
  /// How many lines of the list name no bot.
  public var badLines = 0
  /// How many notes were kept because a person has edited them.
  public var kept = 0
  /// How many completed bots of this run have no transcript or no insights.
  public var incomplete = 0
  /// Whether bots that had not finished were waited for.
  public var hasWaited = false
  /// How many bots the service was asked about.
  public var asked = 0
  /// The time since the beginning.
  public var elapsed = Duration.zero

  /// Makes the progress of nothing.
  public init() {}

  /// How many are settled, one way or another.
  public var settled: Int { written + unchanged + waiting + failed }

  /// How many meetings were asked about or written each second.
  public var rate: Double {
    let seconds = elapsed / .seconds(1)
    return seconds > 0 ? Double(settled - unchanged) / seconds : 0
  }

  /// The time that is left if it goes on like this; nil where that cannot be said.
  public var timeLeft: Duration? {
    guard rate > 0, total > settled else { return nil }
    return .seconds(Double(total - settled) / rate)
  }
}
