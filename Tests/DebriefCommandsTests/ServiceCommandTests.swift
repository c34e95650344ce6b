import Foundation
import HTTPTypes
import LoopbackService
import ServiceTestSupport
import Testing

/// The commands that ask the service, as processes of their own, over real HTTP.
@Suite(.serialized) struct ServiceCommandTests {
  static let id = "258b06fc-6bc9-4261-9f29-bc8a4474af0a"
  static let answer = """
    {"status":"completed","bot_id":"\(id)","room_url":"https://example.daily.co/standup",\
    "started_at":"2026-01-15T10:00:00Z","completed_at":"2026-01-15T10:10:00Z",\
    "transcript":"[2026-01-15T10:00:01Z] Ann: Hello.","qa_pairs":[],"insights":{"summary":"Short."}}
    """

  let shell: Shell

  init() throws {
    shell = try Shell()
  }

  /// Runs a command against a service with some bots.
  private func run(
    _ command: String, bots: [ScriptedBot], key: String = LoopbackService.defaultKey,
    whileRunning: @escaping @Sendable (Process, RunningService) async throws -> Void = { _, _ in }
  ) async throws -> (result: Transcript.Step, requests: Int) {
    try await LoopbackService(bots: bots).withRunning { service in
      let variables = ["PAILFLOW_BASE_URL": service.baseURL, "PAILFLOW_API_KEY": key]
      let result = try await shell.run(command, variables: variables) { process in
        try await whileRunning(process, service)
      }
      #expect(!result.output.contains(key), "the key is in the output")
      #expect(!result.errors.contains(key), "the key is in a message")
      return (result, service.requests.count)
    }
  }

  private static let finished = ScriptedBot(id: id, finished: Array(answer.utf8))

  @Test func `a finished bot costs one request`() async throws {
    let (result, requests) = try await run(
      "debrief render \(Self.id.uppercased()) --wait -o notes/", bots: [Self.finished])
    #expect(result.errors == "debrief: wrote notes/2026-01-15-standup-bc8a4474af0a.md\n")
    #expect(result.status == 0)
    #expect(requests == 1)
  }

  @Test func `notes of a fetched answer are those of the bot`() async throws {
    let (result, _) = try await run(
      """
      debrief render \(Self.id) -t html > live.html && debrief fetch \(Self.id) -o answer.json \\
        && debrief render answer.json -t html | cmp - live.html && stat -c %a answer.json
      """, bots: [Self.finished])
    #expect(result.output == "600\n")
    #expect(result.status == 0)
    let kept = try Data(contentsOf: shell.folder.appendingPathComponent("answer.json"))
    #expect(Array(kept) == Array(Self.answer.utf8))
  }

  @Test func `a wrong key is exit code 4 and stops everything`() async throws {
    let (result, requests) = try await run(
      "debrief render \(Self.id) 00000000-0000-4000-8000-000000000001 -t jsonl",
      bots: [Self.finished], key: "another-key")
    #expect(result.status == 4)
    #expect(result.errors.contains("key"))
    #expect(requests == 1)
  }

  @Test func `no key is exit code 4`() async throws {
    let result = try await shell.run("debrief render \(Self.id)")
    #expect(result.status == 4)
    #expect(result.errors.contains("PAILFLOW_API_KEY"))
  }

  @Test(arguments: ["not-a-bot", "258b06fc-6bc9-4261-9f29-bc8a4474af0", "../../etc/shadow"])
  func `a source that is neither a file nor a bot is exit code 65, and nothing is sent`(
    word: String
  ) async throws {
    let (result, requests) = try await run("debrief render \(word)", bots: [Self.finished])
    #expect(result.status == 65)
    #expect(requests == 0)
  }

  @Test func `a bot that is still running is exit code 5`() async throws {
    let bot = ScriptedBot(id: Self.id, answers: [.running(Self.id)])
    let (result, requests) = try await run("debrief render \(Self.id) -o a.md", bots: [bot])
    #expect(result.status == 5)
    #expect(result.errors.contains("--wait"))
    #expect(result.errors.contains(Self.id))
    #expect(requests == 1)
  }

