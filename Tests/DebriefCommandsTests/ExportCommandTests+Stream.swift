import Foundation
import JSONDocument
import LoopbackService
import ServiceTestSupport
import Testing

/// `debrief export -o -`, which writes lines to standard output.
extension ExportCommandTests {
  private static let filter = "debrief export --from - -t jsonl -o -"

  private static let running = ScriptedBot(
    id: id(4), running: 1, then: answer(4))

  /// The value of a member in each line of JSON.
  private func values(of member: String, in lines: String) throws -> [String] {
    try lines.split(separator: "\n").map { line in
      let object = try JSONParser.parse(Array(line.utf8)).objectValue
      switch object?[member] {
      case .string(let text): return text
      case .number(let number): return number.spelling
      default: return "null"
      }
    }
  }

  @Test(arguments: ["", "--ordered", "--ordered --jobs 1", "--jobs 2"])
  func `the lines of a filter are those of an export into a folder`(options: String) async throws {
    let (result, requests) = try await run(
      """
      debrief export --from ids.txt -t jsonl -o notes -q
      \(Self.filter) \(options) < ids.txt > lines.jsonl
      cmp notes/meetings.jsonl \(options.contains("ordered") ? "" : "<(sort ")lines.jsonl\
      \(options.contains("ordered") ? "" : ")") && ls -A
      """)
    #expect(result.errors == "debrief: done: 5 written\n")
    #expect(result.output == "ids.txt\nlines.jsonl\nnotes\n")
    #expect(requests == 10)
  }

  @Test func `a line is written before the next ID comes`() async throws {
    let (result, _) = try await run(
      """
      coproc filter { \(Self.filter) --ordered -q; }
      for number in 3 1 3; do
        echo \(Self.id(0).dropLast())$number >&${filter[1]}
        read -r -t 60 line <&${filter[0]} && echo "${line:41:36}"
      done
      exec {filter[1]}>&-
      wait $filter_PID; echo $?
      """)
    #expect(result.output == "\(Self.id(3))\n\(Self.id(1))\n\(Self.id(3))\n0\n")
  }

