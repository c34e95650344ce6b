import Exporting
import LoopbackService
import ServiceTestSupport
import Testing

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
}
