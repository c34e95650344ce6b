import Foundation
import MeetingModel
import Reports
import Testing

/// What is not there is said in words where that matters, and otherwise not shown at all.
@Suite struct HonestyTests {
  private static let renderers = Result {
    try [OutputFormat.markdown, .html].map {
      try Renderer(PackLoader().load("notes"), format: $0)
    }
  }

  private func notes(of meeting: Meeting) throws -> (markdown: String, page: String) {
    let renderers = try Self.renderers.get()
    return (try renderers[0].text(meeting), try renderers[1].text(meeting))
  }

  @Test func `nothing empty is shown, whatever is missing`() throws {
    // Each finding once, with the first meeting that shows it.
    var findings: [String: String] = [:]
    for seed in 0..<1_500 as Range<UInt64> {
      let (answer, meeting) = try OddMeeting.make(seed: seed)
      let (markdown, page) = try notes(of: meeting)
      let body = try #require(page.range(of: "<body>"))
      var found = EmptyParts.inMarkdown(markdown).map { "in Markdown: \($0)" }
      found += try EmptyParts.inPage(page).map { "in the page: \($0)" }
      for text in [markdown, String(page[body.upperBound...])] {
        for word in [
          "null", "nil", "Optional(", "undefined", "pending", " 0/10", "0.0/10", ">0.0<", ">0 <",
        ] {
          if text.contains(word) { found.append("\(word)") }
        }
      }
      for finding in found where findings[finding] == nil { findings[finding] = answer }
    }
    for (finding, answer) in findings { Issue.record("empty \(finding), as of \(answer)") }
  }

  @Test func `every state of readiness is said in words`() throws {
    func isUnknown(_ meeting: Meeting) -> Bool {
      if case .unknown = meeting.status { true } else { false }
    }
    func isBlank(_ name: String) -> Bool { name.allSatisfy(\.isWhitespace) }
    let words: [(sentence: String, holds: (Meeting) -> Bool)] = [
      ("The meeting bot failed.", { $0.status == .failed }),
      ("The meeting was still going on", { $0.status == .running }),
      ("The service reports the status", { isUnknown($0) && !isBlank($0.status.name) }),
      ("The service reports no status", { isUnknown($0) && isBlank($0.status.name) }),
      ("There is no transcript of this meeting.", { $0.readiness.contains(.noTranscript) }),
      ("There is no analysis of this meeting,", { $0.readiness.contains(.noInsights) }),
      (
        "The analysis of this meeting was not available,",
        { $0.readiness.contains(.placeholderInsights) }
      ),
      ("The transcript came without speakers", { $0.transcript?.form == .unstructured }),
      ("The service says:", { $0.error?.isEmpty == false }),
      ("Talk time is estimated", { $0.transcript?.speakers.first?.talkMilliseconds != nil }),
    ]
    var seen = [Int](repeating: 0, count: words.count)
    var wrong: [String: String] = [:]
    for seed in 0..<600 as Range<UInt64> {
      let (answer, meeting) = try OddMeeting.make(seed: seed)
      let (markdown, page) = try notes(of: meeting)
      for (index, word) in words.enumerated() {
        let holds = word.holds(meeting)
        if holds { seen[index] += 1 }
        for text in [markdown, page] where text.contains(word.sentence) != holds {
          wrong["\(word.sentence) should\(holds ? "" : " not") be there"] = answer
        }
      }
    }
    for (finding, answer) in wrong { Issue.record("\(finding), as of \(answer)") }
    for (word, count) in zip(words, seen) { #expect(count > 0, "never seen: \(word.sentence)") }
  }
}