  @Test func `each entry is a line or a failure, with its place in the list`() async throws {
    let (result, _) = try await run(
      """
      printf '# IDs\\n\(Self.id(0))\\nAnn\\n\(Self.id(7))\\n\(Self.id(4))\\n\(Self.id(1))' \
        | \(Self.filter) --ordered --failures inline; echo $?
      """, bots: [Self.bot(0), Self.bot(1), Self.running])
    let lines = result.output.split(separator: "\n")
    #expect(lines.last == "3")
    let records = lines.dropLast().joined(separator: "\n")
    #expect(
      try values(of: "bot_id", in: records)
        == [Self.id(0), "null", Self.id(7), Self.id(4), Self.id(1)])
    #expect(
      try values(of: "kind", in: records) == ["null", "badLine", "notFound", "notReady", "null"])
    #expect(try values(of: "line", in: records) == ["null", "3", "4", "5", "null"])
    #expect(try values(of: "input", in: records)[1] == "Ann")
    #expect(
      result.errors == "debrief: done: 2 written, 2 failed, 1 bad line in the list\n")
  }

  @Test func `failures go into a file, which a run without any empties`() async throws {
    let (result, _) = try await run(
      """
      echo \(Self.id(7)) | \(Self.filter) --failures bad.jsonl -q; echo $?
      cut -c 1-79 bad.jsonl
      echo \(Self.id(1)) | \(Self.filter) --failures bad.jsonl -q | wc -l; wc -c < bad.jsonl
      echo \(Self.id(7)) | \(Self.filter) --failures /dev/stderr -q
      """)
    #expect(
      result.output
        == "1\n{\"schema\":\"debrief.failure.v1\",\"bot_id\":\"\(Self.id(7))\",\n1\n0\n")
    #expect(result.errors.hasPrefix("{\"schema\":\"debrief.failure.v1\""))
  }

  @Test func `with --wait it waits for a bot that has not finished`() async throws {
    let (result, _) = try await run(
      "echo \(Self.id(4)) | \(Self.filter) --wait=60s", bots: [Self.running])
    #expect(result.errors == "debrief: done: 1 written\n")
    #expect(result.status == 0)
  }

  @Test(.timeLimit(.minutes(10)))
  func `a reader that goes ends it, though the list does not end`() async throws {
    let (result, _) = try await run(
      """
      mkfifo list; exec 3<> list; echo \(Self.id(0)) >&3
      \(Self.filter) -q < list | head -c 20; status=${PIPESTATUS[0]}; echo; echo $status
      """)
    #expect(result.output == "{\"schema\":\"debrief.m\n0\n")
  }

  @Test(.timeLimit(.minutes(10)))
  func `a reader that goes ends it while a bot is waited for`() async throws {
    let (result, _) = try await run(
      "printf '\(Self.id(0))\\n\(Self.id(4))\\n' | \(Self.filter) --wait -q | head -c 20; status=${PIPESTATUS[1]}; echo; echo $status",
      bots: [Self.bot(0), ScriptedBot(id: Self.id(4), answers: [.running(Self.id(4))])])
    #expect(result.output == "{\"schema\":\"debrief.m\n0\n")
  }

  @Test(.timeLimit(.minutes(10)))
  func `a list that nobody writes keeps no one waiting`() async throws {
    let (result, _) = try await run(
      "mkfifo list; debrief export \(Self.id(0)) --from list -t jsonl -o -", key: "another-key")
    #expect(result.status == 4)
  }

  @Test(.timeLimit(.minutes(10)))
  func `Ctrl-C ends it while its reader stands still`() async throws {
    let many = (0..<400).map { _ in Self.id(0) }.joined(separator: "\\n")
    let (result, _) = try await run(
      """
      mkfifo out; exec 3<> out; printf '\(many)' > list.txt
      timeout -s INT 2 debrief export --from list.txt -t jsonl -o - -q > out; echo $?
      """)
    #expect(result.output == "130\n" || result.output == "124\n")
  }

  @Test func `failures of a stopped run replace no others`() async throws {
    let (result, _) = try await run(
      """
      echo '{"bot_id":"\(Self.id(7))"}' > failed.jsonl
      debrief export --from nolist -t jsonl -o - --failures failed.jsonl -q; wc -l < failed.jsonl
      \(Self.filter) --failures failed.jsonl -q < /dev/null; wc -l < failed.jsonl
      echo '{"bot_id":"\(Self.id(7))"}' > failed.jsonl
      debrief export --from failed.jsonl -t jsonl -o - --failures ./failed.jsonl; wc -l < failed.jsonl
      """)
    #expect(result.output == "1\n0\n1\n")
    #expect(result.errors.contains("the failures would replace the list"))
  }

  @Test func `failures replace no list and no records, whatever they were opened as`() async throws
  {
    let (result, _) = try await run(
      """
      echo \(Self.id(0)) > list; ln list other; ln -s list link; touch records
      for name in list other link; do
        \(Self.filter) --failures $name < list; echo $?
      done
      echo \(Self.id(0)) | \(Self.filter) --failures records > records; echo $?
      \(Self.filter) --failures failed.jsonl < list | wc -l
      cat list
      """)
    #expect(result.output == "64\n64\n64\n64\n1\n\(Self.id(0))\n")
    #expect(result.errors.split(separator: "\n").count { $0.contains("replace the list") } == 3)
    #expect(result.errors.contains("records: the failures would replace the records"))
  }

  @Test(.timeLimit(.minutes(10)))
  func `failures go into a pipe until it is closed`() async throws {
    let (result, _) = try await run(
      """
      mkfifo bad; cat bad > bad.jsonl & reader=$!
      printf 'a\\nb\\n\(Self.id(7))\\n' | \(Self.filter) --failures bad -q; echo $?
      wait $reader; wc -l < bad.jsonl
      echo a | \(Self.filter) --failures bad; echo $?
      """)
    #expect(result.output == "65\n3\n1\n")
    #expect(result.errors.contains("nobody reads this pipe"))
  }

  @Test func `each entry that is no ID is told once over all shards`() async throws {
    let (result, _) = try await run(
      """
      for part in 1 2 3; do
        printf 'x\(String(repeating: "é", count: 600))\\n\(Self.id(1))\\n' \
          | \(Self.filter) --shard $part/3 --failures inline -q
      done
      """)
    #expect(try values(of: "bot_id", in: result.output).sorted() == [Self.id(1), "null"].sorted())
    let inputs = try values(of: "input", in: result.output)
    #expect(inputs.contains("x" + String(repeating: "é", count: 499)))
  }

  @Test func `a closed standard output is an error`() async throws {
    let (result, _) = try await run("debrief export \(Self.id(0)) -t jsonl -o - >&-; echo $?")
    #expect(result.output == "1\n")
    #expect(result.errors.contains("standard output: cannot write"))
  }

  @Test(.timeLimit(.minutes(10)))
  func `a refused key ends it, though the list does not end`() async throws {
    let (result, requests) = try await run(
      """
      mkfifo list; exec 3<> list; echo \(Self.id(0)) >&3; \(Self.filter) < list
      """, key: "another-key")
    #expect(result.status == 4)
    #expect(result.output.isEmpty)
    #expect(requests == 1)
  }

  @Test(.timeLimit(.minutes(10)))
  func `Ctrl-C ends it, though the list does not end`() async throws {
    let (result, _) = try await run(
      "mkfifo list; exec 3<> list; exec \(Self.filter) < list"
    ) { process, _ in
      try await Task.sleep(for: .seconds(1))
      process.interrupt()
    }
    #expect(result.status == 130)
  }

  @Test(arguments: [
    ("-t md -o -", "JSON Lines alone"), ("-o - -t jsonl --archive a", "--archive is for a folder"),
    ("-o - -t jsonl --jsonl-gzip", "--jsonl-gzip"), ("-o - -t jsonl --failures -", "use inline"),
    ("-o notes --ordered", "-o -"), ("-o notes --failures f", "-o -"),
  ])
  func `what a filter cannot do is a wrong usage`(options: String, reason: String) async throws {
    let result = try await shell.run("debrief export \(Self.id(0)) \(options); echo $?; ls")
    #expect(result.errors.contains(reason), "\(result.errors)")
    #expect(result.output == "64\n")
  }
}
