internal import MeetingModel

/// Writes a value of the insights in a format, at the end of what was rendered so far.
protocol InsightWriter: Sendable {
  /// Appends a value; no line end follows it.
  func append(_ value: InsightValue, at place: InsightPlace, to output: inout [UInt8])
}
