import Foundation
import LoopbackService
import ServiceTestSupport
import Synchronization
import Testing
import TestSupport

/// `debrief serve` as a process: over HTTP, killed and started again.
@Suite(.serialized, .requires(.tool("curl")))
struct ServeCommandTests {
  static let secret = "0123456789abcdef0123456789abcdef"
  let shell: Shell

  init() throws {
    shell = try Shell()
  }

  static func body(_ number: Int) -> String {
    """
    {"event":"session_complete","room_name":"room-\(number)","duration_seconds":60,\
    "transcript_text":"[2026-03-02T09:00:05.100+00:00] Ann: Meeting \(number).\\n"}
    """
  }

  static func answer(_ id: String) -> [UInt8] {
    Array(
      """
      {"status":"completed","bot_id":"\(id)","room_url":"https://example.daily.co/weekly",\
      "started_at":"2025-01-14T10:00:00Z","completed_at":"2025-01-14T10:30:00Z",\
      "transcript":"[2025-01-14T10:00:01Z] Ann: Let us begin.","qa_pairs":[],\
      "insights":{"summary":"Good."}}
      """.utf8)
  }

  /// A server that runs.
  struct Server: Sendable {
    let port: Int
    let process: Int32

    func kill() { Foundation.kill(process, SIGKILL) }
  }

