import BotStatus
import JSONDocument
import MeetingModel
import Testing
import TestSupport

@testable import Evidence

/// Precision and recall against the turns that people marked for each question of real meetings.
struct CorpusEvidenceTests {
  /// The turns that people marked, by bot and question.
  static let marked: [String: [String: Set<Int>]] = {
    guard case .object(let bots)? = try? SharedFolder.json("corpus-evidence.json") else {
      return [:]
    }
    var marked: [String: [String: Set<Int>]] = [:]
    for bot in bots.members {
      for item in bot.value.arrayValue ?? [] {
        guard let object = item.objectValue, let question = object["question"]?.stringValue else {
          continue
        }
        for span in object["turns"]?.arrayValue ?? [] {
          let ends = (span.arrayValue ?? []).compactMap {
            $0.numberValue.flatMap { Int($0.spelling) }
          }
          guard ends.count == 2 else { continue }
          marked[bot.name, default: [:]][question, default: []].formUnion(ends[0]...ends[1])
        }
      }
    }
    return marked
  }()

  @Test(.requires(.sharedFolder()))
  func `what is named as evidence lies in what people marked`() throws {
    var questions = 0
    var answered = 0
    var found = 0
    var named = 0
    var right = 0
    #expect(!Self.marked.isEmpty)
    for (_, bytes) in try SharedFolder.meetings() {
      var meeting = try BotStatusReader().meeting(in: bytes)
      meeting.findEvidence()
      guard let spans = Self.marked[meeting.botID ?? ""] else { continue }
      for question in meeting.questions {
        guard let turns = spans[question.question ?? ""] else { continue }
        questions += 1
        guard !question.evidence.isEmpty else { continue }
        answered += 1
        let hits = question.evidence.filter(turns.contains).count
        named += question.evidence.count
        right += hits
        if hits > 0 { found += 1 }
      }
    }
    let precision = Double(right) / Double(max(named, 1))
    let recall = Double(found) / Double(max(questions, 1))
    print(
      "Evidence, real meetings: \(answered) of \(questions) questions answered;"
        + " precision \(right) of \(named) turns (\(Int(precision * 100)) %);"
        + " recall \(found) of \(questions) questions (\(Int(recall * 100)) %)")
    #expect(questions >= 150)
    #expect(precision >= 0.85)
    #expect(recall >= 0.3)
  }
}
