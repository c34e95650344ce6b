internal import MeetingModel

/// Writes a value of the insights in a format, at the end of what was rendered so far.
protocol InsightWriter: Sendable {
  /// Appends a value; no line end follows it.
  ///
  /// - Parameters:
  ///   - headingLevel: The level of the highest headings inside the value.
  ///   - isTight: Whether a value that is one paragraph is written as the text of it, as in an
  ///     item of a list.
  func append(
    _ value: InsightValue, headingLevel: Int, isTight: Bool, to output: inout [UInt8])
}

/// How deep lists, tables and objects of the insights are shown in one another.
///
/// What lies deeper is shown as one text: no reader follows further, and browsers and Markdown
/// readers have limits of their own.
let maximumInsightDepth = 12
