import Foundation
import LoopbackService
import ServiceTestSupport
import Testing

@testable import DebriefCommands

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

  /// Commands that wait for the other end of a pipe, which nobody has opened, holds open or reads.
  private static let waits = [
    "debrief render - < <(sleep 5)",
    "debrief export --from - -o notes < <(sleep 5)",
    "debrief export --from pipe -o notes",
    "debrief export \(id(0)) --ca-file pipe -o notes",
    "debrief merge notes -o all --from - < <(sleep 5)",
    "debrief render pipe",
    "debrief render meeting.json -o pipe",
    "debrief render meeting.json -o /dev/stdout > held",
    "debrief fetch \(id(0)) -o pipe",
  ]

  @Test(.timeLimit(.minutes(5)), arguments: waits.indices)
  func `one signal ends a command that waits for a pipe`(index: Int) async throws {
    let command = Self.waits[index]
    let signal = ["INT", "TERM", "HUP"][index % 3]
    let said = String(repeating: "We have said this before. ", count: 10_000)
    let answer = String(decoding: Self.answer(0), as: UTF8.self)
      .replacing("Meeting 0", with: said)
    try Data(answer.utf8).write(to: shell.folder.appendingPathComponent("meeting.json"))
    let (result, _) = try await run(
      """
      mkfifo pipe held; exec 3<> held
      debrief export \(Self.id(1)) -o notes -q
      (exec env --default-signal=INT \(command)) & pid=$!
      sleep 0.7; kill -0 $pid && echo alive
      kill -\(signal) $pid; for i in {1..20}; do sleep 0.1; kill -0 $pid 2> /dev/null || break; done
      kill -0 $pid 2> /dev/null && { echo deaf; kill -9 $pid; }
      wait $pid; echo $?
      """)
    #expect(result.output == "alive\n130\n", "\(result.errors)")
    #expect(result.errors.contains("interrupted"))
  }

  @Test func `a pipe that is written to late is read to its end`() async throws {
    let (result, _) = try await run(
      """
      mkfifo pipe out
      (sleep 0.5; echo \(Self.id(0)); sleep 0.5; echo \(Self.id(1))) > pipe &
      debrief export --from pipe -o notes -t jsonl -q; wc -l < notes/meetings.jsonl
      (sleep 0.5; wc -l < out) &
      debrief fetch \(Self.id(0)) | debrief render - -t jsonl -o out; wait
      """)
    #expect(result.output == "2\n1\n")
  }

  @Test func `a second signal counts once the first has had time`() {
    let interruption = Interruption()
    let start = ContinuousClock.now
    #expect(!interruption.isRepeated(at: start))
    #expect(!interruption.isRepeated(at: start + .milliseconds(20)))
    #expect(interruption.isRepeated(at: start + .milliseconds(600)))
  }

  @Test func `a signal that comes twice at once leaves no work half done`() async throws {
    let stalled = ScriptedBot(
      id: Self.id(1), answers: [ServiceAnswer(body: [], delivery: .stalledBeforeHead)])
    let (result, _) = try await run(
      """
      debrief export \(Self.id(0)) \(Self.id(1)) -o notes -t md --jobs 1 & pid=$!
      sleep 1; kill -TERM $pid; sleep 0.02; kill -TERM $pid; wait $pid; echo $?
      debrief status notes | head -1
      """, bots: [Self.bot(0), stalled])
    #expect(result.output == "130\n2 bots: 1 done, 1 not asked yet\n", "\(result.errors)")
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
      kill -TERM $pid; sleep 0.7; kill -0 $pid && echo alive
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
