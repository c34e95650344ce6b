internal import MeetingModel

/// Writes a value of the insights in a format, appending it to the rendered output.
protocol InsightWriter: Sendable {
  /// The meeting's texts, parsed as needed.
  var texts: ParsedTexts { get set }

  /// Appends a value without a trailing newline.
  func append(_ value: InsightValue, at place: InsightPlace, to output: inout [UInt8])
}
