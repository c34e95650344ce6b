/// Renders meetings in one format.
protocol MeetingRenderer: Sendable {
  /// Appends a meeting, with a trailing newline.
  func render(_ view: MeetingView, into output: inout [UInt8]) throws(ReportError)
}