  @Test(arguments: [("", 5), (" --allow-incomplete", 0)])
  func `a wait whose results never come is told`(options: String, status: Int32) async throws {
    let bot = ScriptedBot(
      id: Self.id,
      answers: [.completedWithoutResults(Self.id, completedAt: "2025-01-15T10:00:00Z")])
    for command in ["render \(Self.id) -o notes.md", "fetch \(Self.id) -o answer.json"] {
      let (result, _) = try await run("debrief \(command) --wait=1s\(options)", bots: [bot])
      #expect(result.status == status)
      #expect(result.errors.contains("without transcript and insights"))
      let (plain, _) = try await run("debrief \(command)", bots: [bot])
      #expect(plain.status == 0)
    }
  }

  @Test func `a failed bot with a transcript has notes that say so`() async throws {
    let bot = ScriptedBot(
      id: Self.id,
      answers: [.failed(Self.id, error: "the room was closed", transcript: "Ann: Hello.")])
    let (result, _) = try await run("debrief render \(Self.id)", bots: [bot])
    #expect(result.status == 0)
    #expect(result.output.contains("the room was closed"))
    #expect(result.output.contains("Hello."))
  }

  @Test func `a failed bot without a transcript is exit code 1 with the service's words`()
    async throws
  {
    let bot = ScriptedBot(id: Self.id, answers: [.failed(Self.id, error: "the room was closed")])
    let (result, _) = try await run("debrief render \(Self.id)", bots: [bot])
    #expect(result.status == 1)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains("the room was closed"))
  }

  @Test func `some bots fail and the others are rendered`() async throws {
    let running = "00000000-0000-4000-8000-000000000001"
    let bots = [ScriptedBot(id: running, answers: [.running(running)]), Self.finished]
    let (result, _) = try await run("debrief render \(running) \(Self.id) -o notes/", bots: bots)
    #expect(result.status == 3)
    #expect(result.errors.contains("wrote notes/2026-01-15-standup-bc8a4474af0a.md"))
  }

  @Test func `Ctrl-C during a wait is exit code 130 and leaves nothing behind`() async throws {
    let running = "00000000-0000-4000-8000-000000000001"
    let bots = [Self.finished, ScriptedBot(id: running, answers: [.running(running)])]
    let (result, _) = try await run(
      "exec debrief render \(Self.id) \(running) --wait -t jsonl -o notes/", bots: bots
    ) { process, service in
      while service.requests.count < 2 { await Task.yield() }
      process.interrupt()
    }
    #expect(result.status == 130)
    let left = try FileManager.default.contentsOfDirectory(
      atPath: shell.folder.appendingPathComponent("notes").path)
    #expect(left.isEmpty)
  }

  @Test(.timeLimit(.minutes(10)))
  func `a long pause before the next try is told of without being asked`() async throws {
    let busy = ScriptedBot(
      id: Self.id, answers: [.unavailable(.serviceUnavailable, retryAfter: "60")])
    let messages = shell.folder.appendingPathComponent("messages")
    let (result, requests) = try await run(
      "exec debrief render \(Self.id) 2> messages", bots: [busy]
    ) { process, _ in
      while (try? Data(contentsOf: messages))?.isEmpty ?? true { await Task.yield() }
      process.interrupt()
    }
    let text = try String(contentsOf: messages, encoding: .utf8)
    #expect(text.contains(Self.id))
    #expect(text.contains("503"))
    #expect(text.contains("retrying in 1 min"))
    #expect(result.status == 130)
    #expect(requests == 1)
  }

  @Test func `plain HTTP to another machine is wrong usage`() async throws {
    let result = try await shell.run(
      "debrief render \(Self.id) --base-url http://example.com/v1",
      variables: ["PAILFLOW_API_KEY": "some-key-of-ours"])
    #expect(result.status == 64)
    #expect(!result.errors.contains("some-key-of-ours"))
  }

  @Test func `a key file that others can write is wrong usage`() async throws {
    let result = try await shell.run(
      "echo some-key-of-ours > key; chmod 666 key; debrief render \(Self.id) --api-key-file key")
    #expect(result.status == 64)
    #expect(!result.errors.contains("some-key-of-ours"))
  }

  @Test(arguments: ["--wait=soon", "--wait=1.5h", "--wait=-1s", "--settle=1"])
  func `a time that is none is wrong usage`(option: String) async throws {
    let result = try await shell.run("debrief render \(Self.id) \(option)")
    #expect(result.status == 64)
  }
}
