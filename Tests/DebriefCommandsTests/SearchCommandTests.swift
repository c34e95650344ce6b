import LoopbackService
import ServiceTestSupport
import Testing
import TestSupport

/// `debrief search` over more passages than are compared.
@Suite(.serialized) struct SearchCommandTests {
  /// An answer of a bot with many turns.
  private static func answer(_ id: String) -> [UInt8] {
    let turns = (0..<2_050).map { "[2025-01-14T10:00:01Z] Ann: The point \($0)." }
    return Array(
      """
      {"status":"completed","bot_id":"\(id)","room_url":"https://example.daily.co/weekly",\
      "started_at":"2025-01-14T10:00:00Z","completed_at":"2025-01-14T10:30:00Z",\
      "transcript":"\(turns.joined(separator: "\\n"))","qa_pairs":[],"insights":null}
      """.utf8)
  }

  @Test func `a page behind the last passage that is compared says why there is none`() async throws
  {
    let shell = try Shell()
    let ids = (7...8).map { "258b06fc-6bc9-4261-9f29-00000000000\($0)" }
    let bots = ids.map { ScriptedBot(id: $0, finished: Self.answer($0)) }
    try await LoopbackService(bots: bots).withRunning { service in
      let export = try await shell.run(
        "debrief export \(ids.joined(separator: " ")) -o notes -t md",
        variables: [
          "PAILFLOW_BASE_URL": service.baseURL, "PAILFLOW_API_KEY": LoopbackService.defaultKey,
        ])
      #expect(export.status == 0, "\(export.errors)")
    }
    let last = try await shell.run("debrief search notes the --page 200")
    #expect(last.status == 0 && last.errors.contains("only the last ones"), "\(last.errors)")
    #expect(!last.errors.contains("there is more"))
    let behind = try await shell.run("debrief search notes the --page 201")
    #expect(behind.status == 1 && behind.output.isEmpty)
    #expect(
      behind.errors.contains("there is no page 201")
        && behind.errors.contains("only the last ones of the index were compared"))
    let none = try await shell.run("debrief search notes zebra --page 2")
    #expect(none.status == 1 && !none.errors.contains("the index"), "\(none.errors)")
  }
}
