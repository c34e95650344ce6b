internal import MeetingModel

/// Writes a value of the insights in a format, at the end of what was rendered so far.
protocol InsightWriter: Sendable {
  /// The texts of the meeting that the values are of, as far as they are parsed.
  var texts: ParsedTexts { get set }

  /// Appends a value; no line end follows it.
  func append(_ value: InsightValue, at place: InsightPlace, to output: inout [UInt8])
}
