import Foundation
import JSONDocument
import MeetingModel
import Reports
import Testing
import TestSupport

/// All meetings of the corpus in every format: nothing lost.
@Suite(.requires(.sharedFolder()))
struct CorpusTests {
  @Test(arguments: OutputFormat.usual)
  func `every word of each transcript is in the output, in order`(format: OutputFormat) throws {
    let renderer = try Renderer(PackLoader().load("notes"), format: format)
    for (name, meeting) in try Corpus.meetings() {
      let text = try renderer.text(meeting)
      let shown = words(of: try shownText(text, format))[...]
      let said = (meeting.transcript?.turns ?? []).flatMap { words(of: $0.text) }
      #expect(said.count > 1_000)
      let missingWord = firstMissing(said, in: shown)
      #expect(missingWord == nil, "\(name): \(missingWord ?? "")")
      guard format != .jsonLines else { continue }

      // Further sections come in the model's order.
      let titles = (meeting.insights?.sections ?? []).flatMap { words(of: $0.title) }
      let missingTitle = firstMissing(titles, in: shown)
      #expect(missingTitle == nil, "\(name): \(missingTitle ?? "")")
      #expect(emptyParts(of: text) == [], "\(name)")
    }
  }

  @Test func `every line of JSON Lines holds the turns as they were read`() throws {
    let renderer = try Renderer(PackLoader().load("notes"), format: .jsonLines)
    for (name, meeting) in try Corpus.meetings() {
      let record = try JSONParser.parse(renderer.text(meeting)).objectValue
      let turns = record?["turns"]?.arrayValue?.map { $0.objectValue?["text"]?.stringValue }
      #expect(turns == meeting.transcript?.turns.map(\.text), "\(name)")
      #expect(record?["insights"] == meeting.insights?.received ?? .null, "\(name)")
    }
  }

  /// What is shown although there is nothing in it.
  private func emptyParts(of text: String) -> [String] {
    let marks = [
      "<li></li>", "<p></p>", "<dt></dt>", "<dd></dd>", "<h2></h2>", "\n- \n", "\n## \n",
    ]
    let lines = text.split(separator: "\n")
    let headings = zip(lines, lines.dropFirst()).filter { line, next in
      line.hasPrefix("## ") && (next.hasPrefix("# ") || next.hasPrefix("## "))
    }
    return marks.filter { text.range(of: $0) != nil } + headings.map { String($0.0) }
  }

  private func shownText(_ text: String, _ format: OutputFormat) throws -> String {
    switch format {
    case .html: ShownText.html(text)
    case .markdown: try ShownText.markdown(text)
    case .jsonLines: try ShownText.record(text)
    default: text
    }
  }

  private func words(of text: String) -> [Substring] {
    text.utf8.split { $0 <= 0x20 }.map(Substring.init)
  }

  /// The first word that is not in the text behind those before it.
  private func firstMissing(_ words: [Substring], in text: ArraySlice<Substring>) -> String? {
    var rest = text
    for (index, word) in words.enumerated() {
      guard let place = rest.firstIndex(of: word) else {
        return "word \(index), \"\(word)\", behind \(words[..<index].suffix(5))"
      }
      rest = rest[(place + 1)...]
    }
    return nil
  }
}
