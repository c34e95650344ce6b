import BotStatus
import Evidence
import Foundation
import MeetingModel
import Reports
import Testing
import TestSupport

@Suite struct OptionTests {
  /// A word of the rich meeting that only one part shows.
  private static let words: [(part: ReportPart, word: String)] = [
    (.transcript, "Everything"), (.questions, "Anything"), (.summary, "Cranes"),
    (.actionItems, "Write the"), (.decisions, "Keep"), (.nextSteps, "Monday"),
    (.scores, "Communication"), (.strengths, "Calm"), (.weaknesses, "Late on"),
    (.topics, "logistics"),
    (.sections, "Headcount"),
  ]

  @Test func `the parts are those that are promised, and no others`() {
    #expect(
      ReportPart.allCases.map(\.rawValue) == [
        "transcript", "questions", "insights", "summary", "action_items", "decisions",
        "next_steps", "scores", "strengths", "weaknesses", "topics", "sections", "speakers",
        "evidence", "heading", "footer",
      ])
    for part in ReportPart.allCases { #expect(ReportPart(rawValue: part.rawValue) == part) }
    #expect(ReportPart(rawValue: "title") == nil)
  }

  @Test(arguments: [OutputFormat.markdown, .html])
  func `a part that is left out is gone, and no other`(format: OutputFormat) throws {
    let meeting = try Sample.rich()
    for omitted in Self.words.map(\.part) {
      let text = try render(meeting, format, RenderOptions(omitting: [omitted]))
      for (part, word) in Self.words {
        let isShown = text.range(of: word) != nil
        #expect(isShown == (part != omitted), "\(part) without \(omitted)")
      }
    }
  }

  @Test(arguments: OutputFormat.usual)
  func `speakers and evidence are left out in every format`(format: OutputFormat) throws {
    let marks: [OutputFormat: (speakers: String, evidence: String)] = [
      .markdown: ("## Speakers", "*Said at "), .html: ("<section id=\"speakers\"", "Said at"),
      .jsonLines: ("\"speakers\":[{", "\"evidence\":[1"),
    ]
    let mark = try #require(marks[format])
    var meeting = try Sample.rich()
    meeting.questions[0].evidence = [1]
    let text = try render(meeting, format, RenderOptions())
    #expect(text.contains(mark.speakers))
    #expect(text.contains(mark.evidence))
    let rest = try render(meeting, format, RenderOptions(omitting: [.speakers, .evidence]))
    #expect(!rest.contains(mark.speakers))
    #expect(!rest.contains(mark.evidence))
    #expect(rest.contains("We ship on Friday."))
  }

  @Test(arguments: BuiltInPacks().packNames())
  func `without the heading, nothing else is different`(name: String) throws {
    let pack = try PackLoader().load(name)
    let meeting = try Sample.rich()
    for format in pack.formats where OutputFormat.usual.contains(format) {
      let text = try Renderer(pack, format: format).text(meeting)
      let rest = try Renderer(
        pack, format: format, options: RenderOptions(omitting: [.heading])
      ).text(meeting)
      let headings = ["# Harbour", "<h1 "]
      #expect(
        !rest.split(separator: "\n").contains { line in headings.contains { line.hasPrefix($0) } })
      let lines = text.split(separator: "\n").filter { line in
        !headings.contains { line.hasPrefix($0) }
      }
      #expect(rest.split(separator: "\n") == lines)
      #expect(!rest.contains("\n\n\n") || text.contains("\n\n\n"))
      if format == .html { #expect(rest.contains("<title>Harbour")) }
    }
  }

