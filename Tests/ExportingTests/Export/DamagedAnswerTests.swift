import Exporting
import Foundation
import MeetingModel
import Reports
import Testing
import TestSupport

/// Archives in which one answer is damaged.
@Suite(.serialized) struct DamagedAnswerTests {
  private static let damages = [
    "UPDATE answer SET body = zeroblob(length(body)) WHERE position = 3",
    "UPDATE answer SET size = size + 1 WHERE position = 3",
    "UPDATE answer SET body = (SELECT body FROM answer WHERE position = 4),"
      + " size = (SELECT size FROM answer WHERE position = 4) WHERE position = 3",
    "DELETE FROM answer WHERE position = 3",
  ]

  @Test(arguments: damages)
  func `one bot fails, the others go on, and a refresh puts a good answer in place`(
    damage: String
  ) async throws {
    let archive = try await ForeignArchive()
    let fixture = archive.fixture
    let expected = try fixture.files()
    try archive.python("change(path, \"\(damage)\")")
    let note = "2025-01-14-room-2-\(ExportFixture.id(2)).html"
    for name in expected.keys where name.hasSuffix(".html") {
      try FileManager.default.removeItem(atPath: fixture.output + "/" + name)
    }
    // Without the service, as `render --archive` in place.
    let rendered = try await fixture.export(nil, from: nil, pack: "notes")
    #expect(rendered.summary.progress.failed == 1)
    #expect(rendered.summary.progress.written == 5)
    let failure = try #require(rendered.summary.firstFailure)
    #expect(
      failure.reason == "its answer in the archive is damaged" || damage.hasPrefix("DELETE"))
    let bot = try #require(BotID(ExportFixture.id(2)))
    #expect(
      failure.advice
        == .replaceAnswer(of: bot, formats: OutputFormat.usual, folder: fixture.output))
    #expect(try fixture.files()[note] == nil)
    #expect(try fixture.files().count == expected.count)
    // The next export asks for it again, though the service's answer is the same.
    let again = try await fixture.export(ForeignArchive.ids, from: ExportFixture.bots(0..<6))
    #expect(again.requests == 1)
    #expect(again.summary.progress.failed == 0)
    #expect(try fixture.files() == expected)
    // And it is whole.
    try FileManager.default.removeItem(atPath: fixture.output + "/" + note)
    let whole = try await fixture.export(nil, from: nil)
    #expect(whole.summary.progress.failed == 0)
    #expect(try fixture.files() == expected)
  }

  @Test(arguments: damages.prefix(3))
  func `a damaged answer that has to have a part fails, though nothing is to be rendered`(
    damage: String
  ) async throws {
    let archive = try await ForeignArchive()
    let fixture = archive.fixture
    let expected = try fixture.files()
    try archive.python("change(path, \"\(damage)\")")
    let run = try await fixture.export(nil, from: nil) { options, _ in
      options.requirements = [.transcript]
    }
    #expect(run.summary.progress.failed == 1)
    let reason = run.summary.firstFailure?.description ?? ""
    #expect(reason.contains("its answer in the archive is damaged"), "\(reason)")
    #expect(try fixture.files().filter { $0.key != "failures.jsonl" } == expected)
  }

  @Test func `a line whose answer is damaged stays as it was`() async throws {
    let archive = try await ForeignArchive()
    let fixture = archive.fixture
    let expected = try fixture.files()["meetings.jsonl"]
    try archive.python("change(path, \"\(Self.damages[0])\")")
    // All lines count as made with another template.
    try archive.python("change(path, \"UPDATE output SET template = NULL WHERE format = 'jsonl'\")")
    let run = try await fixture.export(nil, from: nil)
    #expect(run.summary.progress.failed == 1)
    #expect(try fixture.files()["meetings.jsonl"] == expected)
    let refreshed = try await fixture.export(ForeignArchive.ids, from: ExportFixture.bots(0..<6))
    #expect(refreshed.summary.progress.failed == 0)
    #expect(try fixture.files()["meetings.jsonl"] == expected)
  }

  @Test func `elsewhere, the others are rendered too`() async throws {
    let archive = try await ForeignArchive()
    try archive.python("change(path, \"\(Self.damages[0])\")")
    var failures = 0
    for input in try ArchivedInputs(ArchiveLocation(archive.fixture.output)) {
      do {
        _ = try await input.read()
      } catch {
        failures += 1
        guard case .replaceAnswer(let bot, [], .some, nil) = (error as? ExportError)?.advice else {
          Issue.record("\(error)")
          continue
        }
        #expect(bot.text == ExportFixture.id(2))
      }
    }
    #expect(failures == 1)
  }

  @Test func `just some bots of an archive are rendered, and unknown ones are told`() async throws {
    let archive = try await ForeignArchive()
    let fixture = archive.fixture
    for (name, _) in try fixture.files() where name.hasSuffix(".md") {
      try FileManager.default.removeItem(atPath: fixture.output + "/" + name)
    }
    let run = try await fixture.export(nil, from: nil, formats: [.markdown]) { options, _ in
      options.bots = [4, 77, 1].compactMap { BotID(ExportFixture.id($0)) }
    }
    #expect(run.summary.progress.written == 2)
    #expect(run.summary.progress.failed == 1)
    #expect(run.summary.firstFailure?.kind == .badInput)
    #expect(try fixture.files().keys.filter { $0.hasSuffix(".md") }.count == 2)
    let names = try ArchivedInputs(
      ArchiveLocation(fixture.output), bots: [4, 77, 1].compactMap { BotID(ExportFixture.id($0)) }
    ).map(\.name)
    #expect(names == [1, 4, 77].map { ExportFixture.id($0) })
  }

  /// Templates that compile, and cannot render a meeting.
  private static let templates = [
    (OutputFormat.markdown, "{{#title}}{{> again}}{{/title}}"),
    (.jsonLines, "not JSON: {{bot_id}}"),
  ]

  @Test(arguments: templates)
  func
    `a template that cannot render an archived answer is told as such, and the answer stays good`(
      format: OutputFormat, template: String
    ) async throws
  {
    let archive = try await ForeignArchive()
    let fixture = archive.fixture
    let pack = fixture.folder.path + "again"
    try FileManager.default.createDirectory(atPath: pack, withIntermediateDirectories: true)
    try Data(#"{"name": "again", "description": "…", "extends": "notes"}"#.utf8)
      .write(to: URL(fileURLWithPath: pack + "/pack.json"))
    try Data(template.utf8)
      .write(to: URL(fileURLWithPath: "\(pack)/again.\(format.rawValue).mustache"))
    let error = await #expect(throws: ExportError.self) {
      _ = try await fixture.export(nil, from: nil, formats: [format], pack: pack)
    }
    #expect(error?.underlying is ReportError, "\(String(describing: error))")
    #expect(error?.advice == nil)
    #expect(try fixture.files()["failures.jsonl"] == nil)
    // The service is not asked again: the archive has good answers.
    let again = try await fixture.export(ForeignArchive.ids, from: ExportFixture.bots(0..<6))
    #expect(again.requests == 0)
    #expect(again.summary.progress.failed == 0)
  }
}
