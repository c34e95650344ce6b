/// The outcome of rendering or exporting meetings.
public struct ExportSummary: Sendable {
  /// The number of meetings in each state.
  public var progress = ExportProgress()
  /// The first failure in the order of the sources; nil if there was none.
  public var firstFailure: ExportError?

  /// Whether at least one meeting is in place.
  public var hasSuccess: Bool { progress.written + progress.unchanged > 0 }
}
