internal import JSONDocument
internal import MeetingModel

/// Writes insights into JSON Lines templates: their text, escaped for use inside quotes.
struct JSONInsightWriter: InsightWriter {
  var texts = ParsedTexts()

  func append(_ value: InsightValue, at place: InsightPlace, to output: inout [UInt8]) {
    JSONWriter.appendEscaped(value.plainSource, to: &output)
  }
}
