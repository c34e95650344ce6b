import Exporting
import Foundation
import LoopbackService
import MeetingModel
import Reports
import ServiceTestSupport
import Testing
import TestSupport

/// Bots that are in several archives.
@Suite(.serialized) struct NewerAnswerTests {
  let fixture: MergeFixture

  init() throws {
    fixture = try MergeFixture()
  }

  private static let id = ExportFixture.id(1)

  private enum State {
    case done(String)
    case failed
    case waiting
  }

  /// Exports one bot into a folder.
  private func export(_ name: String, _ state: State, at seconds: Int64) async throws -> String {
    fixture.exports.timing.setClock(to: Instant(seconds: 1_700_000_000 + seconds))
    let bots: [ScriptedBot] =
      switch state {
      case .done(let said): [ExportFixture.bot(1, said: said)]
      case .failed: []
      case .waiting: [ScriptedBot(id: Self.id, answers: [.running(Self.id)])]
      }
    _ = try await fixture.exports.export(
      [Self.id], from: bots, formats: [.markdown, .jsonLines], output: fixture.path(name)
    ) { options, _ in options.isRefreshing = true }
    return fixture.path(name)
  }

  /// Merges in both orders, and one after the other; returns the lines, which must be the same.
  private func merged(_ first: String, _ second: String) async throws -> String? {
    let formats: [OutputFormat] = [.markdown, .jsonLines]
    try await fixture.merge([first, second], into: "one", formats: formats)
    try await fixture.merge([second, first], into: "other", formats: formats)
    try await fixture.merge([first], into: "later", formats: formats)
    try await fixture.merge([second], into: "later", formats: formats)
    #expect(try fixture.files("other") == fixture.files("one"))
    #expect(try fixture.archive("other") == fixture.archive("one"))
    #expect(try fixture.files("later") == fixture.files("one"))
    return fixture.text("one/meetings.jsonl")
  }

  @Test func `the newer of two answers counts`() async throws {
    let old = try await export("old", .done("The old one."), at: 0)
    let new = try await export("new", .done("The new one."), at: 60)
    #expect(try await merged(old, new)?.contains("The new one.") == true)
    #expect(try fixture.files("one") == fixture.files("new"))
    let run = try await fixture.merge([old, new], into: "one", formats: [.markdown, .jsonLines])
    #expect(run.summary.updated == 0)
    #expect(run.summary.conflicts == 1)
  }

  @Test func `of two answers of one time, one counts whatever the order`() async throws {
    let one = try await export("a", .done("The one."), at: 0)
    let other = try await export("b", .done("The other."), at: 0)
    #expect(try await merged(one, other) != nil)
  }

  @Test func `one answer in two archives is no conflict`() async throws {
    let old = try await export("old", .done("The same."), at: 0)
    let new = try await export("new", .done("The same."), at: 60)
    let run = try await fixture.merge([old, new])
    #expect(run.summary.conflicts == 0)
  }

  @Test func `an answer counts more than a later failure or a bot that is running`() async throws {
    let done = try await export("done", .done("It is done."), at: 0)
    let failed = try await export("failed", .failed, at: 60)
    #expect(try await merged(done, failed)?.contains("It is done.") == true)
    #expect(fixture.text("one/failures.jsonl") == nil)
    for name in ["one", "other", "later"] {
      try FileManager.default.removeItem(atPath: fixture.path(name))
    }
    let waiting = try await export("waiting", .waiting, at: 90)
    #expect(try await merged(waiting, done)?.contains("It is done.") == true)
  }

  @Test func `of a failure and a wait, the later one counts`() async throws {
    let failed = try await export("failed", .failed, at: 0)
    let waiting = try await export("waiting", .waiting, at: 60)
    #expect(try await merged(failed, waiting) == nil)
    #expect(fixture.text("one/failures.jsonl") == nil)
    let later = try await export("later-failed", .failed, at: 120)
    let run = try await fixture.merge([waiting, later], into: "last")
    #expect(run.summary.failed == 1)
    #expect(fixture.text("last/failures.jsonl")?.contains(Self.id) == true)
  }

  @Test func `an answer that is kept after a failure is merged`() async throws {
    let formats: [OutputFormat] = [.markdown, .jsonLines]
    let folder = fixture.path("a")
    // Another bot is answered about, so that the failure is not taken for an outage.
    for bots in [ExportFixture.bots(1..<3), [ExportFixture.bot(2)]] {
      let run = try await fixture.exports.export(
        ExportFixture.ids(1..<3), from: bots, formats: formats, output: folder
      ) { options, _ in options.isRefreshing = true }
      #expect(run.summary.progress.failed == 2 - bots.count)
    }
    try await fixture.merge([folder], formats: formats)
    #expect(try fixture.files("all") == fixture.files("a"))
    #expect(try fixture.archive("all") == fixture.archive("a"))
  }

  @Test func `a damaged answer counts less than an older one`() async throws {
    let old = try await export("old", .done("The old one."), at: 0)
    let new = try await export("new", .done("The new one."), at: 60)
    try fixture.exports.changeArchive("UPDATE answer SET body = zeroblob(100)", in: new)
    let run = try await fixture.merge([old, new], formats: [.markdown, .jsonLines])
    #expect(run.summary.damaged == 1)
    #expect(try fixture.files("all") == fixture.files("old"))
    // Nor does it replace what is there.
    let again = try await fixture.merge([new], formats: [.markdown, .jsonLines])
    #expect(again.summary.damaged == 1)
    #expect(try fixture.files("all") == fixture.files("old"))
  }

  @Test func `a bot of which only a damaged answer is there can be asked about again`()
    async throws
  {
    let folder = try await export("a", .done("It is done."), at: 0)
    let expected = try fixture.files("a")
    try fixture.exports.changeArchive("UPDATE answer SET body = zeroblob(100)", in: folder)
    let run = try await fixture.merge([folder], formats: [.markdown, .jsonLines])
    #expect(run.summary.failed == 1)
    #expect(fixture.text("all/failures.jsonl")?.contains("damagedAnswer") == true)
    _ = try await export("all", .done("It is done."), at: 60)
    #expect(try fixture.files("all") == expected)
  }

  @Test func `a damaged answer of the folder is replaced by the same one that is not`() async throws
  {
    let folder = try await export("a", .done("It is done."), at: 0)
    let formats: [OutputFormat] = [.markdown, .jsonLines]
    try await fixture.merge([folder], formats: formats)
    let archive = try fixture.archive("all")
    try fixture.exports.changeArchive(
      "UPDATE answer SET body = zeroblob(100)", in: fixture.path("all"))
    try await fixture.merge([folder], formats: formats)
    #expect(try fixture.archive("all") == archive)
    #expect(try fixture.files("all") == fixture.files("a"))
  }

  @Test(arguments: [
    "9999-99-99T99:99:99.999Z", "2998-01-01T00:00:00.000Z", "2023-11-14T99:00:00.000Z",
  ])
  func `a time that cannot be is none`(time: String) async throws {
    let old = try await export("old", .done("The old one."), at: 0)
    let new = try await export("new", .done("The new one."), at: 60)
    try fixture.exports.changeArchive("UPDATE bot SET asked_at = '\(time)'", in: old)
    #expect(try await merged(old, new)?.contains("The new one.") == true)
  }
}
