import Foundation
import JSONDocument
import MarkdownReaders
import Testing
import TestSupport

/// Structured answers in every promised reader: nothing acts, no word is lost, and every word has
/// the same structure around it as in the others.
@Suite(.serialized) struct StructureTests {
  /// The number of answers to try, and their seed.
  static let count = number("DEBRIEF_STRUCTURES") ?? 25
  static let seed = UInt64(number("DEBRIEF_SEED") ?? 1)
  private static let batch = 250
  /// The readers that are asked: all, or those whose names begin with `DEBRIEF_READER`.
  static let readers = MarkdownReader.promised.filter {
    $0.name.hasPrefix(ProcessInfo.processInfo.environment["DEBRIEF_READER"] ?? "")
  }

  @Test(.requires(MarkdownReader.gitHub.requirement), arguments: readers)
  func `a reader shows every word in its place, and nothing acts`(
    _ reader: MarkdownReader
  ) throws {
    try reader.requirement.check()
    var tally = FaultTally()
    for start in stride(from: 0, to: Self.count, by: Self.batch) {
      let range = start..<min(start + Self.batch, Self.count)
      let answers = try PreparedAnswers.generated(range, seed: Self.seed)
      let faults = try StructureCheck(reader).faults(in: answers)
      for (answer, fault) in zip(answers.answers, faults) {
        guard let fault else { continue }
        if tally.add(fault) <= 1 {
          report(try StructureCheck(reader).smallest(answer, failing: fault), reader)
        }
      }
    }
    print("\(reader.name) read \(Self.count) answers: \(tally)")
  }

  private func report(_ answer: JSONValue, _ reader: MarkdownReader) {
    let check = StructureCheck(reader)
    let fault = (try? check.faults(in: [answer]))?.first ?? nil
    let json = String(decoding: JSONWriter.bytes(of: answer), as: UTF8.self)
    let markdown = (try? StructureCheck.markdown(of: answer)) ?? []
    Issue.record(
      "\(fault.map { "\($0)" } ?? "only among others")\nin: \(json)\n\(String(decoding: markdown, as: UTF8.self))"
    )
  }

  private static func number(_ variable: String) -> Int? {
    ProcessInfo.processInfo.environment[variable].flatMap { Int($0) }
  }
}
