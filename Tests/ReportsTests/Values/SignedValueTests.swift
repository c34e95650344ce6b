import BotStatus
import JSONDocument
import Reports
import Testing
import TestSupport

/// Values that begin with a sign, wherever the insights have them.
@Suite struct SignedValueTests {
  private static let values = [
    "> 50 employees", ">50", ">= 5", "- 3%", "+ 5%", "# 1", "# of pumps: 5", "- €5k", "< 5", "~ 5",
    "-5", "#1", "> EUR 2M", "= 3",
  ]

  /// Insights with a value in every place.
  private func insights(_ value: String) -> String {
    let text = String(decoding: JSONWriter.bytes(of: .string(value)), as: UTF8.self)
    return #"""
      {"single":\#(text),"object":{"a":\#(text),"b":"x"},"list":[\#(text),"x"],
      "records":[{"metric":"x","value":\#(text)},{"metric":"y","value":\#(text)}],
      "cells":[{"m":"x","v":["x",\#(text)]},{"m":"y","v":["x"]}],
      "deep":[[[[[[[[[[[\#(text)]]]]]]]]]]],
      "decisions":[\#(text)],"summary":\#(text),"competency_scores":{"A":{"level":\#(text)}}}
      """#
  }

  /// The places in the insights above that show the value.
  private static let count = 10

  private func meeting(_ value: String) throws -> String {
    let text = String(decoding: JSONWriter.bytes(of: .string(value)), as: UTF8.self)
    return #"""
      {"status":"completed","bot_id":"258b06fc-6bc9-4261-9f29-bc8a4474af0a","transcript":"A: b",
      "qa_pairs":[{"question":"Which?","answer":\#(text)}],"insights":\#(insights(value))}
      """#
  }

  private func occurrences(of value: String, in text: String) -> Int {
    text.ranges(of: value).count
  }

  @Test(arguments: values)
  func `a value is shown with its sign in every place`(value: String) throws {
    let meeting = try BotStatusReader().meeting(in: Array(meeting(value).utf8))
    let notes = try PackLoader().load("notes")
    let markdown = try Renderer(notes, format: .markdown).text(meeting)
    let shown = try ShownText.markdown(markdown)
    #expect(occurrences(of: value, in: shown) >= Self.count + 1, "\(markdown)")
    #expect(!shown.contains("\\"), "\(markdown)")
    let page = try ShownText.html(Renderer(notes, format: .html).text(meeting))
    #expect(occurrences(of: value, in: page) >= Self.count + 1, "\(page)")
    #expect(!page.contains("\\"))
    let mail = try Renderer(PackLoader().load("slack"), format: .slack).text(meeting)
    #expect(!mail.contains(#"\\\\"#), "\(mail)")
  }
}
