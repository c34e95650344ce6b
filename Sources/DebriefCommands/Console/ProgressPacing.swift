/// Decides when the progress is shown: a bar at most ten times a second, a line every ten seconds.
struct ProgressPacing {
  /// The time between two; nil if the progress is never shown.
  private let interval: Duration?
  /// When it was last shown, since the start.
  private var last = Duration.zero

  init(_ style: ProgressOptions.Style) {
    interval =
      switch style {
      case .bar: .milliseconds(100)
      case .none: nil
      case .auto, .plain: .seconds(10)
      }
  }

  /// Whether the progress is to be shown at a time since the start; if so, the next interval begins.
  mutating func isDue(at elapsed: Duration) -> Bool {
    guard let interval, elapsed >= last + interval else { return false }
    last = elapsed
    return true
  }
}
