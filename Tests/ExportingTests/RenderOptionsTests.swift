import BotStatus
import Reports
import Testing
import TimeZones

@testable import Exporting

/// Every option of rendering counts when a folder finds out which of its notes are up to date, and is
/// kept in the archive, so that edits can be told from what was written.
struct RenderOptionsTests {
  /// Options that differ from the usual ones in one property each, by its name.
  private static func variants() throws -> [String: RenderOptions] {
    [
      "omitted": RenderOptions(omitting: [.speakers]), "title": RenderOptions(title: "Ours"),
      "variables": RenderOptions(variables: ["customer": "Acme"]),
      "language": RenderOptions(language: "fr"),
      "timeZone": RenderOptions(timeZone: try ZoneDatabase().zone(named: "Asia/Tokyo")),
    ]
  }

  private func template(_ options: RenderOptions) async throws -> NoteTemplate {
    let pack = try PackLoader().load("notes")
    return try #require(
      try await NoteTemplate.templates(pack, formats: [.markdown], options: options).first)
  }

  @Test func `an option that changes notes changes their key, and comes back from an archive`()
    async throws
  {
    let variants = try Self.variants()
    let usual = try await template(RenderOptions()).key
    for child in Mirror(reflecting: RenderOptions()).children {
      let name = try #require(child.label)
      let options = try #require(variants[name], "add RenderOptions.\(name) to this test")
      let template = try await template(options)
      #expect(template.key != usual, "NoteTemplate.swift: the key does not depend on \(name)")
      let source = try NoteMaker(template, reader: BotStatusReader()).source()
      let maker = try #require(NoteMaker(source, zone: options.timeZone))
      #expect(maker.options == options, "NoteMaker.swift: an archive does not keep \(name)")
    }
  }
}
