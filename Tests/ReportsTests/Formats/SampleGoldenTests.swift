import BotStatus
import Evidence
import MeetingModel
import Reports
import Testing
import TestSupport
import TimeZones

/// The sample meetings in each format, and one of them in each language, compared whole with files.
///
/// In the languages the transcript is left out: it is the same in all of them.
@Suite struct SampleGoldenTests {
  static let samples = ["interview", "sales-call", "weekly-project-call"]

  @Test(arguments: samples, OutputFormat.usual)
  func `a sample is written as its golden file says`(sample: String, format: OutputFormat) throws {
    try GoldenFile.compare(
      text(of: sample, format),
      with: "Tests/ReportsTests/Golden/\(sample).\(format.rawValue)")
  }

  @Test(
    arguments: BuiltInPacks().languages(ofPack: "notes").filter { $0 != "en" },
    [OutputFormat.markdown, .html])
  func `the interview is written in each language, on clocks in Izmir`(
    language: String, format: OutputFormat
  ) throws {
    let options = RenderOptions(
      omitting: [.transcript], language: language,
      timeZone: try ZoneDatabase().zone(named: "Europe/Istanbul"))
    try GoldenFile.compare(
      text(of: "interview", format, options),
      with: "Tests/ReportsTests/Golden/interview.\(language).\(format.rawValue)")
  }

  @Test(arguments: [
    ("en", "## Transcript", "*Said at 0:40, 0:52, 0:55*"),
    ("de", "## Mitschrift", "*Gesagt bei 0:40, 0:52, 0:55*"),
    ("fr", "## Transcription", "*Dit à 0:40, 0:52, 0:55*"),
    ("es", "## Transcripción", "*Dicho en 0:40, 0:52, 0:55*"),
    ("ja", "## 発言記録", "*発言時刻 0:40, 0:52, 0:55*"),
  ])
  func `the transcript has a heading, and evidence a label, in each language`(
    language: String, heading: String, evidence: String
  ) throws {
    let text = try text(of: "interview", .markdown, RenderOptions(language: language))
    let lines = text.split(separator: "\n").map { String($0) }
    #expect(lines.contains(heading))
    #expect(lines.contains(evidence))
  }

  private func text(
    of sample: String, _ format: OutputFormat, _ options: RenderOptions = RenderOptions()
  ) throws -> String {
    var meeting = try BotStatusReader().meeting(
      in: ProjectFolder.bytes(of: "Sources/CSamples/Meetings/\(sample).json"))
    meeting.findEvidence()
    // A stylesheet of one line keeps the looks out of what is compared.
    let pack = try TemplatePack.extendingNotes([
      "pack.json": TemplatePack.replacingStyle, "style.css": "main {}",
    ])
    return try Renderer(pack, format: format, options: options).text(meeting)
  }
}
