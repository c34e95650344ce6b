import Foundation
import Testing

/// Calls that are forgotten while they wait.
extension ServeCommandTests {
  @Test func `a call that waits is forgotten before there is an archive, which is no error`()
    async throws
  {
    let id = "258b06fc-6bc9-4261-9f29-000000000007"
    // Without a key, nothing is fetched.
    let stopped = try await serve("--log-format json") { server in
      let answer = try await curl(
        "-X POST -d '\(Self.body(1))'", port: server.port,
        path: "/hooks/pailflow/\(Self.secret)?bot_id=\(id)")
      #expect(answer.contains("accepted"))
      let unknown = try await shell.run(
        "debrief forget 258b06fc-6bc9-4261-9f29-000000000008 --archive notes")
      #expect(unknown.status == 65 && unknown.errors.contains("no archive"), "\(unknown)")
      let forgotten = try await shell.run("debrief forget \(id) --archive notes")
      #expect(forgotten.status == 0, "\(forgotten)")
      #expect(forgotten.errors.contains("forgot \(id): .debrief-calls/"), "\(forgotten)")
      #expect(forgotten.errors.contains("there is no archive at notes/debrief.sqlite"))
      try await waitUntilDone(port: server.port)
    }
    #expect(stopped.status == 0)
    let lines = stopped.log.split(separator: "\n").filter { $0.contains("call_removed") }
    #expect(lines.count == 1, "\(stopped.log)")
    #expect(lines.first?.contains("\"level\":\"info\"") == true)
    #expect(lines.first?.contains("\"call\":1") == true && lines.first?.contains(id) == true)
  }
}
