import BotStatus
import Foundation
import InterchangeFormats
import JSONDocument
import MeetingModel
import Testing

@testable import Reports

/// Messages stay below the size at which mail programs cut them off.
@Suite struct MailSizeTests {
  private func meeting(_ insights: String) throws -> Meeting {
    try BotStatusReader().meeting(
      in: Array(#"{"status": "completed", "qa_pairs": [], "insights": \#(insights)}"#.utf8))
  }

  /// The two parts of a message, and its size.
  private func message(
    _ meeting: Meeting, language: String = "en"
  ) throws -> (text: String, page: String, size: Int) {
    var bytes: [UInt8] = []
    let options = RenderOptions(language: language)
    try Renderer(PackLoader().load("email"), format: .mail, options: options)
      .render(meeting, into: &bytes)
    let message = try MailMessage(reading: bytes)
    return (
      String(decoding: message.text ?? [], as: UTF8.self),
      String(decoding: message.page ?? [], as: UTF8.self), bytes.count
    )
  }

  private func list(_ items: [String]) -> String { "[\(items.joined(separator: ","))]" }

  @Test(arguments: [(20_000, "en", "and 19,", " more"), (4_000, "de", "und 3.", " weitere")])
  func `of very many items, whole ones are in both parts, and how many are not`(
    count: Int, language: String, start: String, end: String
  ) throws {
    let items = (1...count).map { #""Item \#($0) & co""# }
    let message = try message(meeting("{\"decisions\": \(list(items))}"), language: language)
    #expect(message.size < 100_000)
    for part in [message.text, message.page] {
      let lines = part.split(whereSeparator: \.isNewline)
      let line = try #require(lines.first { $0.contains(start) })
      let rest = line.components(separatedBy: start)[1]
      let missing = (count == 20_000 ? 19_000 : 3_000) + (Int(rest.prefix { $0.isNumber }) ?? 0)
      let shown = lines.count { $0.contains("Item ") }
      #expect(shown + missing == count)
      #expect(shown > 20)
      #expect(line.contains(end))
    }
    #expect(message.page.contains("</html>"))
  }

  @Test func `items of 60 KB each are left out whole, and the others stay`() throws {
    let long = "\"\(String(repeating: "long & words ", count: 5_000))\""
    let items = list([long, "\"short one\"", long])
    let message = try message(
      meeting(
        """
        {"decisions": \(items), "next_steps": \(items), "strengths": \(items),
        "weaknesses": \(items), "summary": \(long), "extra": \(items), "text": \(long),
        "action_items": [{"task": \(long), "owner": "Ann"}, {"task": "short one"}],
        "competency_scores": [{"name": "Tact", "score": 5, "notes": \(long)}],
        "table": [{"a": \(long), "b": 1}, {"a": "short one", "b": 2}], "title": \(long)}
        """))
    #expect(message.size < 100_000)
    for part in [message.text, message.page] {
      #expect(part.count { $0 == "…" } > 1)
      // Of every list and table.
      #expect(part.components(separatedBy: "short one").count - 1 == 7)
      #expect(part.components(separatedBy: "and 2 more").count - 1 == 5)
      #expect(part.components(separatedBy: "and 1 more").count - 1 == 3)
    }
  }

  @Test func `a message that is short enough has everything`() throws {
    let items = list((1...150).map { #""Item \#($0)""# })
    let message = try message(meeting("{\"decisions\": \(items)}"))
    for part in [message.text, message.page] {
      #expect(part.contains("Item 150"))
      #expect(!part.contains(" more"))
    }
  }
}
