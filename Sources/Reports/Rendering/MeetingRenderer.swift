/// Writes meetings in one format.
protocol MeetingRenderer: Sendable {
  /// Appends a meeting; what was written ends with a line end.
  func render(_ view: MeetingView, into output: inout [UInt8]) throws(ReportError)
}
