internal import Exporting
internal import MeetingModel

/// The progress of an export in one line: a bar, rate, time left, and counts.
struct ProgressBar {
  private let progress: ExportProgress
  /// Whether meetings can have everything in place already.
  private let hasUnchanged: Bool

  init(_ progress: ExportProgress, hasUnchanged: Bool = true) {
    self.progress = progress
    self.hasUnchanged = hasUnchanged
  }

  /// The counts: `4400 written, 80 unchanged, 12 waiting, 8 failed`.
  var counts: String {
    var parts = ["\(progress.written) written"]
    if hasUnchanged { parts.append("\(progress.unchanged) unchanged") }
    if progress.waiting > 0 { parts.append("\(progress.waiting) waiting") }
    if progress.failed > 0 { parts.append("\(progress.failed) failed") }
    if progress.badLines > 0 {
      parts.append("\(progress.badLines) bad line\(progress.badLines == 1 ? "" : "s") in the list")
    }
    if progress.merged > 0 { parts.append("\(progress.merged) merged with your edits") }
    if progress.answersKept > 0 {
      parts.append("\(progress.answersKept.counted("stored answer")) kept")
    }
    if progress.kept > 0 { parts.append("\(progress.kept) kept") }
    return parts.joined(separator: ", ")
  }

  /// The line, fitted to a width in columns.
  func text(width: Int) -> String {
    let total = max(progress.total, 1)
    let share = min(progress.settled * 100 / total, 100)
    let filled = share / 5
    let bar = String(repeating: "#", count: filled) + String(repeating: "·", count: 20 - filled)
    var parts = ["\(bar) \(share) %", "\(progress.settled)/\(progress.total)"]
    if progress.rate > 0 {
      parts.append(
        progress.rate >= 10
          ? "\(Int(progress.rate))/s"
          : "\(Int(progress.rate * 10) / 10).\(Int(progress.rate * 10) % 10)/s")
    }
    if let left = progress.timeLeft { parts.append("\(Self.clock(left)) left") }
    parts.append(counts)
    return String(
      String.UnicodeScalarView(parts.joined(separator: "  ").unicodeScalars.prefix(width)))
  }

  /// A duration: `1:02:03` or `2:03`.
  private static func clock(_ duration: Duration) -> String {
    let seconds = Int(duration.components.seconds)
    let end = (seconds % 60).padded(to: 2)
    guard seconds >= 3_600 else { return "\(seconds / 60):\(end)" }
    return "\(seconds / 3_600):\((seconds / 60 % 60).padded(to: 2)):\(end)"
  }
}

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
