import Foundation
import LoopbackService
import ServiceTestSupport
import Testing
import TestSupport

/// `debrief export`, `status`, `forget` and `render --archive` as processes of their own.
@Suite(.serialized) struct ExportCommandTests {
  let shell: Shell

  init() throws {
    shell = try Shell()
  }

  static func id(_ number: Int) -> String { "258b06fc-6bc9-4261-9f29-00000000000\(number)" }

  static func bot(_ number: Int) -> ScriptedBot {
    ScriptedBot(id: id(number), finished: answer(number))
  }

  static func answer(_ number: Int) -> [UInt8] {
    Array(
      """
      {"status":"completed","bot_id":"\(id(number))","room_url":"https://example.daily.co/r",\
      "started_at":"2025-01-14T10:00:00Z","completed_at":"2025-01-14T10:30:00Z",\
      "transcript":"[2025-01-14T10:00:01Z] Ann: Meeting \(number), a secret word: xylophone\(number).",\
      "insights":{"summary":"They spoke of *\(number)*."}}
      """.utf8)
  }

  /// Runs commands against a service that knows the bots 0 to 4.
  func run(
    _ command: String, bots: [ScriptedBot] = (0..<5).map(bot),
    key: String = LoopbackService.defaultKey, input: String = "",
    whileRunning: @escaping @Sendable (Process, RunningService) async throws -> Void = { _, _ in }
  ) async throws -> (result: Transcript.Step, requests: Int) {
    let list = (0..<5).map { Self.id($0) + "\n" }.joined()
    try Data(list.utf8).write(to: shell.folder.appendingPathComponent("ids.txt"))
    return try await LoopbackService(bots: bots).withRunning { service in
      let variables = ["PAILFLOW_BASE_URL": service.baseURL, "PAILFLOW_API_KEY": key]
      let result = try await shell.run(command, variables: variables) { process in
        try await whileRunning(process, service)
      }
      return (result, service.requests.count)
    }
  }

  @Test func `the end is told in one line, and status tells it again`() async throws {
    let (result, requests) = try await run(
      """
      debrief export --from ids.txt -o notes -t md,html,jsonl && debrief status notes
      stat -c %a notes/debrief.sqlite
      """)
    #expect(result.errors == "debrief: done: 5 written, 0 unchanged\n")
    #expect(result.output == "5 bots: 5 done\n600\n")
    #expect(result.status == 0)
    #expect(requests == 5)
  }

  @Test func `IDs come from standard input, too`() async throws {
    let (result, requests) = try await run(
      "printf 'name,bot_id\\r\\nAnn,\(Self.id(1))\\r\\n' | debrief export --from - -o notes -q; ls notes"
    )
    #expect(result.output.contains("2025-01-14-r-\(Self.id(1)).md"))
    #expect(result.errors.isEmpty)
    #expect(requests == 1)
  }

