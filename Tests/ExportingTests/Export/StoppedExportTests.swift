import Exporting
import LoopbackService
import Reports
import ServiceTestSupport
import Testing
import TestSupport

/// Exports that are stopped, in a time that stands still.
@Suite(.serialized) struct StoppedExportTests {
  let fixture: ExportFixture

  init() throws {
    fixture = try ExportFixture()
  }

  @Test func `answers that have come when an export is stopped are not asked for again`()
    async throws
  {
    let ids = ExportFixture.ids(0..<9)
    let stalled = ScriptedBot(
      id: ids[8], answers: [ServiceAnswer(body: [], delivery: .stalledBeforeHead)])
    // Rendering takes a while, so that most answers have come before they are recorded.
    let said = String(repeating: "We have said this before. ", count: 1_000)
    let bots = (0..<8).map { ExportFixture.bot($0, said: said) }
    try await LoopbackService(bots: bots + [stalled]).withRunning { service in
      let export = Task { [fixture] in
        try await fixture.export(ids, from: service) { options, _ in options.jobs = 1 }
      }
      // With one job, the last bot is asked about when the answers about all others are there.
      while !service.requests.contains(where: { $0.path.contains(ids[8]) }) { await Task.yield() }
      export.cancel()
      await #expect(throws: CancellationError.self) { _ = try await export.value }
    }
    let again = try await fixture.export(ids, from: bots + [ExportFixture.bot(8)])
    #expect(again.requests == 1)
    #expect(again.summary.progress.failed == 0)
    let expected = try await fixture.undisturbed(ids, from: bots + [ExportFixture.bot(8)])
    #expect(try fixture.files() == expected)
  }

  @Test func `a refresh that is stopped replaces no answer by one that lacks something`()
    async throws
  {
    let ids = ExportFixture.ids(0..<9)
    // Reading what is stored takes a while, so that most answers have come before they are judged.
    let said = String(repeating: "We have said this before. ", count: 8_000)
    _ = try await fixture.export(
      ids, from: (0..<9).map { ExportFixture.bot($0, said: said) }, formats: [.jsonLines])
    let (files, answers) = (try fixture.files(), try answers())
    let stalled = ScriptedBot(
      id: ids[8], answers: [ServiceAnswer(body: [], delivery: .stalledBeforeHead)])
    let bots = (0..<8).map { number in
      ScriptedBot(
        id: ids[number],
        finished: Array(
          """
          {"status":"completed","bot_id":"\(ids[number])","started_at":"2025-01-14T10:00:00Z",\
          "completed_at":"2025-01-14T10:30:00Z","transcript":"Ann: Hello.","qa_pairs":[],\
          "insights":null}
          """.utf8))
    }
    try await LoopbackService(bots: bots + [stalled]).withRunning { service in
      let export = Task { [fixture] in
        try await fixture.export(ids, from: service, formats: [.jsonLines]) { options, _ in
          options.jobs = 1
          options.isRefreshing = true
        }
      }
      while !service.requests.contains(where: { $0.path.contains(ids[8]) }) { await Task.yield() }
      export.cancel()
      await #expect(throws: CancellationError.self) { _ = try await export.value }
    }
    #expect(try self.answers() == answers)
    #expect(try fixture.files() == files)
  }

  /// The stored answers with the hashes that the archive knows, as text.
  private func answers() throws -> String {
    try Tool.python(
      """
      import sqlite3, sys
      archive = sqlite3.connect(sys.argv[1])
      for row in archive.execute(
              "SELECT bot_id, hex(answer_hash), length(body), substr(hex(body), 1, 400) FROM bot JOIN answer USING (position) ORDER BY 1"):
          print(*row)
      """, arguments: [fixture.output + "/debrief.sqlite"])
  }
}
