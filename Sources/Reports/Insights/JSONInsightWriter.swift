internal import JSONDocument
internal import MeetingModel

/// Writes insights into templates of JSON Lines: their text, escaped as it stands between quotes.
struct JSONInsightWriter: InsightWriter {
  var texts = ParsedTexts()

  func append(_ value: InsightValue, at place: InsightPlace, to output: inout [UInt8]) {
    JSONWriter.appendEscaped(value.plainSource, to: &output)
  }
}
