import BotStatus
import MeetingModel
import Testing
import TestSupport

@testable import Redaction

/// Recorded meetings under pseudonyms.
@Suite(.requires(.sharedFolder()))
struct CorpusRedactionTests {
  private static func meetings() throws -> [Meeting] {
    try SharedFolder.jsonFiles(in: "corpus").map {
      try BotStatusReader().meeting(in: SharedFolder.bytes(of: $0))
    }
  }

  @Test func `no name of a speaker is left in any case`() throws {
    let meetings = try Self.meetings()
    let pseudonyms = PseudonymTests.pseudonyms(meetings)
    let redactor = Redactor(kinds: Set(RedactionKind.allCases), pseudonyms: pseudonyms)
    let names = Set(meetings.flatMap(\.participants)).compactMap { PersonName(label: $0)?.text }
    var leaks: [String] = []
    // Every fourth one: an unoptimised build takes a second for each.
    for meeting in stride(from: 0, to: meetings.count, by: 4).map({ meetings[$0] }) {
      var text = ""
      dump(redactor.redact(meeting).meeting, to: &text)
      let words = Self.words(of: text)
      let runs = (1...5).map { Self.runs(of: words.map { $0.lowercased() }, length: $0) }
      let single = Set(words)
      for name in names {
        let parts = Self.words(of: name)
        guard (1...5).contains(parts.count) else { continue }
        let isLeft =
          parts.count == 1
          ? single.contains(name) || single.contains(name.uppercased())
          : runs[parts.count - 1].contains(parts.joined(separator: " ").lowercased())
        if isLeft { leaks.append("\(meeting.room.name ?? "?"): \(name)") }
      }
    }
    #expect(leaks == [])
  }

  /// The words of a text, split by other code than that which replaces names.
  private static func words(of text: String) -> [String] {
    text.unicodeScalars.split { !$0.properties.isAlphabetic && $0.properties.numericType == nil }
      .map { String($0) }
  }

  /// All runs of words of a length.
  private static func runs(of words: [String], length: Int) -> Set<String> {
    guard words.count >= length else { return [] }
    return Set((0...words.count - length).map { words[$0..<$0 + length].joined(separator: " ") })
  }
}
