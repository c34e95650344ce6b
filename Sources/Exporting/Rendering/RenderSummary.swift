/// What came of rendering meetings.
public struct RenderSummary: Sendable {
  /// How many meetings were rendered.
  public var succeeded = 0
  /// What could not be rendered, in the order of the sources.
  public var failures: [ExportError] = []

  /// Makes the summary of nothing.
  public init() {}
}
