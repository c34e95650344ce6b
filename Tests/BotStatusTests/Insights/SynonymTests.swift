import JSONDocument
import MeetingModel
import Testing

@testable import BotStatus

/// Other words for the slots of the insights, and insights in an object of their own.
@Suite struct SynonymTests: InsightSuite {
  @Test func `each other word fills its slot, in any naming style`() throws {
    for slot in InsightSlot.allCases {
      for synonym in slot.entry.synonyms {
        let words = synonym.split(separator: "_")
        let camel =
          words[0]
          + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }
          .joined()
        for key in [synonym, String(camel), words.joined(separator: " ")] {
          let insights = try insights(#"{"\#(key)":"Order pumps"}"#)
          #expect(insights.sections.isEmpty, "\(key)")
          #expect(Self.holds(insights, in: slot), "\(key)")
        }
      }
    }
  }

  private static func holds(_ insights: Insights, in slot: InsightSlot) -> Bool {
    switch slot {
    case .title: insights.title == "Order pumps"
    case .summary: insights.summary == .text(MarkdownText("Order pumps"))
    default: insights.items(of: slot) == [.text(MarkdownText("Order pumps"))]
    }
  }

  @Test func `no other word is a slot or stands for two`() {
    let words = InsightSlot.allCases.flatMap(\.entry.synonyms)
    #expect(Set(words).count == words.count)
    #expect(words.allSatisfy { InsightSlot(rawValue: $0) == nil })
  }

  @Test func `a slot with content leaves another word its own section`() throws {
    let insights = try insights(
      #"{"tasks":["a"],"action_items":["b"],"key_decisions":["c"],"decisions":["d"],"overview":"e","summary":"f"}"#
    )
    #expect(insights.actionItems.map(\.task) == [text("b")])
    #expect(insights.decisions == [text("d")])
    #expect(insights.summary == text("f"))
    #expect(insights.sections.map(\.title) == ["Tasks", "Key decisions", "Overview"])
  }

  @Test(arguments: ["[]", "null", "\"\"", "\"None\"", "[\"No action items identified\"]"])
  func `a slot without content is filled, and says nothing itself`(value: String) throws {
    let insights = try insights(#"{"action_items":\#(value),"tasks":["a"],"todos":["b"]}"#)
    #expect(insights.actionItems.map(\.task) == [text("a")])
    #expect(insights.sections.map(\.key) == ["todos"])
  }

  @Test(arguments: ["5", "true", "\"None\""])
  func `a value that no slot holds is a section`(value: String) throws {
    let meeting = try meeting(#"{"tasks":\#(value),"meeting_title":["a"],"topics":["b"]}"#)
    #expect(meeting.insights?.sections.map(\.key) == ["tasks", "meeting_title"])
    #expect(meeting.insights?.actionItems.isEmpty == true)
    #expect(meeting.warnings.isEmpty)
  }

  @Test func `a heading that repeats the other word is not shown`() throws {
    let insights = try insights(###"{"executive_summary":"## Executive Summary\n\nWe met."}"###)
    #expect(insights.summary == text("We met."))
  }

  @Test func `many keys of one slot are read in linear time`() throws {
    let keys = (0..<20_000).map { _ in #""tasks":["a"]"# }.joined(separator: ",")
    let insights = try insights("{\(keys)}")
    #expect(insights.actionItems.count == 1)
    #expect(insights.sections.count == 19_999)
  }

  // MARK: Objects of their own

  /// What the service adds to insights of a prompt of one's own.
  private static let defaults =
    #""overall_score":0,"competency_scores":{},"strengths":[],"weaknesses":[],"question_assessments":[],"summary":"Summary pending""#

  @Test(arguments: ["insights", "analysis", "meetingNotes", "result", "minutes"])
  func `insights in an object are read, with and without empty ones beside it`(key: String) throws {
    let inner = #""\#(key)":{"key_decisions":["d"],"action_items":["a"],"overall_score":8}"#
    for source in ["{\(inner)}", "{\(inner),\(Self.defaults)}", "{\(Self.defaults),\(inner)}"] {
      let insights = try insights(source)
      #expect(insights.decisions == [text("d")], "\(source)")
      #expect(insights.actionItems.map(\.task) == [text("a")], "\(source)")
      #expect(insights.overallScore?.value == 8, "\(source)")
      #expect(insights.sections.isEmpty, "\(source)")
    }
  }

  @Test(arguments: [
    #""strengths":["s"]"#, #""overall_score":7"#, #""summary":"We met.""#,
  ])
  func `an object beside parts with content is a section`(part: String) throws {
    let insights = try insights(#"{"analysis":{"decisions":["d"]},\#(part)}"#)
    #expect(insights.decisions.isEmpty)
    #expect(insights.sections.map(\.key) == ["analysis"])
  }

  @Test func `another word beside or in such an object fills what is left`() throws {
    let beside = try insights(#"{"analysis":{"decisions":["d"]},"tasks":["t"],"mood":"good"}"#)
    #expect(beside.decisions == [text("d")])
    #expect(beside.actionItems.map(\.task) == [text("t")])
    let inside = try insights(#"{"result":{"key_decisions":["d"],"overview":"o"}}"#)
    #expect(inside.decisions == [text("d")])
    #expect(inside.summary == text("o"))
    let one = try insights(#"{"data":{"overview":"o","price":3}}"#)
    #expect(one.sections.map(\.key) == ["data"])
  }
}
