/// What came of an export.
public struct ExportSummary: Sendable {
  /// How many meetings are how far.
  public var progress: ExportProgress
  /// The failure that comes first in the list; nil if there was none.
  public var firstFailure: ExportError?

  /// Whether a meeting of the list is in the folder.
  public var hasSuccess: Bool { progress.written + progress.unchanged > 0 }
}
