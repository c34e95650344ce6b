import BotStatus
import Foundation
import MeetingModel
import Testing
import TestSupport

@testable import Evidence

/// Precision and recall on the sample meetings, whose answers are spoken: against the turns that
/// were marked by hand for each question, assessment and part of the insights.
struct SampleEvidenceTests {
  /// The turns that were marked, by meeting and by the path of what is said in them.
  private static func marked() throws -> [String: [String: Set<Int>]] {
    let spans = try JSONDecoder().decode(
      [String: [String: [[Int]]]].self,
      from: Data(ProjectFolder.bytes(of: "Tests/EvidenceTests/Fixtures/sample-evidence.json")))
    return spans.mapValues { $0.mapValues { Set($0.flatMap { Array($0[0]...$0[1]) }) } }
  }

  /// The turns that are named, by the path of what is said in them.
  private static func named(in sample: String) throws -> [String: [Int]] {
    var meeting = try BotStatusReader().meeting(
      in: ProjectFolder.bytes(of: "Sources/CSamples/Meetings/\(sample).json"))
    meeting.findEvidence()
    var named: [String: [Int]] = [:]
    for (index, question) in meeting.questions.enumerated() {
      named["/qa_pairs/\(index)"] = question.evidence
    }
    for evidence in meeting.insights?.evidence ?? [] {
      named[try #require(evidence.path)] = evidence.turns
    }
    return named
  }

  @Test func `what is named as evidence lies in what was marked, and little is missed`() throws {
    var parts = 0
    var found = 0
    var turns = 0
    var right = 0
    for (sample, marked) in try Self.marked() {
      let named = try Self.named(in: sample)
      parts += marked.count
      for (path, named) in named {
        let marked = try #require(marked[path], "\(sample) \(path)")
        let hits = named.filter(marked.contains).count
        turns += named.count
        right += hits
        if hits > 0 { found += 1 }
      }
    }
    let precision = Double(right) / Double(max(turns, 1))
    let recall = Double(found) / Double(max(parts, 1))
    print(
      "Evidence, samples: precision \(right) of \(turns) turns (\(Int(precision * 100)) %);"
        + " recall \(found) of \(parts) parts (\(Int(recall * 100)) %)")
    #expect(precision >= 0.9)
    #expect(recall >= 0.85)
  }

  @Test func `an object of the insights is found by its first text, at its own place`() throws {
    let answer = """
      {"status":"completed","transcript":"Ann: We ship the harbour cranes on Friday morning.\\nBo: \
      Fine.\\nAnn: Good.","insights":{"decisions":[{"decision":"Ship the harbour cranes on Friday \
      morning","by":"Ann"},{"decision":"Paint the door","by":"Bo"}]}}
      """
    var meeting = try BotStatusReader().meeting(in: Array(answer.utf8))
    meeting.findEvidence()
    let evidence = try #require(meeting.insights).evidence
    #expect(evidence.map(\.path) == ["/decisions/0"])
    #expect(evidence.map(\.turns) == [[1]])
  }
}
