import Foundation
import JSONDocument
import MeetingModel
import Reports
import Testing
import TestSupport
import TextEscaping

/// Lists of hostile strings in every field, in the built-in templates: they come out as text.
@Suite(.requires(.sharedFolder("attacks")))
struct HostileTextTests {
  /// How many strings are in a meeting.
  private static let chunk = 60

  @Test(arguments: [OutputFormat.markdown, .html])
  func `hostile names and words change no markup, and none is lost`(format: OutputFormat) throws {
    let renderer = try Renderer(PackLoader().load("notes"), format: format)
    let strings = SharedFolder.distinctAttacks
    #expect(strings.count > 3_000)
    for start in stride(from: 0, to: strings.count, by: Self.chunk) {
      let hostile = Array(strings[start..<min(start + Self.chunk, strings.count)])
      let harmless = hostile.indices.map { "word\($0)" }
      let page = try self.page(renderer.text(meeting(hostile)), format)
      let expected = try self.page(renderer.text(meeting(harmless)), format)
      #expect(skeleton(of: page) == skeleton(of: expected), "strings from \(start)")

      var shown = words(of: ShownText.html(page))[...]
      for string in hostile {
        for word in words(of: PlainText.normalised(string)) {
          let place = shown.firstIndex(of: word)
          #expect(place != nil, "strings from \(start): \(word) of \(string.debugDescription)")
          shown = shown[((place ?? shown.startIndex - 1) + 1)...]
        }
      }
    }
  }

  @Test func `hostile insights become harmless elements only`() throws {
    let renderer = try Renderer(PackLoader().load("notes"), format: .html)
    let allowed = Set(
      """
      html head meta style title body header nav main footer section article div p span h1 h2 h3 h4 \
      h5 h6 a ul ol li dl dt dd table thead tbody tr th td strong em code pre blockquote hr br time \
      bdi small figure figcaption svg rect path line text del
      """.split(separator: " ").map(String.init))
    let strings = SharedFolder.distinctAttacks
    for start in stride(from: 0, to: strings.count, by: Self.chunk) {
      let texts = strings[start..<min(start + Self.chunk, strings.count)].map {
        InsightValue.text(MarkdownText($0))
      }
      var meeting = Meeting(status: .completed)
      meeting.insights = Insights(received: .null)
      meeting.insights?.summary = .list(texts)
      meeting.insights?.decisions = texts
      meeting.insights?.actionItems = texts.map { ActionItem(task: $0) }
      meeting.insights?.sections = texts.map { InsightSection(key: "k", title: "t", value: $0) }
      for tag in Tag.tags(in: try renderer.text(meeting)) {
        #expect(allowed.contains(tag.name), "strings from \(start): \(tag)")
        for (name, value) in tag.attributes {
          #expect(!name.hasPrefix("on") && name != "style" && name != "src", "\(tag)")
          guard name == "href", !value.hasPrefix("#") else { continue }
          #expect(
            ["http://", "https://", "mailto:"].contains { value.hasPrefix($0) }, "\(tag) \(value)")
        }
      }
    }
  }

  @Test func `hostile words are in the record as they are`() throws {
    let renderer = try Renderer(PackLoader().load("notes"), format: .jsonLines)
    let strings = SharedFolder.distinctAttacks
    let record = try JSONParser.parse(renderer.text(meeting(strings))).objectValue
    let turns = record?["turns"]?.arrayValue?.compactMap(\.objectValue) ?? []
    #expect(turns.compactMap { $0["text"]?.stringValue } == strings)
    #expect(turns.compactMap { $0["speaker"]?.stringValue } == strings)
  }

  /// A meeting that has strings in all its plain texts.
  private func meeting(_ strings: [String]) -> Meeting {
    var meeting = Meeting(status: .failed)
    meeting.transcript = Transcript(
      turns: strings.enumerated().map { Turn(index: $0 + 1, speaker: $0, text: $1) },
      speakers: strings.map { Speaker(name: $0, wordCount: 1) })
    meeting.questions = strings.map { QuestionAnswer(question: $0, answer: $0) }
    meeting.room.name = strings[0]
    meeting.error = strings[0]
    meeting.botID = strings[0]
    meeting.insights = Insights(received: .null)
    meeting.insights?.title = strings[0]
    meeting.insights?.competencies = strings.map {
      Competency(name: $0, score: Score(JSONNumber(7)))
    }
    meeting.insights?.sections = strings.map {
      InsightSection(key: $0, title: $0, value: .number("1"))
    }
    return meeting
  }

  /// The page, or what libcmark makes of Markdown.
  private func page(_ text: String, _ format: OutputFormat) throws -> String {
    format == .html ? text : try ShownText.page(ofMarkdown: text)
  }

  private func skeleton(of page: String) -> [String] {
    Tag.tags(in: page).filter { $0.name != "br" }.map(\.description)
  }

  /// The words of a text, without the controls of direction that keep it in its place.
  private func words(of text: String) -> [String] {
    let visible = text.unicodeScalars.filter {
      !(0x202A...0x202E).contains($0.value) && !(0x2066...0x2069).contains($0.value)
    }
    return String(String.UnicodeScalarView(visible)).utf8.split { $0 <= 0x20 }.map {
      String(Substring($0))
    }
  }
}
