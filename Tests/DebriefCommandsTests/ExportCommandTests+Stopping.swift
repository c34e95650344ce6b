import Foundation
import LoopbackService
import ServiceTestSupport
import Testing

/// Signals, and waits that run out.
extension ExportCommandTests {
  @Test func `Ctrl-C is exit code 130, and the same command goes on`() async throws {
    var bots = (1..<5).map(Self.bot)
    bots.append(
      ScriptedBot(
        id: Self.id(0),
        answers: [ServiceAnswer(body: [], delivery: .stalledBeforeHead)]))
    let (result, _) = try await run(
      "exec debrief export --from ids.txt -o notes -t md,jsonl", bots: bots
    ) { process, service in
      while service.requests.count < 5 { await Task.yield() }
      process.interrupt()
    }
    #expect(result.status == 130)
    #expect(result.errors.contains("interrupted"))
    let again = try await run(
      "debrief export --from ids.txt -o notes -t md,jsonl -q; wc -l < notes/meetings.jsonl; ls -A notes"
    )
    #expect(again.result.status == 0)
    #expect(again.result.output.hasPrefix("5\n"))
    #expect(!again.result.output.contains(".debrief"))
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func `answers that came before a signal are kept`(signal: Int32) async throws {
    let said = String(repeating: "We have said this before. ", count: 1_000)
    let numbers = 100..<140
    let bots = numbers.map { number in
      let id = "258b06fc-6bc9-4261-9f29-000000000\(number)"
      return ScriptedBot(
        id: id,
        finished: Array(
          """
          {"status":"completed","bot_id":"\(id)","room_url":"https://example.daily.co/r",\
          "started_at":"2025-01-14T10:00:00Z","completed_at":"2025-01-14T10:30:00Z",\
          "transcript":"[2025-01-14T10:00:01Z] Ann: \(said)","insights":{"summary":"Short."}}
          """.utf8))
    }
    let stalled = ScriptedBot(
      id: Self.id(0), answers: [ServiceAnswer(body: [], delivery: .stalledBeforeHead)])
    // With one job, the last bot is asked about when the answers about all others are there.
    let (result, _) = try await run(
      """
      seq -f '258b06fc-6bc9-4261-9f29-000000000%g' 100 139 > long.txt; echo \(Self.id(0)) >> long.txt
      exec debrief export --from long.txt -o notes -t md,html --jobs 1
      """, bots: bots + [stalled]
    ) { process, service in
      while !service.requests.contains(where: { $0.path.contains(Self.id(0)) }) {
        await Task.yield()
      }
      kill(process.processIdentifier, signal)
    }
    #expect(result.status == 130)
    #expect(result.errors.contains("interrupted"))
    // How many of them are recorded depends on what the machine does in a second.
    let status = try await shell.run("debrief status notes")
    let done = Int(status.output.trimmingPrefix("41 bots: ").prefix { $0.isNumber }) ?? 0
    #expect((1...40).contains(done), "\(status.output)")
    let (again, requests) = try await run(
      "debrief export --from long.txt -o notes -t md,html; ls notes | wc -l",
      bots: bots + [Self.bot(0)])
    // With the archive.
    #expect(again.output == "83\n")
    #expect(requests == 41 - done)
  }

  @Test func `a signal that is ignored at the start stays ignored`() async throws {
    let bots = [ScriptedBot(id: Self.id(0), answers: [.running(Self.id(0))])]
    let (result, _) = try await run(
      """
      (trap '' HUP; exec debrief export \(Self.id(0)) -o notes --wait -v 2> messages) & pid=$!
      while ! grep -q waiting messages 2> /dev/null; do sleep 0.05; done
      kill -HUP $pid; sleep 0.2; kill -0 $pid && echo alive
      kill -TERM $pid; wait $pid; echo "exit $?"
      """, bots: bots)
    #expect(result.output == "alive\nexit 130\n")
  }

  @Test func `a second signal ends at once what the first one cannot`() async throws {
    let said = String(repeating: "We have said this before. ", count: 40_000)
    let answer = """
      {"status":"completed","bot_id":"\(Self.id(0))","room_url":"https://example.daily.co/r",\
      "transcript":"[2025-01-14T10:00:01Z] Ann: \(said)","insights":{"summary":"Short."}}
      """
    try Data(answer.utf8).write(to: shell.folder.appendingPathComponent("long.json"))
    // Nobody reads the pipe, which holds less than the notes: the program waits in a write.
    let (result, _) = try await run(
      """
      mkfifo pipe; exec 3<> pipe
      debrief render long.json -o - > pipe & pid=$!
      dd of=/dev/null bs=1 count=1 <&3 2> /dev/null
      kill -TERM $pid; sleep 0.3; kill -0 $pid && echo alive
      kill -TERM $pid; wait $pid; echo "exit $?"
      """)
    #expect(result.output == "alive\nexit 130\n")
  }

  @Test func `a wait that runs out is told, and is exit code 5`() async throws {
    let running = ScriptedBot(id: Self.id(0), answers: [.running(Self.id(0))])
    let empty = ScriptedBot(
      id: Self.id(1),
      answers: [.completedWithoutResults(Self.id(1), completedAt: "2025-01-14T10:30:00Z")])
    for (bots, options, status, words) in [
      ([running], "--wait=1s", 5, "1 bot had not finished"),
      ([running], "--wait=1s --allow-incomplete", 0, "1 bot had not finished"),
      ([running], "", 0, ""),
      ([empty], "--wait=1s", 5, "without transcript or insights"),
      ([empty], "", 0, ""),
      ([], "--wait=1s", 3, ""),
    ] as [([ScriptedBot], String, Int32, String)] {
      let ids = bots.isEmpty ? [Self.id(2), Self.id(3)] : bots.map(\.id) + [Self.id(2)]
      let (result, _) = try await run(
        "rm -rf notes; debrief export \(ids.joined(separator: " ")) -o notes \(options)",
        bots: bots + [Self.bot(2)])
      #expect(result.status == status, "\(options)")
      #expect(words.isEmpty || result.errors.contains(words), "\(options)")
    }
  }
}
