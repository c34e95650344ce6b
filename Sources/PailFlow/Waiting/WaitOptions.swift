public import MeetingModel

/// How a wait for a bot goes.
public struct WaitOptions: Sendable, Hashable {
  /// How long to wait at most.
  public var limit: Duration
  /// How long a bot that has just completed is asked again for results that are not there yet.
  public var settle: Duration
  /// What the caller needs: it is waited for, too, while the bot settles.
  public var requirements: Set<Requirement>
  /// The pause after the first question.
  public var firstPause: Duration
  /// The longest pause; pauses grow by half.
  public var longestPause: Duration

  /// Makes options.
  public init(
    limit: Duration = .seconds(7_200), settle: Duration = .seconds(60),
    requirements: Set<Requirement> = [], firstPause: Duration = .seconds(5),
    longestPause: Duration = .seconds(30)
  ) {
    self.limit = limit
    self.settle = settle
    self.requirements = requirements
    self.firstPause = firstPause
    self.longestPause = longestPause
  }

  /// The pause that follows another one.
  package func pause(after pause: Duration) -> Duration { min(pause * 1.5, longestPause) }
}
