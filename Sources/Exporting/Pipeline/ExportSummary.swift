/// What came of rendering or exporting meetings.
public struct ExportSummary: Sendable {
  /// How many meetings are how far.
  public var progress = ExportProgress()
  /// The failure that comes first in the order of the sources; nil if there was none.
  public var firstFailure: ExportError?

  /// Makes the summary of nothing.
  public init() {}

  init(progress: ExportProgress, firstFailure: ExportError?) {
    self.progress = progress
    self.firstFailure = firstFailure
  }

  /// Whether a meeting is in its place.
  public var hasSuccess: Bool { progress.written + progress.unchanged > 0 }
}