  @Test(arguments: BuiltInPacks().packNames(), ["interview", "weekly-project-call"])
  func `without the transcript, evidence is there as times without links`(
    name: String, sample: String
  ) throws {
    let pack = try PackLoader().load(name)
    var meeting = try BotStatusReader().meeting(
      in: ProjectFolder.bytes(of: "Sources/CSamples/Meetings/\(sample).json"))
    meeting.findEvidence()
    for format in pack.formats where [.markdown, .html].contains(format) {
      func text(_ omitted: ReportPart...) throws -> String {
        try Renderer(pack, format: format, options: RenderOptions(omitting: Set(omitted)))
          .text(meeting)
      }
      let rest = try text(.transcript)
      #expect(!rest.contains("#t-"), "\(format)")
      #expect(!rest.contains("href=\"#\""), "\(format)")
      let count = try text().split(separator: "Said at").count
      #expect(rest.split(separator: "Said at").count == count, "\(format)")
      #expect(try !text(.transcript, .evidence).contains("Said at"), "\(format)")
      if name == "notes" { #expect(count > 10, "\(format)") }
    }
  }

  @Test(arguments: OutputFormat.usual)
  func `a title takes the place of that of the meeting`(format: OutputFormat) throws {
    let text = try render(Sample.rich(), format, RenderOptions(title: "Our <title>"))
    #expect(!text.contains("Harbour") || format == .jsonLines)
    #expect(text.contains(format == .jsonLines ? "\"title\":\"Our <title>\"" : "Our &lt;title"))
  }

  @Test func `without insights the title is made of room and day`() throws {
    let text = try render(Sample.rich(), .markdown, RenderOptions(omitting: [.insights]))
    #expect(text.contains("\n# harbour review, 2 March 2026\n"))
    #expect(!text.contains("Q3"))
  }

  @Test func `variables are seen under their names, and absent ones are nothing`() throws {
    let pack = try TemplatePack.extendingNotes([
      "own.html.mustache": "{{vars.client}}{{vars.other}}{{#vars.client}}!{{/vars.client}}"
    ])
    let options = RenderOptions(variables: ["client": "A & B"])
    #expect(
      try Renderer(pack, format: .html, options: options).text(Sample.talk([])) == "A &amp; B!")
  }

  @Test(arguments: [
    ("tlh", ""), ("dee", "; did you mean \"de\"?"), ("i-de", ""),
    ("jp", "; did you mean \"ja\"?"), ("", ""), ("../../etc/passwd", ""),
  ])
  func `a language without labels is an error that names those that there are`(
    language: String, guess: String
  ) throws {
    #expect(
      description {
        try Renderer(
          PackLoader().load("notes"), format: .html, options: RenderOptions(language: language))
      } == "notes: the pack has no labels in the language \"\(language)\"\(guess) (there are: "
        + BuiltInPacks().languages(ofPack: "notes").sorted().joined(separator: ", ")
        + "; a labels.\(language).json in a pack adds it)")
  }

  @Test(arguments: [
    ("DE", "de"), ("de-AT", "de"), ("en-GB", "en"), ("fr_FR", "fr"), ("EN_us.UTF-8", "en"),
    ("de_AT.UTF-8", "de"), ("de@euro", "de"), ("de-Latn-x-a", "de"),
    ("fr-CA", "fr-CA"), ("FR_ca", "fr-CA"), ("fr-CA-x-quebec", "fr-CA"), ("fr-CH", "fr"),
    ("fr-ca-1996", "fr-CA"),
  ])
  func `a language is looked up as RFC 4647 says`(range: String, language: String) throws {
    let pack = try TemplatePack.extendingNotes([
      "labels.fr-CA.json": "{}", "own.html.mustache": "{{language}}",
    ])
    let options = RenderOptions(language: range)
    #expect(try Renderer(pack, format: .html, options: options).text(Sample.talk([])) == language)
  }

  @Test func `a special language has the labels of the general one beside its own`() throws {
    let pack = try TemplatePack.extendingNotes([
      "own.html.mustache": "{{language}} {{labels.month_1}} {{labels.month_2}}",
      "labels.de-AT.json": "{\"month_1\": \"J\u{E4}nner\"}",
    ])
    let renderer = try Renderer(pack, format: .html, options: RenderOptions(language: "de-at"))
    #expect(try renderer.text(Sample.talk([])) == "de-AT J\u{E4}nner Februar")
  }

  @Test(arguments: [
    (
      "labels.en.json", "{\"summary\": 1}",
      "own/labels.en.json:1:2: a label has to be text in quotes"
    ),
    ("labels.en.json", "[]", "own/labels.en.json:1:1: the file has to hold one object"),
    (
      "labels.en.json", "{\"summary\": \"In short\",\n  \"descisions\": \"Agreed\"}",
      "own/labels.en.json:2:3: no label is called \"descisions\"; did you mean \"decisions\"? (one "
        + "of your own has to be used in a template, {{labels.descisions}}; otherwise delete the line)"
    ),
    (
      "own.html.mustache", "\n {{speakr}}",
      "own/own.html.mustache:2:2: no value is called \"speakr\" here; did you mean \"speakers\"?"
    ),
  ])
  func `a file of a pack that is not right is an error with a place`(
    file: String, text: String, message: String
  ) throws {
    let pack = try TemplatePack.extendingNotes([file: text])
    #expect(description { try Renderer(pack, format: .html) } == message)
  }

  private func render(
    _ meeting: Meeting, _ format: OutputFormat, _ options: RenderOptions
  ) throws -> String {
    try Renderer(PackLoader().load("notes"), format: format, options: options).text(meeting)
  }
}