  /// Runs a server while a closure runs, and then tells it to stop.
  func serve(
    _ options: String = "", variables: [String: String] = [:],
    _ body: @escaping @Sendable (Server) async throws -> Void
  ) async throws -> (status: Int32, log: String) {
    let log = shell.folder.appending(path: "log-\(UUID().uuidString)").path
    let step = try await shell.run(
      "exec debrief serve notes --listen 127.0.0.1:0 \(options) 2> '\(log)'",
      variables: ["DEBRIEF_SERVE_SECRET": Self.secret].merging(variables) { $1 }
    ) { process in
      defer { if process.isRunning { process.terminate() } }
      var port: Int?
      let end = ContinuousClock.now + .seconds(300)
      while port == nil, process.isRunning, ContinuousClock.now < end {
        try await Task.sleep(for: .milliseconds(20))
        let text = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
        port = text.firstMatch(of: /listening at http:\/\/127\.0\.0\.1:(\d+)\b[^\n]*\n/)
          .flatMap { Int($0.1) }
      }
      try await body(
        Server(port: try #require(port), process: process.processIdentifier))
    }
    return (step.status, try String(contentsOfFile: log, encoding: .utf8))
  }

  /// Sends calls at once; returns the numbers of those that were answered with 202.
  private func send(_ numbers: Range<Int>, to port: Int) async throws -> Set<Int> {
    let script = """
      import asyncio, sys
      port, secret = int(sys.argv[1]), sys.argv[2]
      async def call(line):
          number, body = line.split(" ", 1)
          body = body.encode()
          try:
              reader, writer = await asyncio.open_connection("127.0.0.1", port)
              writer.write(b"POST /hooks/pailflow/%s HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: %d\\r\\n\\r\\n"
                           % (secret.encode(), len(body)) + body)
              if b" 202 " in await asyncio.wait_for(reader.readline(), 60):
                  print(number, flush=True)
              writer.close()
          except OSError:
              pass
      async def main():
          await asyncio.gather(*[call(line) for line in sys.stdin.read().splitlines()])
      asyncio.run(main())
      """
    let lines = numbers.map { "\($0) \(Self.body($0))\n" }.joined()
    let output = try Tool.run(
      [
        "sh", "-c", "ulimit -n 4096; exec python3 -c \"$0\" \"$@\"", script, "\(port)", Self.secret,
      ],
      input: Array(lines.utf8))
    return Set(
      String(decoding: output, as: UTF8.self).split(separator: "\n").compactMap { Int($0) })
  }

  func curl(_ arguments: String, port: Int, path: String = "") async throws -> String {
    try await shell.run(
      "curl -s -m 20 \(arguments) 'http://127.0.0.1:\(port)\(path)'"
    ).output
  }

  func waitUntilDone(port: Int) async throws {
    let end = ContinuousClock.now + .seconds(300)
    while ContinuousClock.now < end {
      if try await curl("", port: port, path: "/healthz").contains("\"queued\":0") { return }
      try await Task.sleep(for: .milliseconds(100))
    }
    Issue.record("the calls are not worked off in five minutes")
  }

  /// The numbers of the meetings that have notes.
  private var noted: Set<Int> {
    let names =
      (try? FileManager.default.contentsOfDirectory(
        atPath: shell.folder.path + "/notes")) ?? []
    return Set(names.compactMap { $0.firstMatch(of: /^room-(\d+)-.*\.md$/).flatMap { Int($0.1) } })
  }

  @Test(.requires(.tool("python3")))
  func `of a thousand calls none is lost that was answered, though the server is killed`()
    async throws
  {
    let answered = Mutex<Set<Int>>([])
    for round in 0..<4 {
      let first = round * 250
      let killed = try await serve { server in
        let begun = try await send(first..<(first + 20), to: server.port)
        #expect(begun.count == 20)
        let target = try callCount() + 1 + 60 * round
        async let sent = send((first + 20)..<(first + 250), to: server.port)
        // In the middle of what is being written, sooner or later.
        let end = ContinuousClock.now + .seconds(300)
        while try callCount() < target, ContinuousClock.now < end {
          try await Task.sleep(for: .milliseconds(2))
        }
        server.kill()
        let numbers = try await sent
        answered.withLock { $0.formUnion(begun.union(numbers)) }
      }
      #expect(killed.status != 0)
    }
    let wanted = answered.withLock { $0 }
    #expect(!wanted.isEmpty)
    let stopped = try await serve { server in try await waitUntilDone(port: server.port) }
    #expect(stopped.status == 0, "\(stopped.log)")
    #expect(wanted.isSubset(of: noted))
    #expect(try queued().isEmpty)
  }

  @Test(.requires(.tool("python3")))
  func `a thousand calls at once are all answered`() async throws {
    let stopped = try await serve { server in
      #expect(try await send(0..<1_000, to: server.port).count == 1_000)
      try await waitUntilDone(port: server.port)
    }
    #expect(stopped.status == 0)
    #expect(noted.count == 1_000)
    #expect(!stopped.log.contains(Self.secret))
  }

  @Test func `an export into the folder goes on meanwhile, and its bots and the calls are listed`()
    async throws
  {
    let id = "258b06fc-6bc9-4261-9f29-000000000007"
    let bot = ScriptedBot(id: id, finished: Self.answer(id))
    try await LoopbackService(bots: [bot]).withRunning { service in
      let variables = [
        "PAILFLOW_BASE_URL": service.baseURL, "PAILFLOW_API_KEY": LoopbackService.defaultKey,
      ]
      let stopped = try await serve(variables: variables) { server in
        _ = try await curl(
          "-X POST -d '\(Self.body(1))'", port: server.port, path: "/hooks/pailflow/\(Self.secret)")
        let export = try await shell.run("debrief export \(id) -o notes", variables: variables)
        #expect(export.status == 0 || export.errors.contains("another debrief"), "\(export.errors)")
        // The call is only a trigger where it names its bot.
        let answer = try await curl(
          "-X POST -d '\(Self.body(2))'", port: server.port,
          path: "/hooks/pailflow/\(Self.secret)?bot_id=\(id)")
        #expect(answer.contains("accepted"))
        try await waitUntilDone(port: server.port)
      }
      #expect(stopped.status == 0, "\(stopped.log)")
    }
    let list = try await shell.run("debrief list notes").output
    #expect(list.contains(id) && list.contains("room-1") && !list.contains("room-2"), "\(list)")
    #expect(try await shell.run("debrief search notes Meeting").output.contains("«Meeting» 1"))
  }

  @Test func `a folder is served once, and nothing is served without a secret`() async throws {
    let stopped = try await serve { _ in
      let second = try await shell.run(
        "debrief serve notes --listen 127.0.0.1:0",
        variables: ["DEBRIEF_SERVE_SECRET": Self.secret])
      #expect(second.status == 1 && second.errors.contains("another debrief"), "\(second.errors)")
    }
    #expect(stopped.status == 0)
    for secret in ["", "short", "0123456789abcdef/0123456789abcdef"] {
      let refused = try await shell.run(
        "debrief serve notes --listen 127.0.0.1:0", variables: ["DEBRIEF_SERVE_SECRET": secret])
      #expect(refused.status == 64 && !refused.errors.contains("0123"), "\(refused.errors)")
    }
    let made = try await shell.run(
      "debrief serve --new-secret s && stat -c %a s && chmod g+w s && debrief serve n --secret-file s"
    )
    #expect(made.output == "600\n" && made.status == 64, "\(made)")
    #expect(made.errors.contains("can be written by others"))
    let again = try await shell.run("debrief serve --new-secret s")
    #expect(again.status == 64)
  }

  @Test func `an address that is taken is told`() async throws {
    let stopped = try await serve { server in
      let second = try await shell.run(
        "debrief serve other --listen 127.0.0.1:\(server.port)",
        variables: ["DEBRIEF_SERVE_SECRET": Self.secret])
      #expect(second.status == 1 && second.errors.contains("in use"), "\(second.errors)")
    }
    #expect(stopped.status == 0)
  }

  /// The number of calls that are on disk, or worked off.
  private func callCount() throws -> Int { try queued().count + noted.count }

  /// The names of the calls on disk.
  private func queued() throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      atPath: shell.folder.path + "/notes/.debrief-calls")
  }
}
