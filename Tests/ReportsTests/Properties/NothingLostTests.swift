import BotStatus
import Evidence
import Foundation
import JSONDocument
import MeetingModel
import Reports
import Testing
import TestSupport

/// Each text of an answer, and each name that has something to it, is in every format or is named in
/// a warning, whatever shape the answer has.
@Suite struct NothingLostTests {
  /// The number of answers.
  private static let answers = Effort.isExhaustive ? 20_000 : 300

  private static let renderers = Result {
    try [OutputFormat.markdown, .html, .jsonLines].map {
      try Renderer(PackLoader().load("notes"), format: $0)
    }
  }

  @Test func `each word of an answer is in every format or named in a warning`() throws {
    let renderers = try Self.renderers.get()
    var found: [String: String] = [:]
    for number in 0..<Self.answers {
      var generator = AnswerGenerator(seed: Effort.seed + UInt64(number))
      let answer = generator.answer()
      guard try !lost(of: answer, renderers).isEmpty else { continue }
      let smallest = JSONShrinking.smallest(of: answer) {
        (try? !lost(of: $0, renderers).isEmpty) ?? false
      }
      let text = String(decoding: JSONWriter.bytes(of: smallest), as: UTF8.self)
      let kind = text.replacing(/zq[0-9]+x/, with: "zq")
      if found[kind] == nil { found[kind] = "\(text): \(try lost(of: smallest, renderers))" }
      guard found.count < 20 else { break }
    }
    for (_, finding) in found.sorted(by: { $0.key < $1.key }) { Issue.record("lost: \(finding)") }
  }

  @Test func `a word that no format shows is found`() throws {
    var meeting = Meeting(status: .completed)
    meeting.room.name = "zq1x"
    let shown = try shown(meeting, Self.renderers.get())
    #expect(shown.map(\.name) == ["Markdown", "HTML", "JSON Lines"])
    #expect(shown.allSatisfy { $0.text.contains("zq1x") && !$0.text.contains("zq2x") })
  }

  // MARK: What is shown

  /// The words that a format lacks, with its name.
  private func lost(of answer: JSONValue, _ renderers: [Renderer]) throws -> [String] {
    var meeting = try BotStatusReader().meeting(from: answer)
    meeting.findEvidence()
    let warnings = meeting.warnings
    let words = markers(in: answer, at: JSONPointer())
    var lost: [String] = []
    for (name, text) in try shown(meeting, renderers) {
      for (word, path) in words where !text.contains("\(word)") {
        let isNamed = warnings.contains { warning in
          warning.message.contains(word)
            || warning.path.map { path == $0 || path.hasPrefix($0 + "/") } ?? false
        }
        if !isNamed { lost.append("\(word) in \(name)") }
      }
    }
    return lost
  }

  /// What a reader sees of a meeting in each format, in lower case.
  private func shown(
    _ meeting: Meeting, _ renderers: [Renderer]
  ) throws -> [(name: String, text: String)] {
    let markdown = try renderers[0].text(meeting)
    let frontMatter = markdown.prefix(
      upTo: markdown.range(of: "\n---\n")?.upperBound ?? markdown.startIndex)
    let texts = [
      ("Markdown", frontMatter + (try ShownText.markdown(markdown))),
      ("HTML", Substring(ShownText.html(try renderers[1].text(meeting)))),
      ("JSON Lines", Substring(try renderers[2].text(meeting))),
    ]
    return texts.map { ($0.0, $0.1.lowercased()) }
  }

  /// The words of a value with the paths of what holds them.
  ///
  /// A name without anything to it is not shown: neither is one of a value that is empty or a
  /// placeholder.
  private func markers(in value: JSONValue, at path: JSONPointer) -> [(word: String, path: String)]
  {
    switch value {
    case .string(let text): return markers(in: text).map { ($0, path.text) }
    case .array(let elements):
      return elements.enumerated().flatMap { index, element in
        markers(in: element, at: path.appending(index: index))
      }
    case .object(let object):
      return object.members.flatMap { member in
        let inner = markers(in: member.value, at: path.appending(name: member.name))
        return inner.isEmpty ? [] : markers(in: member.name).map { ($0, path.text) } + inner
      }
    case .null, .boolean, .number: return []
    }
  }

  private func markers(in text: String) -> [String] {
    text.matches(of: /zq[0-9]+x/).map { String($0.output) }
  }
}