  @Test func `some that fail are exit code 3, and status says how to ask again`() async throws {
    let (result, _) = try await run(
      """
      debrief export --from ids.txt -o notes; echo "exit $?"; cat notes/failures.jsonl
      debrief status notes
      """, bots: (1..<5).map(Self.bot))
    #expect(result.output.contains("exit 3\n"))
    #expect(result.output.contains("{\"bot_id\":\"\(Self.id(0))\",\"kind\":\"notFound\""))
    #expect(result.output.contains("5 bots: 4 done, 1 failed\n"))
    #expect(
      result.output.contains("debrief export --from notes/failures.jsonl -o notes/ -t md\n"))
    let again = try await run(
      "debrief export --from notes/failures.jsonl -o notes/ -t md; echo \"exit $?\"; ls notes")
    #expect(again.requests == 1)
    #expect(again.result.output.hasPrefix("exit 0\n"))
    #expect(!again.result.output.contains("failures.jsonl"))
  }

  @Test func `if all fail it is the first failure's exit code`() async throws {
    let bots = (0..<5).map { ScriptedBot(id: Self.id($0), answers: []) }
    let (result, _) = try await run("debrief export --from ids.txt -o notes", bots: bots)
    #expect(result.status == 1)
  }

  @Test func `what ends an export is said once`() async throws {
    let bots = (0..<5).map { ScriptedBot(id: Self.id($0), answers: []) }
    let (result, _) = try await run(
      "debrief export --from ids.txt -o notes --abort-on-error --jobs 1", bots: bots)
    #expect(result.status == 1)
    #expect(result.errors.components(separatedBy: "error: ").count == 2)
  }

  @Test func `the command that asks again can be copied whatever the folder is called`()
    async throws
  {
    let (result, _) = try await run(
      """
      folder="it's my notes"; debrief export --from ids.txt -o "$folder" -q
      eval "$(debrief status "$folder" | sed -n 's/^To ask again.*failed: //p')"
      """, bots: (1..<5).map(Self.bot))
    #expect(result.errors.contains("1 failed"))
    #expect(!result.errors.contains("usage"))
  }

  @Test func `a bad line is named with its number, and the others go on`() async throws {
    let (result, requests) = try await run(
      "(echo '# list'; echo nonsense; cat ids.txt) > bad.txt; debrief export --from bad.txt -o notes"
    )
    #expect(result.errors.contains("bad.txt:2: “nonsense” is not a bot ID"))
    #expect(result.status == 3)
    #expect(requests == 5)
  }

  @Test func `a list without any bot is bad input`() async throws {
    let (result, requests) = try await run(
      "echo nonsense > bad.txt; debrief export --from bad.txt -o notes")
    #expect(result.status == 65)
    #expect(requests == 0)
  }

  @Test func `a refused key is exit code 4`() async throws {
    let (result, _) = try await run(
      "debrief export --from ids.txt -o notes", key: "another-key-than-that")
    #expect(result.status == 4)
    #expect(result.errors.contains("key"))
  }

  @Test func `bots that run are waiting, and no failure`() async throws {
    let bots =
      (1..<5).map(Self.bot) + [ScriptedBot(id: Self.id(0), answers: [.running(Self.id(0))])]
    let (result, _) = try await run(
      "debrief export --from ids.txt -o notes; echo \"exit $?\"; debrief status notes", bots: bots)
    #expect(result.output.hasPrefix("exit 0\n5 bots: 4 done, 1 waiting\n"))
    #expect(result.output.contains("still running"))
  }

  @Test func `the status is one JSON object, too`() async throws {
    let bots = [
      Self.bot(1), ScriptedBot(id: Self.id(2), answers: [.failed(Self.id(2), error: "closed")]),
      ScriptedBot(id: Self.id(3), answers: [.running(Self.id(3))]),
    ]
    let (result, _) = try await run(
      """
      debrief export --from ids.txt -o notes -q; debrief status notes --json > a
      debrief status notes --log-format json > b; cmp a b && wc -l < a && cat a; debrief status notes
      """, bots: bots)
    let lines = result.output.split(separator: "\n")
    #expect(lines.first == "1")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(lines[1].utf8)) as? [String: Any])
    let counts = ["total", "done", "failed_bots", "waiting", "failed", "unanswered", "not_asked"]
      .map { object[$0] as? Int }
    #expect(counts == [5, 2, 1, 1, 2, 0, 0])
    let reasons = try #require((object["reasons"] as? [String: Any])?["failed"] as? [[String: Any]])
    #expect(reasons.compactMap { $0["count"] as? Int }.reduce(0, +) == 2)
    #expect((object["retry_command"] as? String)?.contains("--from notes/failures.jsonl") == true)
    #expect(lines[2] == "5 bots: 2 done (1 of them a bot that failed), 1 waiting, 2 failed")
  }

  @Test func `the command that asks again repeats the options, and never the key`() async throws {
    let options =
      "-t md,jsonl --omit transcript --set 'a=b c' --timezone Europe/Berlin --locale de"
      + " --speaker 'Ann=Bo'\\''b' --jobs 3 --retries 1 --wait=1s"
    let (result, requests) = try await run(
      """
      debrief export --from ids.txt -o notes -q \(options); ls notes | sort > a
      debrief status notes | sed -n 's/^To ask again.*failed: //p' > again; cat again
      eval "$(cat again)"; debrief status notes | grep -cF -- "$(cat again)"
      """, bots: (1..<5).map(Self.bot))
    #expect(result.output.contains("--from notes/failures.jsonl -o notes/ \(options)"))
    #expect(result.output.hasSuffix("\n1\n"))
    #expect(!result.output.contains(LoopbackService.defaultKey))
    // Four that are there, and twice two requests for the one that is not, and perhaps two to see
    // that the service is up.
    #expect((8...10).contains(requests))
  }

  @Test func `abort-on-error ends with the first failure`() async throws {
    let (result, requests) = try await run(
      """
      seq -f '258b06fc-6bc9-4261-9f29-000000000%g' 100 999 > unknown.txt
      debrief export --from unknown.txt -o notes --jobs 1 --abort-on-error
      """)
    #expect(result.status == 1)
    #expect(requests < 20)
  }

  @Test func `a dry run asks nothing and writes nothing`() async throws {
    let (result, requests) = try await run(
      """
      debrief export --from ids.txt -o notes --dry-run; ls notes 2>/dev/null
      debrief export \(Self.id(1)) -o notes -q; debrief export --from ids.txt -o notes --dry-run
      """)
    #expect(
      result.errors == """
        debrief: 5 bots: would request 5; 0 are in the archive already
        debrief: 5 bots: would request 4; 1 is in the archive already

        """)
    #expect(result.output.isEmpty)
    #expect(requests == 1)
  }

  @Test func `the parts of all shards are the whole`() async throws {
    let (result, requests) = try await run(
      "for i in 1 2 3; do debrief export --from ids.txt -o notes --shard $i/3 -q; done; ls notes")
    #expect(requests == 5)
    #expect(result.output.split(separator: "\n").count == 6)
  }

  @Test func `each event is a JSON object a line`() async throws {
    let (result, _) = try await run(
      "debrief export --from ids.txt -o notes --log-format json", bots: (1..<5).map(Self.bot))
    let lines = result.errors.split(separator: "\n")
    let events = try lines.map { line in
      try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    }
    #expect(events.count { $0?["event"] as? String == "done" } == 4)
    #expect(events.count { $0?["event"] as? String == "failed" } == 1)
    let end = events.compactMap { $0 }.first { $0["event"] as? String == "end" }
    #expect(end?["written"] as? Int == 4)
    #expect(end?["failed"] as? Int == 1)
  }

  @Test(arguments: ["", "--jsonl-gzip"])
  func `a meeting that is forgotten leaves nothing behind`(option: String) async throws {
    let (result, _) = try await run(
      """
      debrief export --from ids.txt -o notes -t md,html,jsonl -q \(option)
      debrief forget \(Self.id(2)) --archive notes; echo "exit $?"
      (cat notes/meetings.jsonl 2>/dev/null || zcat notes/meetings.jsonl.gz) | wc -l
      (cat notes/meetings.jsonl 2>/dev/null || zcat notes/meetings.jsonl.gz) | cat - notes/* | grep -c xylophone2
      ls notes | grep -c \(Self.id(2)); debrief status notes
      """)
    #expect(result.output == "exit 0\n4\n0\n0\n4 bots: 4 done\n")
    let (unknown, _) = try await run("debrief forget \(Self.id(7)) --archive notes")
    #expect(unknown.status == 65)
    let (again, requests) = try await run(
      "debrief export --from ids.txt -o notes -t md,html,jsonl -q \(option); debrief status notes")
    #expect(again.output == "5 bots: 5 done\n")
    #expect(requests == 1)
  }

  @Test func `the archive renders again into its folder, and elsewhere`() async throws {
    let (result, requests) = try await run(
      """
      debrief export --from ids.txt -o notes -q
      debrief render --archive notes -t html -q; debrief render --archive notes -t html
      debrief render --archive notes -t jsonl -o - | wc -l
      ls notes | grep -c html
      debrief render --archive nowhere; echo "exit $?"; ls -d nowhere
      """)
    #expect(requests == 5)
    #expect(result.output.hasPrefix("5\n5\nexit 65\n"))
    #expect(result.errors.contains("0 written, 5 unchanged"))
    #expect(result.errors.contains("there is no archive here"))
  }

  @Test func `a second export of a folder says who holds it`() async throws {
    var bots = (1..<5).map(Self.bot)
    bots.append(
      ScriptedBot(
        id: Self.id(0), answers: [ServiceAnswer(body: [], delivery: .stalledBeforeHead)]))
    let (result, _) = try await run(
      """
      debrief export --from ids.txt -o notes -q & first=$!
      while ! [ -s notes/.debrief-lock ]; do sleep 0.05; done
      debrief export --from ids.txt -o notes; echo "exit $?"
      kill -TERM $first; wait $first; echo "first $?"
      """, bots: bots)
    #expect(result.output == "exit 1\nfirst 130\n")
    #expect(result.errors.contains("another debrief is writing here: process "))
  }

  @Test(.requires(.mounting))
  func `a full disk is told, and the export goes on when there is room`() async throws {
    let (result, _) = try await run(
      """
      mkdir disk && mount -t tmpfs -o size=160k none disk
      debrief export --from ids.txt -o whole -t md,html,jsonl -q
      debrief export --from ids.txt -o disk/notes -t md,html,jsonl; echo "exit $?"
      mount -o remount,size=40m disk
      debrief export --from ids.txt -o disk/notes -t md,html,jsonl -q; echo "exit $?"
      diff -r -x 'debrief.sqlite*' whole disk/notes && echo same
      umount disk
      """)
    #expect(result.output.contains("exit 1\nexit 0\nsame\n"))
    #expect(result.errors.contains("No space left") || result.errors.contains("the disk is full"))
  }

  @Test func `a folder that cannot be written is told`() async throws {
    let (result, _) = try await run("debrief export --from ids.txt -o /proc/notes")
    #expect(result.status == 1)
    #expect(result.errors.contains("/proc/notes"))
  }

  @Test(arguments: [
    "-o notes", "--from ids.txt", "--from ids.txt -o -", "--from ids.txt -o n --shard 4/3",
    "--from ids.txt -o n --rate fast", "--from ids.txt -o n --retries 101",
    "--from ids.txt -o n --jobs 0",
  ])
  func `wrong usage is exit code 64`(options: String) async throws {
    let (result, requests) = try await run("debrief export \(options)")
    #expect(result.status == 64)
    #expect(requests == 0)
  }

  @Test func `a list that is not there is bad input`() async throws {
    let (result, _) = try await run("debrief export --from nowhere.txt -o notes")
    #expect(result.status == 65)
    #expect(result.errors.contains("nowhere.txt"))
  }
}
