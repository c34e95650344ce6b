import Foundation
import LoopbackService
import ServiceTestSupport
import Testing

/// `--require` means the same whether an answer has just come or is in an archive already.
@Suite(.serialized) struct RequireTests {
  let shell: Shell

  init() throws {
    shell = try Shell()
  }

  private static func id(_ number: Int) -> String { "258b06fc-6bc9-4261-9f29-00000000000\(number)" }

  private static func bot(_ number: Int, questions: String) -> ScriptedBot {
    ScriptedBot(
      id: id(number),
      finished: Array(
        """
        {"status":"completed","bot_id":"\(id(number))","room_url":"https://example.daily.co/r",\
        "started_at":"2025-01-14T10:00:00Z","completed_at":"2025-01-14T10:30:00Z",\
        "transcript":"[2025-01-14T10:00:01Z] Ann: Hello.","insights":{"summary":"Short."},\
        "qa_pairs":\(questions)}
        """.utf8))
  }

  private func run(_ command: String) async throws -> (result: Transcript.Step, requests: Int) {
    let bots = [
      Self.bot(0, questions: "[{\"question\":\"Why?\",\"answer\":\"So.\"}]"),
      Self.bot(1, questions: "[]"),
    ]
    return try await LoopbackService(bots: bots).withRunning { service in
      let result = try await shell.run(
        command,
        variables: [
          "PAILFLOW_BASE_URL": service.baseURL, "PAILFLOW_API_KEY": LoopbackService.defaultKey,
        ])
      return (result, service.requests.count)
    }
  }

  @Test(arguments: [
    ("debrief export \(id(0)) \(id(1)) -o notes --require qa", 3),
    ("debrief export \(id(1)) -o notes --require qa", 5),
    ("debrief export \(id(0)) -o notes --require qa", 0),
    ("debrief export \(id(0)) \(id(1)) -o notes --require qa,insights -t md,jsonl", 3),
    ("debrief export \(id(0)) \(id(1)) -o notes --require insights", 0),
    ("debrief render --archive notes --require qa", 3),
    ("debrief render --archive notes --require qa -t html --omit transcript", 3),
    ("debrief render --archive notes --require qa -o other/", 3),
    ("debrief render --archive notes --require transcript,insights", 0),
  ])
  func `what is in the archive has to have the parts`(command: String, status: Int) async throws {
    let (result, requests) = try await run(
      "debrief export \(Self.id(0)) \(Self.id(1)) -o notes -t md,jsonl -q && \(command)")
    #expect(result.status == Int32(status), "\(result.errors)")
    #expect(requests == 2)
    guard status != 0 else { return }
    #expect(result.errors.contains(Self.id(1)), "\(result.errors)")
    #expect(result.errors.contains("has no questions and answers"), "\(result.errors)")
    #expect(!result.errors.contains("\(Self.id(0)):"), "\(result.errors)")
  }

  @Test func `a bot that lacks a part is listed as failed, keeps its notes, and is asked again`()
    async throws
  {
    let (result, requests) = try await run(
      """
      debrief export \(Self.id(0)) \(Self.id(1)) -o notes -q
      debrief export \(Self.id(0)) \(Self.id(1)) -o notes --require qa -q; echo "exit $?"
      cat notes/failures.jsonl; ls notes/*.md | wc -l
      debrief export \(Self.id(0)) \(Self.id(1)) -o notes -q; echo "exit $?"; ls notes/failures.jsonl
      """)
    #expect(
      result.output == """
        exit 3
        {"bot_id":"\(Self.id(1))","kind":"notReady","reason":"the answer has no questions and answers"}
        2
        exit 0

        """)
    #expect(requests == 3)
  }

  @Test func `rendering anew does not make an export ask again`() async throws {
    let (result, requests) = try await run(
      """
      debrief export \(Self.id(0)) \(Self.id(1)) -o notes -q
      debrief render --archive notes --require qa -t html -q; echo "exit $?"
      ls notes/*.html; debrief status notes
      debrief export \(Self.id(0)) \(Self.id(1)) -o notes -q
      """)
    #expect(
      result.output == """
        exit 3
        notes/2025-01-14-r-\(Self.id(0)).html
        2 bots: 2 done

        """)
    #expect(requests == 2)
  }
}
