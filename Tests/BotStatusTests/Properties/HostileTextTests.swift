@testable import BotStatus
import JSONDocument
import MeetingModel
import Testing
import TestSupport

/// Hostile strings are kept as they are, to the byte, wherever they stand.
@Suite(.requires(.sharedFolder("attacks")))
struct HostileTextTests {
  private func meeting(_ members: JSONObject) throws -> Meeting {
    var object = members
    object.members.append(.init(name: "bot_id", value: .string(Fixture.botID)))
    object.members.append(.init(name: "status", value: "completed"))
    return try BotStatusReader().meeting(from: .object(object))
  }

  private func isSame(_ text: String?, _ other: String) -> Bool {
    text.map { $0.utf8.elementsEqual(other.utf8) } == true
  }

  private func isBlank(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
  }

  @Test func `questions, answers, notes and messages are kept`() throws {
    for string in SharedFolder.attacks where !isBlank(string) {
      let text = JSONValue.string(string)
      let meeting = try meeting(
        JSONObject(members: [
          .init(name: "error", value: text), .init(name: string, value: text),
          .init(name: "qa_pairs", value: [["question": text, "answer": text]]),
          .init(
            name: "insights",
            value: ["question_assessments": [["question": text, "score": 1, "notes": text]]]),
        ]))
      #expect(meeting.questions.count == 1)
      #expect(isSame(meeting.questions.first?.question, string))
      #expect(isSame(meeting.questions.first?.answer, string))
      #expect(isSame(meeting.questions.first?.notes?.source, ModelText.markdown(string)))
      #expect(isSame(meeting.error, string))
      #expect(meeting.extra.members == [.init(name: string, value: text)])
      // Lists nested deep have a warning, too.
      let others = meeting.warnings.filter { !$0.message.hasPrefix("lists are nested more than ") }
      #expect(others.map(\.path) == [nil])
      #expect(others.first?.message.hasPrefix("notes have no place for ") == true)
    }
  }

  @Test func `insights are kept as Markdown, and as sections under any key`() throws {
    var others = 0
    defer { #expect(others < 200) }
    for string in SharedFolder.attacks where !isBlank(string) {
      // A document is shown as its value.
      let isDocument =
        (try? JSONParser.parse(string)).map { $0.arrayValue != nil || $0.objectValue != nil }
        == true
      // Marks alone are shown word for word.
      let isMarks = string.unicodeScalars.allSatisfy {
        "#-*+_>`~".unicodeScalars.contains($0) || $0.properties.isWhitespace
      }
      // Other tests are about what is read as it was meant.
      let isKept =
        ModelText.markdown(string) == string
        && ItemText.items([string]) == [[ItemText(text: string)]]
      guard !isDocument, !isMarks, isKept else {
        others += 1
        continue
      }
      let text = JSONValue.string(string)
      let meeting = try meeting(
        JSONObject(members: [
          .init(
            name: "insights",
            value: .object(
              JSONObject(members: [
                .init(name: "x_" + string, value: text),
                .init(name: "list", value: [text, 1]),
                .init(name: "action_items", value: [["task": "t", "owner": "o", "by_whom": text]]),
              ])))
        ]))
      let insights = try #require(meeting.insights)
      let value = InsightValue.text(MarkdownText(string))
      #expect(insights.sections.map(\.value) == [value, .list([value, .number("1")])])
      #expect(isSame(insights.sections.first?.key, "x_" + string))
      #expect(insights.actionItems.first?.details.map(\.value) == [value])
      guard case .text(let kept)? = insights.sections.first?.value else { continue }
      #expect(isSame(kept.source, string))
    }
  }

  @Test func `messages quote hostile names without their control characters`() throws {
    for string in SharedFolder.attacks {
      let error = #expect(throws: BotStatusError.self) {
        try BotStatusReader().meeting(
          from: .object(JSONObject(members: [.init(name: string + "\u{1B}[2J\n", value: 1)])))
      }
      let message = try #require(error.map { "\($0)" })
      #expect(message.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F })
      #expect(message.utf8.count < 1_000)
    }
  }
}
